//! Runs that end in the middle: killed, out of disk space, or overtaken by an editor.

use crate::support::store::*;
use crud_gen::apply::{apply, apply_watched};
use crud_gen::plan::Action;
use crud_gen::workspace::{Journal, Workspace};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Stdio};

const ANCHOR: &str = "// crud-gen:here";
const AFTER: &str = "// after the crash\n";

fn old() -> Rendering {
    Rendering::of(&[
        ("gone/deep/gone.rs", "old\n"),
        ("merged.rs", "1\n2\n3\n4\n5\n"),
        ("src/update.rs", "1\n2\nold\n"),
        ("src/same.rs", "same\n"),
    ])
    .record("old".into())
}

fn new() -> Rendering {
    Rendering::of(&[
        ("created/deep/new.rs", "new\n"),
        ("merged.rs", "1\n2\n3\n4\nnew\n"),
        ("src/update.rs", "1\n2\nnew\n"),
        ("src/same.rs", "same\n"),
    ])
    .once("hooks.rs", "new\n")
    .wire("app.rs", ANCHOR, "new;")
    .record("new".into())
}

/// `old` was generated and edited; `new` comes next.
fn place() -> Place {
    let place = Place::new();
    place.write("app.rs", format!("{ANCHOR}\n"));
    place.run(&old(), PLAIN);
    place.write("merged.rs", "mine\n1\n2\n3\n4\n5\n");
    place
}

/// The user's files with their texts.
type Files = BTreeMap<String, String>;

fn users_files(place: &Place) -> Files {
    let files = place.snapshot().into_iter().filter(|(path, _)| !path.starts_with(".crud-gen/"));
    files.map(|(path, content)| (path, String::from_utf8(content).unwrap())).collect()
}

/// The state before, the state after, and everything in both.
fn both() -> (Files, Files, Vec<(String, Vec<u8>)>) {
    let place = place();
    let before = users_files(&place);
    place.run(&new(), PLAIN);
    (before, users_files(&place), place.snapshot())
}

/// Runs `new`, ending without any clean-up just before the change with this number; false when there are fewer.
fn dies(place: &Place, at: usize) -> bool {
    let plan = place.plan(&new(), PLAIN);
    let lock = place.workspace.lock().unwrap();
    dies_in(at, |watch| drop(apply_watched(&place.workspace, &lock, &plan, watch).unwrap()))
}

fn dies_in(at: usize, work: impl FnOnce(&mut dyn FnMut(&str))) -> bool {
    let mut count = 0;
    let mut watch = |_: &str| {
        if count == at {
            std::panic::resume_unwind(Box::new("the end"));
        }
        count += 1;
    };
    catch_unwind(AssertUnwindSafe(|| work(&mut watch))).is_err()
}

#[track_caller]
fn is_whole(place: &Place, before: &Files, after: &Files, at: usize) {
    for (path, text) in users_files(place) {
        assert!([before.get(&path), after.get(&path)].contains(&Some(&text)), "step {at}: {path} is {text:?}");
    }
}

#[test]
fn killed_at_any_step_the_next_run_finds_all_old_or_all_new() {
    let (before, after, everything) = both();
    let mut ends = (0, 0);
    for at in 0.. {
        let place = place();
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["crash::killed_child", "--exact"])
            .env("CHILD_ROOT", place.workspace.root())
            .env("CHILD_STEP", at.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        if status.success() {
            break;
        }
        is_whole(&place, &before, &after, at);
        assert_eq!(place.workspace.recover().unwrap(), []);
        let files = users_files(&place);
        match (files == before, files == after) {
            (true, false) => ends.0 += 1,
            (false, true) => {
                ends.1 += 1;
                assert!(place.plan(&new(), PLAIN).is_empty(), "step {at}");
                assert_eq!(place.snapshot(), everything, "step {at}");
            }
            _ => panic!("step {at}: neither old nor new: {files:?}"),
        }
        assert!(!place.path(".crud-gen/txn").exists());
        place.run(&new(), PLAIN);
        assert_eq!(place.snapshot(), everything, "step {at}");
    }
    assert!(ends.0 > 10 && ends.1 > 10, "{ends:?}");
}

/// The process that is killed; on its own it does nothing.
#[test]
fn killed_child() {
    let (Ok(root), Ok(step)) = (std::env::var("CHILD_ROOT"), std::env::var("CHILD_STEP")) else { return };
    let mut left = step.parse::<usize>().unwrap();
    let workspace = Workspace::at(root);
    let rendering = new();
    let plan = crud_gen::plan::build(&workspace, &[rendering.unit("products")], PLAIN);
    let lock = workspace.lock().unwrap();
    let applied = apply_watched(&workspace, &lock, &plan.unwrap(), &mut |_| {
        if left == 0 {
            std::process::abort();
        }
        left -= 1;
    });
    assert!(applied.is_ok(), "{applied:?}");
}

#[test]
fn killed_while_recovering() {
    let (before, after, everything) = both();
    for at in (0..).step_by(3).take_while(|at| dies(&place(), *at)) {
        for again in 0.. {
            let place = place();
            dies(&place, at);
            let lock = place.workspace.lock().unwrap();
            let died = dies_in(again, |watch| drop(Journal::recover(&place.workspace, &lock, watch).unwrap()));
            drop(lock);
            is_whole(&place, &before, &after, at);
            assert_eq!(place.workspace.recover().unwrap(), []);
            place.run(&new(), PLAIN);
            assert_eq!(place.snapshot(), everything, "step {at}, then {again}");
            if !died {
                break;
            }
        }
    }
}

#[test]
fn an_edit_between_the_crash_and_the_next_run_stays() {
    let (_, after, _) = both();
    for at in (0..).take_while(|at| dies(&place(), *at)) {
        let place = place();
        dies(&place, at);
        let edited = users_files(&place);
        for (path, text) in &edited {
            place.write(path, format!("{AFTER}{text}"));
        }
        let left_alone = place.workspace.recover().unwrap();
        for path in left_alone {
            assert!(edited.contains_key(path.as_str()), "step {at}: {path}");
        }
        place.run(&new(), PLAIN);
        let mut files = users_files(&place);
        for path in edited.keys() {
            let text = files.remove(path).unwrap_or_else(|| panic!("step {at}: {path} is gone"));
            let rest = text.strip_prefix(AFTER).unwrap_or_else(|| panic!("step {at}: {path} is {text:?}"));
            if let Some(new) = after.get(path) {
                assert_eq!(rest, new, "step {at}: {path}");
            }
        }
        assert!(files.iter().all(|(path, text)| after.get(path) == Some(text)), "step {at}: {files:?}");
    }
}

#[test]
fn a_rendering_that_a_crash_of_the_machine_lost_is_rendered_again() {
    let (_, after, everything) = both();
    let place = place();
    let commit = (0..).find(|at| {
        let place = self::place();
        dies(&place, *at);
        place.path(".crud-gen/txn/journal.json").exists()
    });
    dies(&place, commit.unwrap());
    for entry in std::fs::read_dir(place.path(".crud-gen/txn/stage")).unwrap() {
        let path = entry.unwrap().path();
        // What holds a person's work, and what crud-gen knows, was flushed before the commit.
        let text = std::fs::read_to_string(&path).unwrap();
        if !text.contains("mine") && !text.contains(ANCHOR) && !text.contains("version") && text != "\"new\"\n" {
            std::fs::write(path, "").unwrap();
        }
    }
    place.workspace.recover().unwrap();
    assert_eq!(place.text("src/update.rs"), "1\n2\nold\n");
    assert_eq!(place.text("merged.rs"), after["merged.rs"]);
    place.run(&new(), PLAIN);
    // Two runs were needed, and the note that takes a run back is about the last one.
    let without_note = |files: Vec<(String, Vec<u8>)>| {
        files.into_iter().filter(|(path, _)| path != ".crud-gen/undo.json").collect::<Vec<_>>()
    };
    assert_eq!(without_note(place.snapshot()), without_note(everything));
}

#[test]
fn an_editor_that_saves_in_the_very_moment_wins() {
    let place = place();
    let lock = place.workspace.lock().unwrap();
    let applied = apply_watched(&place.workspace, &lock, &place.plan(&new(), PLAIN), &mut |step| {
        if step == "commit" {
            place.write("src/update.rs", "mine\n1\n2\nold\n");
            place.write("app.rs", format!("mine\n{ANCHOR}\n"));
            place.write("created/deep/new.rs", "mine\n");
        }
    });
    let applied = applied.unwrap();
    let left = applied.left_alone.iter().map(|path| path.as_str()).collect::<Vec<_>>();
    assert_eq!(left, ["app.rs", "created/deep/new.rs", "src/update.rs"]);
    assert_eq!(applied.written.iter().map(|path| path.as_str()).collect::<Vec<_>>(), ["hooks.rs", "merged.rs"]);
    assert_eq!(place.text("src/update.rs"), "mine\n1\n2\nold\n");
    drop(lock);
    let plan = place.plan(&new(), PLAIN);
    assert_eq!(action(&plan, "src/update.rs"), Action::Merge);
    assert_eq!(action(&plan, "app.rs"), Action::Wire);
    assert_eq!(action(&plan, "created/deep/new.rs"), Action::Blocked);
}

#[test]
fn what_changed_since_the_plan_stops_the_run() {
    let place = place();
    let plan = place.plan(&new(), PLAIN);
    place.write("src/update.rs", "mine\n");
    let before = place.snapshot();
    let error = apply(&place.workspace, &place.workspace.lock().unwrap(), &plan).unwrap_err();
    let message = "nothing was changed: `src/update.rs` was changed by somebody else meanwhile; run the command again";
    assert_eq!(format!("{error:#}"), message);
    assert_eq!(place.snapshot(), before);
    assert!(!place.path("created").exists());

    let plan = place.plan_for("orders", &Rendering::of(&[("b.rs", "x\n")]), PLAIN).unwrap();
    place.run_for("other", &Rendering::of(&[("c.rs", "x\n")]), PLAIN);
    let error = apply(&place.workspace, &place.workspace.lock().unwrap(), &plan).unwrap_err();
    assert_eq!(format!("{error:#}"), "nothing was changed: another crud-gen was faster; run the command again");
}

#[test]
#[cfg(unix)]
fn a_full_disk_changes_nothing() {
    // The shell's limit on the size of a file stands in for the full disk: writing beyond it is an error.
    let place = place();
    let before = place.snapshot();
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" crash::killed_child --exact --nocapture"])
        .arg(std::env::current_exe().unwrap())
        .env("CHILD_ROOT", place.workspace.root())
        .env("CHILD_STEP", "1000")
        .env("RUST_BACKTRACE", "0")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success() && said.contains("File too large"), "{said}");
    assert_eq!(place.snapshot(), before);
    assert!(!place.path(".crud-gen/txn").exists() && !place.path("created").exists());
}
