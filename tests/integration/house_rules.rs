//! Rules of the house that a machine can hold.

use crate::support::{must, project, sandbox, visible};
use crud_gen::packs::PACKS;
use crud_gen::render::embed;
use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;

#[test]
fn every_template_is_used_and_says_what_it_reads() {
    let used: BTreeSet<&str> = PACKS.iter().flat_map(|pack| pack.files).map(|rule| rule.template).collect();
    for (name, text) in embed::templates() {
        let file = name.rsplit('/').next().unwrap_or(name);
        let is_partial = file.starts_with('_');
        if !name.starts_with("workspace/") && !is_partial {
            assert!(used.contains(name), "`{name}` is in no table of a pack");
            assert!(text.starts_with("<%# context: ModuleContext %>"), "`{name}` does not name its context first");
        }
    }
    for name in used {
        assert!(embed::templates().iter().any(|(known, _)| *known == name), "there is no template `{name}`");
    }
}

#[test]
fn the_readme_of_templates_names_every_field() {
    let sandbox = sandbox();
    must(sandbox.path(), &["products", "--workspace", "demo"]);
    let shown: Value =
        serde_json::from_str(&must(&sandbox.path().join("demo"), &["show", "products"]).stdout).expect("JSON");
    let readme = std::fs::read_to_string(project("templates/README.md")).expect("the README");
    for key in shown.as_object().expect("an object").keys() {
        let is_named = readme.contains(&format!("`{key}`")) || readme.contains(&format!("`{key}."));
        assert!(is_named, "templates/README.md does not name `{key}`");
    }
    for key in shown["fields"][0].as_object().expect("a field").keys() {
        assert!(readme.contains(&format!("`{key}`")), "templates/README.md does not name `{key}` of a field");
    }
}

#[test]
fn generated_rust_is_what_rustfmt_writes() {
    let goldens = ["tests/cases", "examples/clinic"].map(project);
    let mut checked = 0;
    for folder in goldens {
        let is_source = |path: &String| path.ends_with(".rs") && !path.contains("/.crud-gen/");
        let sources: Vec<_> = visible(&folder).into_keys().filter(is_source).collect();
        for chunk in sources.chunks(40) {
            let output = Command::new("rustfmt")
                .args(["--check", "--edition", "2024"])
                .args(chunk.iter().map(|path| folder.join(path)))
                .output()
                .expect("rustfmt");
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr)
            );
            checked += chunk.len();
        }
    }
    assert!(checked > 0);
}
