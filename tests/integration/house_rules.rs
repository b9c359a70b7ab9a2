//! Rules of this project that a machine can hold.

use crate::support::rust_text::{tokens, without_tests};
use crate::support::{files, project, visible};
use crud_gen::packs::PACKS;
use crud_gen::render::embed;
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

#[test]
fn functions_are_verbs_or_nouns() {
    const PARTICIPLES: &[&str] = &[
        "done", "drawn", "found", "given", "gone", "held", "kept", "known", "left", "lost", "made", "said", "seen",
        "shown", "taken", "told", "written",
    ];
    // Kinds of values in generated tests.
    const ACCEPTED: &[&str] = &["fitted", "fixed", "numbered", "padded", "quoted", "referred"];
    let mut wrong = Vec::new();
    for (name, content) in files(&project("src")).into_iter().filter(|(name, _)| name.ends_with(".rs")) {
        let tokens = without_tests(&tokens(&String::from_utf8_lossy(&content)));
        for pair in tokens.windows(2).filter(|pair| pair[0] == "fn") {
            let function = pair[1].as_str();
            let is_participle = function.ends_with("ed") && !function.contains('_');
            if (is_participle || PARTICIPLES.contains(&function)) && !ACCEPTED.contains(&function) {
                wrong.push(format!("src/{name}: {function}"));
            }
        }
    }
    assert!(wrong.is_empty(), "what do these do, or what do they return?\n{}", wrong.join("\n"));
}
