//! Workspaces that older versions of crud-gen wrote, with the edits of a user in them: an update keeps those.

use crate::support::{crud_gen, files, must, sandbox};
use crud_gen::cli::ExitStatus;
use crud_gen::output::RelPath;
use crud_gen::workspace::Workspace;
use serde_json::Value;
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

/// Makes the hooks of a module what they were before there were `RULES`: a file that nobody compared with anything.
fn age_hooks(root: &Path, module: &str, own: &str) -> String {
    let path = format!("apps/api/src/modules/{module}/hooks.rs");
    let text = fs::read_to_string(root.join(&path)).expect("hooks");
    let from = text.find("/// Each one looks at").expect("a comment");
    let end = text.find("= &[];\n").expect("the rules") + "= &[];\n".len();
    let old = text[..from].replace("{Change, Rule}", "Change").to_owned() + own + &text[end..];
    fs::write(root.join(&path), &old).expect("hooks");
    fs::remove_file(root.join(".crud-gen/base").join(&path)).ok();
    let manifest = root.join(".crud-gen/manifest.json");
    let mut known = Workspace::at(root).baseline().expect("a manifest");
    known.files.get_mut(&RelPath::new(&path).expect("a path")).expect("an entry").once = true;
    fs::write(manifest, known.to_json()).expect("a manifest");
    old
}

#[test]
fn code_of_the_user_is_changed_where_that_is_sure_and_named_where_not() {
    let sandbox = sandbox();
    unpack(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/upgrades/0.1.0.tar.gz"), sandbox.path());
    let root = sandbox.path().join("shop");
    let old = age_hooks(&root, "products", "");
    age_hooks(&root, "notes", "const RULES: [&str; 1] = [\"be kind\"];\n\npub const SAYS: &str = RULES[0];\n");
    let plan: Value = serde_json::from_str(&must(&root, &["update", "--dry-run", "--json"]).stdout).expect("JSON");
    let change = |module: &str| {
        let path = format!("apps/api/src/modules/{module}/hooks.rs");
        let files = plan["files"].as_array().expect("files");
        files.iter().find(|file| file["path"] == *path).expect("the hooks")["code"][0].clone()
    };
    let (sure, open) = (change("products"), change("notes"));
    assert_eq!((&sure["to"], &sure["done"]), (&"0.1.0".into(), &true.into()), "{plan:#}");
    assert_eq!(open["done"], false);
    assert!(open["how"].as_str().expect("a way").contains("pub const RULES: &[Rule<Note>] = &[];"), "{open:#}");
    let ran = crud_gen(&root, &["update"]);
    assert_eq!(ran.status, ExitStatus::NeedsPerson, "somebody has to change the other one: {}", ran.stdout);
    let hooks =
        |module: &str| fs::read_to_string(root.join(format!("apps/api/src/modules/{module}/hooks.rs"))).expect("hooks");
    let added = "pub const RULES: &[crate::shared::record::Rule<super::schemas::Product>] = &[];\n";
    assert!(hooks("products").contains(added), "{}", hooks("products"));
    assert!(old.lines().all(|line| hooks("products").lines().any(|own| own == line)), "a line is lost");
    let line = hooks("notes").lines().position(|line| line.contains("be kind")).expect("the user's") + 1;
    assert!(ran.stdout.contains(&format!("line {line}: another `RULES` stands here")), "{}", ran.stdout);
    let text = hooks("notes").replace("RULES", "SAYINGS");
    fs::write(root.join("apps/api/src/modules/notes/hooks.rs"), text).expect("hooks");
    must(&root, &["update"]);
    assert!(hooks("notes").contains("Rule<super::schemas::Note>") && hooks("notes").contains("be kind"));
    let again = must(&root, &["update"]);
    assert!(!again.stdout.contains("since crud-gen"), "{}", again.stdout);
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
