//! Workspaces that older versions of crud-gen wrote, with the edits of a user in them: an update keeps those.

use crate::support::{crud_gen, files, must, sandbox};
use crud_gen::workspace::Workspace;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What the user wrote, and where.
const EDITS: [(&str, &str); 5] = [
    ("apps/api/src/modules/products/controller.rs", "// of the shop: prices are without tax\n"),
    ("apps/api/src/modules/products/hooks.rs", "created.name); // of the shop\n"),
    ("apps/api/migrations/0004_weight.sql", "ADD COLUMN weight integer;\n"),
    ("apps/web/package.json", "\"of-the-shop\": \"^1.0.0\""),
    ("apps/web/src/app/shop.ts", "// of the shop: a page of its own\n"),
];

/// What the user deleted.
const DELETED: &str = "apps/web/src/app/features/products/services/products.service.spec.ts";

fn unpack(archive: &Path, folder: &Path) {
    let tar = Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(folder).status().expect("tar");
    assert!(tar.success(), "{}", archive.display());
    let root = folder.join("shop");
    let known = Workspace::at(&root).baseline().expect("a manifest");
    for (path, _) in known.files.iter().filter(|(_, entry)| !entry.once) {
        let (file, base) = (root.join(path.as_str()), root.join(".crud-gen/base").join(path.as_str()));
        if file.exists() && !base.exists() {
            fs::create_dir_all(base.parent().expect("a folder")).expect("a folder");
            fs::copy(file, base).expect("a copy");
        }
    }
}

#[test]
fn a_workspace_of_each_version_is_updated() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/upgrades");
    let archives: Vec<_> = fs::read_dir(folder)
        .expect("archives")
        .map(|entry| entry.expect("an archive").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "gz"))
        .collect();
    assert!(!archives.is_empty());
    for archive in archives {
        let sandbox = sandbox();
        unpack(&archive, sandbox.path());
        let root = sandbox.path().join("shop");
        let ran = must(&root, &["update"]);
        for (path, edit) in EDITS {
            let text = fs::read_to_string(root.join(path)).expect("an edited file");
            assert!(text.contains(edit), "{path} has lost {edit}: {}", ran.stdout);
        }
        assert!(!root.join(DELETED).exists(), "{DELETED} is back");
        let schemas = fs::read_to_string(root.join("apps/api/src/modules/products/schemas.rs")).expect("schemas");
        assert!(schemas.contains("pub weight: Option<i32>,"), "the user's migration is not followed");
        let checked = crud_gen(&root, &["check"]);
        let wrong = checked.stdout.lines().filter(|line| !line.contains(DELETED)).collect::<Vec<_>>().join("\n");
        for state in ["stale ", "conflict ", "markers ", "orphan ", "lost ", "problem:"] {
            assert!(!wrong.lines().any(|line| line.trim_start().starts_with(state)), "{wrong}");
        }
        let before = files(&root);
        let again = must(&root, &["update"]);
        assert!(again.stdout.contains("deleted by you") && !again.stdout.contains("update    "), "{}", again.stdout);
        assert!(files(&root) == before, "a second update has written something");
    }
}
