//! Runs that are killed at a system call, and the runs that finish them: when the same command comes once more, the
//! workspace is what it is when nothing happens.
//!
//! A few places for each command; `KILLS=all` (`just kills`) takes every system call that changes something. Needs strace.

use crate::support::site::Site;
use crate::support::{files, must, sandbox};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;
use walkdir::WalkDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_crud-gen");

/// Those that change something on disk; `?` is for machines that do not know one.
const CALLS: &str = "?rename,?renameat,?renameat2,?mkdir,mkdirat,?unlink,unlinkat,?rmdir,write,ftruncate,fsync,fchmod";

const CLOCK: &str = "apps/api/src/shared/clock.rs";

#[test]
fn a_workspace_in_the_making() {
    killed(sandbox(), &["products", "--field", "name:text!"]);
}

#[test]
fn a_module_that_is_generated_again() {
    killed(with_products(), &["products", "--field", "weight:integer"]);
}

#[test]
fn a_mode_that_is_switched() {
    killed(with_products(), &["products", "--mode", "realtime", "--with-import"]);
}

#[test]
fn an_update() {
    let site = Site::new();
    for path in [CLOCK, "apps/api/src/modules/products/repository.rs", "apps/api/src/modules/categories/repository.rs"]
    {
        site.age(path, "//!", "//! Once:");
    }
    killed(site.sandbox, &["update"]);
}

#[test]
fn a_removal() {
    killed(with_products(), &["remove", "products", "--drop-table"]);
}

#[test]
fn a_run_that_is_taken_back() {
    let sandbox = with_products();
    must(&sandbox.path().join("demo"), &["products", "--mode", "realtime", "--field", "weight:integer"]);
    killed(sandbox, &["undo"]);
}

/// A workspace with an edited module.
fn with_products() -> TempDir {
    let site = Site::new();
    site.edit("apps/api/src/modules/products/schemas.rs", "\n", "\n// mine\n");
    site.sandbox
}

/// Kills the command, and the run that finishes it.
fn killed(start: TempDir, args: &[&str]) {
    let args = [args, &["--workspace", "demo"]].concat();
    let undisturbed = copy(&start);
    must(undisturbed.path(), &args);
    let undisturbed = state(undisturbed.path());
    let Some(calls) = calls(&start, &args) else {
        println!("not tested: strace is not there, or may not trace");
        return;
    };
    let renames = calls.iter().find(|(call, _)| call.starts_with("rename")).expect("files are put in their places");
    let committed = copy(&start);
    assert!(dies(&committed, &args, &(renames.0.clone(), renames.1 * 2 / 3)));
    assert!(committed.path().join("demo/.crud-gen/txn/journal.json").exists(), "it was not killed in the middle");
    kill_everywhere(&start, &args, &calls, &undisturbed);
    kill_everywhere(&committed, &args, &self::calls(&committed, &args).expect("strace"), &undisturbed);
}

type State = (BTreeMap<String, Vec<u8>>, BTreeSet<String>);

fn kill_everywhere(start: &TempDir, args: &[&str], calls: &[(String, usize)], undisturbed: &State) {
    let places: Vec<(String, usize)> =
        calls.iter().flat_map(|(call, count)| (1..=*count).map(|number| (call.clone(), number))).collect();
    let is_whole = std::env::var("KILLS").is_ok_and(|kills| kills == "all");
    let step = if is_whole { 1 } else { places.len().div_ceil(2) };
    let mut kills = 0;
    for place in places.iter().skip(step / 3).step_by(step) {
        let sandbox = copy(start);
        // With several threads the calls are not counted the same each time.
        kills += usize::from(dies(&sandbox, args, place));
        // It may be done already: then there is nothing to remove and nothing to take back.
        crate::support::crud_gen(sandbox.path(), args);
        let state = state(sandbox.path());
        let differs = |path: &&String| state.0.get(*path) != undisturbed.0.get(*path);
        let paths: BTreeSet<&String> = state.0.keys().chain(undisturbed.0.keys()).filter(differs).collect();
        assert!(paths.is_empty(), "{args:?}, killed at {place:?}: {paths:?}");
        assert_eq!(state.1, undisturbed.1, "{args:?}, killed at {place:?}: other folders");
    }
    println!("{args:?}: {kills} kills at {} places of {}", places.len().div_ceil(step), places.len());
    assert!(kills > 0, "{args:?} was never killed");
}

/// How often the command makes each call, in the thread that makes it most often; `None` without strace.
fn calls(start: &TempDir, args: &[&str]) -> Option<Vec<(String, usize)>> {
    let sandbox = copy(start);
    let log = sandbox.path().join("log");
    let options = ["-f", "-qq", "-o", log.to_str().expect("a path"), "-e", &format!("trace={CALLS}")];
    strace(&sandbox, &options, args)?;
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in std::fs::read_to_string(log).ok()?.lines().filter(|line| !line.contains(" resumed>")) {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let Some((call, _)) = call.trim().split_once('(') else { continue };
        *counts.entry((call.to_owned(), thread.to_owned())).or_default() += 1;
    }
    let mut most: BTreeMap<String, usize> = BTreeMap::new();
    for ((call, _), count) in counts {
        let known = most.entry(call).or_default();
        *known = count.max(*known);
    }
    (!most.is_empty()).then(|| most.into_iter().collect())
}

/// Kills the command at that call; whether it came so far.
fn dies(sandbox: &TempDir, args: &[&str], (call, number): &(String, usize)) -> bool {
    let (trace, inject) = (format!("trace={call}"), format!("inject={call}:signal=KILL:when={number}"));
    let ended = strace(sandbox, &["-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject], args);
    !ended.expect("strace")
}

/// Whether the program ended on its own; `None` without strace.
fn strace(sandbox: &TempDir, options: &[&str], args: &[&str]) -> Option<bool> {
    let mut command = Command::new("strace");
    command.args(options).arg(PROGRAM).args(args).current_dir(sandbox.path());
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    Some(status.code().is_some())
}

fn copy(of: &TempDir) -> TempDir {
    let sandbox = sandbox();
    let from = format!("{}/.", of.path().display());
    assert!(Command::new("cp").args(["-a", &from]).arg(sandbox.path()).status().expect("cp").success());
    sandbox
}

/// All files but the lock, and all folders.
fn state(sandbox: &Path) -> State {
    let root = sandbox.join("demo");
    let mut files = files(&root);
    files.remove(".crud-gen/lock");
    let entries = WalkDir::new(&root).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_dir());
    (files, entries.map(|entry| entry.path().strip_prefix(&root).expect("below").display().to_string()).collect())
}
