//! Golden cases: `tests/cases/NAME/` holds what goes in and, as raw files, what must come out.
//!
//! `case.toml`: `about` (what it shows), `database`, `runs` (argument lists, one after another in one workspace) and
//! `outside` (run without a workspace), and `settings` (in the place of the workspace's `crud-gen.toml`). `input.*` files are put beside the workspace. Expected are `expected/` (the files
//! that the runs added or changed), or `expected.stderr` when the last run must fail, which then writes nothing.

use crate::support::{crud_gen, files, must, project, visible, write};
use crud_gen::cli::ExitStatus;
use serde::Deserialize;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::path::Path;

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

#[test]
fn every_case_gives_what_is_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    assert!(!(bless && std::env::var_os("CI").is_some()), "goldens are not rewritten in CI");
    let mut cases: Vec<_> = std::fs::read_dir(project("tests/cases"))
        .expect("tests/cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    let broken: Vec<String> = cases.iter().filter_map(|dir| differences(dir, bless)).collect();
    assert!(broken.is_empty(), "{}\n\nif this is what you want: just bless", broken.join("\n"));
}

/// What differs from the expectation of a case, or nothing.
fn differences(dir: &Path, bless: bool) -> Option<String> {
    let (got, stderr) = outcome(dir);
    let expected = dir.join("expected");
    if bless {
        if expected.exists() {
            std::fs::remove_dir_all(&expected).expect("old goldens go");
        }
        got.iter().for_each(|(path, text)| write(&expected.join(path), text));
        match &stderr {
            Some(text) => write(&dir.join("expected.stderr"), text),
            None => drop(std::fs::remove_file(dir.join("expected.stderr"))),
        }
        return None;
    }
    let mut wanted = if expected.exists() { files(&expected) } else { BTreeMap::new() };
    let mut got = got;
    if let Ok(text) = std::fs::read(dir.join("expected.stderr")) {
        wanted.insert("stderr".to_owned(), text);
    }
    if let Some(text) = stderr {
        got.insert("stderr".to_owned(), text.into_bytes());
    }
    let paths: std::collections::BTreeSet<&String> = wanted.keys().chain(got.keys()).collect();
    let shown: Vec<String> = paths
        .into_iter()
        .filter(|path| wanted.get(*path) != got.get(*path))
        .map(|path| difference(path, wanted.get(path), got.get(path)))
        .collect();
    (!shown.is_empty()).then(|| format!("case {}\n{}", dir.display(), shown.join("\n")))
}

fn difference(path: &str, wanted: Option<&Vec<u8>>, got: Option<&Vec<u8>>) -> String {
    let text = |bytes: Option<&Vec<u8>>| String::from_utf8_lossy(bytes.map_or(&[][..], Vec::as_slice)).into_owned();
    let (wanted, got) = (text(wanted), text(got));
    TextDiff::from_lines(&wanted, &got)
        .unified_diff()
        .header(&format!("expected {path}"), &format!("got {path}"))
        .to_string()
}

/// The files that the runs of a case added or changed, and what the last run said when it failed.
fn outcome(dir: &Path) -> (BTreeMap<String, Vec<u8>>, Option<String>) {
    let text = std::fs::read_to_string(dir.join("case.toml")).expect("case.toml");
    let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let sandbox = tempfile::tempdir().expect("a sandbox");
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
    let before = if root.exists() { visible(&root) } else { BTreeMap::new() };
    let mut stderr = None;
    for (index, run) in case.runs.iter().enumerate() {
        let mut args: Vec<&str> = run.iter().map(String::as_str).collect();
        if !case.outside && !run.iter().any(|arg| arg == "--workspace") {
            args.extend(["--workspace", "demo"]);
        }
        let untouched = if root.exists() { visible(&root) } else { BTreeMap::new() };
        let ran = crud_gen(sandbox.path(), &args);
        if ran.status == ExitStatus::Done {
            continue;
        }
        assert_eq!(index + 1, case.runs.len(), "{}: {args:?} failed\n{}{}", dir.display(), ran.stdout, ran.stderr);
        let after = if root.exists() { visible(&root) } else { BTreeMap::new() };
        assert!(after == untouched, "{}: a failed run has written something", dir.display());
        stderr = Some(ran.stderr.replace(&sandbox.path().display().to_string(), "SANDBOX"));
    }
    if stderr.is_some() {
        return (BTreeMap::new(), stderr);
    }
    let after = visible(&root);
    let changed = after.into_iter().filter(|(path, bytes)| before.get(path) != Some(bytes)).collect();
    (changed, stderr)
}
