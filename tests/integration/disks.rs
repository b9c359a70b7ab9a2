//! Disks that are full, trees that may not be written, folders that are links: one clear error, and nothing half written.

use crate::support::files;
use crate::support::site::Site;
use crud_gen::cli::ExitStatus;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

const CLOCK: &str = "apps/api/src/shared/clock.rs";
const MODULE: &str = "apps/api/src/modules/products";

/// Commands that write, each with something to do.
const COMMANDS: [&str; 5] =
    ["update", "remove products --drop-table", "undo", "products --mode realtime", "orders --field name:text"];

/// Lines of a shell that has a disk of its own at `$PLACE`, on which the workspace is. `fail` says what is wrong.
const PRELUDE: &str = r#"
set -u
fail() { echo "WRONG: $*"; cat out err; exit 3; }
mount -t tmpfs -o size=64m none "$PLACE" || exit 77
cp -a "$START/." "$PLACE"
expect() { "$PROGRAM" $2 --workspace "$PLACE" >out 2>err; rc=$?; [ $rc = "$1" ] || fail "$2 ended with $rc"; }
is_as_before() { diff -r -x lock "$START" "$PLACE" >out || fail "$1 has changed something"; }
"#;

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk() {
    let script = r#"
used=$(df --output=used -k "$PLACE" | tail -1)
limit() { mount -o remount,size=$((used + $1))k "$PLACE" || fail "no limit"; }
for room in 0 8 64 200; do
  limit $room
  "$PROGRAM" $COMMAND --workspace "$PLACE" >out 2>err && break
  grep -q 'No space left' err && [ "$(grep -c '^error' err)" = 1 ] || fail "this is not one clear error"
  [ -e "$PLACE/.crud-gen/txn" ] && fail 'a stage is left'
  is_as_before "$COMMAND"
done
[ $room != 0 ] || fail 'the disk was not full'
limit 32768
[ $room != 200 ] || expect 0 "$COMMAND"
"$PROGRAM" check --workspace "$PLACE" >out 2>err || [ "$COMMAND" = undo ] || fail 'the workspace is not whole'
"#;
    for command in COMMANDS {
        on_a_disk_of_its_own(&[("COMMAND", command)], script);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_tree_that_may_not_be_written() {
    let script = r#"
mount -o remount,ro "$PLACE" || exit 77
while read -r command; do
  expect 2 "$command"
  grep -q 'Read-only file system' err && [ "$(grep -c '^error' err)" = 1 ] || fail "$command: this is not one clear error"
  is_as_before "$command"
done <commands
for command in list 'update --dry-run' diff; do expect 0 "$command"; done
"#;
    on_a_disk_of_its_own(&[], script);
}

/// Runs the script where it may mount; says loudly when this machine does not let it.
fn on_a_disk_of_its_own(variables: &[(&str, &str)], script: &str) {
    let site = site();
    let place = site.sandbox.path().join("place");
    fs::create_dir(&place).expect("a place");
    fs::write(site.sandbox.path().join("commands"), COMMANDS.join("\n") + "\n").expect("the commands");
    let shell = Command::new("unshare")
        .args(["-Urm", "sh", "-c", &[PRELUDE, script].concat()])
        .current_dir(site.sandbox.path())
        .env("PROGRAM", env!("CARGO_BIN_EXE_crud-gen"))
        .env("PLACE", &place)
        .env("START", site.root())
        .envs(variables.iter().copied())
        .output();
    let shell = shell.expect("unshare");
    let said = String::from_utf8_lossy(&shell.stdout) + String::from_utf8_lossy(&shell.stderr);
    match shell.status.code() {
        Some(0) => {}
        Some(3) => panic!("{variables:?}: {said}"),
        _ => println!("not tested: this machine lets nobody mount: {said}"),
    }
}

/// A workspace that every command has something to do in.
fn site() -> Site {
    let site = Site::new();
    site.age(CLOCK, "//!", "//! Once:");
    site.stamp(env!("CARGO_PKG_VERSION"));
    site.must(&["products", "--field", "weight:integer"]);
    site
}

#[test]
#[cfg(unix)]
fn folders_that_are_links() {
    for folder in [MODULE, "apps/web/src/app", "apps/api/src", ".crud-gen/base", ".crud-gen"] {
        let site = site();
        let outside = site.sandbox.path().join("outside");
        fs::rename(site.root().join(folder), &outside).expect("the folder moves");
        std::os::unix::fs::symlink(&outside, site.root().join(folder)).expect("a link");
        let before = state(&site, &outside);
        // What is about other folders than the module's goes on.
        let is_in_the_way =
            |command: &&str| folder != MODULE || ["products", "update"].iter().any(|it| command.starts_with(it));
        for command in COMMANDS.into_iter().filter(is_in_the_way) {
            let ran = site.run(&command.split(' ').collect::<Vec<_>>());
            assert_ne!(ran.status, ExitStatus::Done, "{folder}, {command}: {}{}", ran.stdout, ran.stderr);
            let said = ran.stdout + &ran.stderr;
            let why = format!("`{folder}` is a symbolic link, which crud-gen does not follow");
            let refusals = said.lines().filter(|line| !line.starts_with("  keep ") && line.contains(&why));
            assert_eq!(refusals.count(), 1, "{folder}, {command}: {said}");
            assert!(state(&site, &outside) == before, "{folder}, {command} has written");
        }
    }
}

fn state(site: &Site, outside: &Path) -> [BTreeMap<String, Vec<u8>>; 2] {
    [files(&site.root()), files(outside)].map(without_lock)
}

fn without_lock(mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    files.retain(|path, _| !path.ends_with("lock"));
    files
}

/// Twenty at once, each with a module of its own.
#[test]
fn many_processes_in_one_workspace() {
    const COUNT: usize = 20;
    let site = Site::new();
    let mut left: Vec<String> = (0..COUNT).map(|number| format!("parts_{}", (b'a' + number as u8) as char)).collect();
    while !left.is_empty() {
        let start = |module: &String| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_crud-gen"));
            command.args([module, "--field", "name:text"]).current_dir(site.root());
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("a process")
        };
        let running: Vec<_> = left.iter().map(|module| (module.clone(), start(module))).collect();
        let refused = |(module, process): (String, Child)| {
            let output = process.wait_with_output().expect("an end");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            // Those that have waited too long were told so, and come again.
            assert!(output.status.success() || said.contains("is at work in"), "{module}: {said}");
            (!output.status.success()).then_some(module)
        };
        let again: Vec<String> = running.into_iter().filter_map(refused).collect();
        assert!(again.len() < left.len(), "nobody came through");
        left = again;
    }
    assert_eq!(numbers(&site.root()).len(), files(&site.root().join("apps/api/migrations")).len());
    assert!(site.must(&["list"]).stdout.matches("parts_").count() >= COUNT);
    site.must(&["check"]);
    site.assert_quiet();
}

/// The numbers of the migrations.
fn numbers(root: &Path) -> BTreeSet<String> {
    let migrations = files(&root.join("apps/api/migrations")).into_keys();
    migrations.map(|name| name.split('_').next().unwrap_or_default().to_owned()).collect()
}
