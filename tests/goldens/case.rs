//! Golden cases: `tests/cases/NAME/` holds what goes in and, as raw files, what must come out.
//!
//! `case.toml`: `about` (what it shows), `database`, `runs` (argument lists, one after another in one workspace) and
//! `outside` (run without a workspace), and `settings` (in the place of the workspace's `crud-gen.toml`). `input.*` files are put beside the workspace. Expected are `expected/` (the files
//! that the runs added or changed), or `expected.stderr` when the last run must fail, which then writes nothing.

use crate::golden::{Files, bless, compare};
use crate::tool::{crud_gen, files, must, project, sandbox, visible, write};
use crud_gen::cli::ExitStatus;
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What the case shows.
    #[serde(rename = "about")]
    _about: String,
    #[serde(default = "sqlite")]
    database: String,
    runs: Vec<Vec<String>>,
    /// No workspace is made first, and none is named.
    #[serde(default)]
    outside: bool,
    settings: Option<String>,
}

fn sqlite() -> String {
    "sqlite".to_owned()
}

/// The cases there are, by name.
pub fn folders() -> Vec<(String, PathBuf)> {
    let mut folders: Vec<_> = std::fs::read_dir(project("tests/cases"))
        .expect("tests/cases")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "there is no case in tests/cases");
    folders
}

/// Compares what a case gives with what it expects, or writes it.
pub fn check(folder: &Path, blessing: bool) -> Result<(), String> {
    let (got, stderr) = outcome(folder);
    let (expected, expected_stderr) = (folder.join("expected"), folder.join("expected.stderr"));
    if blessing {
        bless(&expected, &got);
        match &stderr {
            Some(text) => write(&expected_stderr, text),
            None => drop(std::fs::remove_file(&expected_stderr)),
        }
        return Ok(());
    }
    let both = |mut files: Files, stderr: Option<Vec<u8>>| {
        files.extend(stderr.map(|text| ("stderr".to_owned(), text)));
        files
    };
    let wanted = if expected.exists() { files(&expected) } else { Files::new() };
    compare(&both(wanted, std::fs::read(&expected_stderr).ok()), &both(got, stderr.map(String::into_bytes)))
}

/// The files that the runs of a case added or changed, and what the last run said when it failed.
fn outcome(dir: &Path) -> (Files, Option<String>) {
    let text = std::fs::read_to_string(dir.join("case.toml")).expect("case.toml");
    let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let sandbox = sandbox();
    for entry in std::fs::read_dir(dir).expect("a case").filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with("input.") {
            std::fs::copy(entry.path(), sandbox.path().join(entry.file_name())).expect("an input");
        }
    }
    let root = sandbox.path().join("demo");
    if !case.outside {
        must(sandbox.path(), &["new", "demo", "--database", &case.database]);
    }
    if let Some(settings) = &case.settings {
        write(&root.join("crud-gen.toml"), settings.as_bytes());
    }
    let before = if root.exists() { visible(&root) } else { Files::new() };
    let mut stderr = None;
    for (index, run) in case.runs.iter().enumerate() {
        let mut args: Vec<&str> = run.iter().map(String::as_str).collect();
        if !case.outside && !run.iter().any(|arg| arg == "--workspace") {
            args.extend(["--workspace", "demo"]);
        }
        let untouched = if root.exists() { visible(&root) } else { Files::new() };
        let ran = crud_gen(sandbox.path(), &args);
        if ran.status == ExitStatus::Done {
            continue;
        }
        assert_eq!(index + 1, case.runs.len(), "{}: {args:?} failed\n{}{}", dir.display(), ran.stdout, ran.stderr);
        let after = if root.exists() { visible(&root) } else { Files::new() };
        assert!(after == untouched, "{}: a failed run has written something", dir.display());
        stderr = Some(ran.stderr.replace(&sandbox.path().display().to_string(), "SANDBOX"));
    }
    if stderr.is_some() {
        return (Files::new(), stderr);
    }
    let after = visible(&root);
    let changed = after.into_iter().filter(|(path, bytes)| before.get(path) != Some(bytes)).collect();
    (changed, stderr)
}
