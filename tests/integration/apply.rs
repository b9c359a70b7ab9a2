//! Writing: whole or not at all, and nothing that is not needed.

use crate::support::store::*;
use crud_gen::plan::Action;
use crud_gen::workspace::{Baseline, Workspace};
use serde_json::json;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

fn module() -> Rendering {
    Rendering::of(&[("api/mod.rs", "mod a;\n"), ("api/a/deep.rs", "fn a() {}\n")])
        .once("api/hooks.rs", "// yours\n")
        .record(json!({ "z": 1, "a": [true] }))
}

#[test]
fn creates_everything_then_nothing() {
    let place = Place::new();
    let applied = place.run(&module(), PLAIN);
    assert_eq!(
        applied.written.iter().map(|path| path.as_str()).collect::<Vec<_>>(),
        ["api/a/deep.rs", "api/hooks.rs", "api/mod.rs"]
    );
    assert_eq!(place.text("api/a/deep.rs"), "fn a() {}\n");
    assert_eq!(place.text(".crud-gen/base/api/mod.rs"), "mod a;\n");
    assert_eq!(place.text(".crud-gen/modules/products.json"), "{\n  \"z\": 1,\n  \"a\": [\n    true\n  ]\n}\n");
    assert!(!place.path(".crud-gen/base/api/hooks.rs").exists());
    assert!(!place.path(".crud-gen/txn").exists());
    assert_eq!(place.workspace.modules().unwrap(), ["products"]);

    let before = place.snapshot();
    let plan = place.plan(&module(), PLAIN);
    assert!(plan.is_empty(), "{plan:?}");
    place.carry_out(plan);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn makes_the_root() {
    let place = Place::new();
    let workspace = Workspace::at(place.path("not/yet"));
    let rendering = module();
    let plan = crud_gen::plan::build(
        &workspace,
        &[Rendering { wirings: Vec::new(), record: None, ..rendering }.unit("workspace")],
        PLAIN,
    )
    .unwrap();
    assert_eq!(action(&plan, "api/mod.rs"), Action::Create);
    crud_gen::apply::apply(&workspace, &workspace.lock().unwrap(), &plan).unwrap();
    assert_eq!(place.text("not/yet/api/mod.rs"), "mod a;\n");
}

#[test]
fn what_does_not_change_is_not_touched() {
    let place = Place::with(&module());
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for (path, _) in place.snapshot() {
        File::options().append(true).open(place.path(&path)).unwrap().set_modified(long_ago).unwrap();
    }
    let mut next = module();
    next.files.get_mut(&rel("api/mod.rs")).unwrap().text = "mod a;\nmod b;\n".into();
    place.run(&next, PLAIN);
    let touched = place.snapshot().into_iter().map(|(path, _)| path);
    let touched = touched.filter(|path| fs::metadata(place.path(path)).unwrap().modified().unwrap() != long_ago);
    assert_eq!(
        touched.collect::<Vec<_>>(),
        [".crud-gen/base/api/mod.rs", ".crud-gen/manifest.json", ".crud-gen/undo.json", "api/mod.rs"]
    );
}

#[test]
fn only_a_record_changes() {
    let place = Place::with(&module());
    place.run(&module().record(json!({ "a": 2 })), PLAIN);
    assert_eq!(place.workspace.record("products").unwrap(), Some(json!({ "a": 2 })));
    assert_eq!(place.workspace.record("orders").unwrap(), None);
    place.run_for("workspace", &Rendering::default().record(json!(1)), PLAIN);
    assert_eq!(place.workspace.record("workspace").unwrap(), Some(json!(1)));
    assert_eq!(place.workspace.modules().unwrap(), ["products"]);
}

#[test]
#[cfg(unix)]
fn the_mode_stays() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with(&Rendering::of(&[("run.sh", "old\n"), ("secret", "old\n")]));
    for (path, mode) in [("run.sh", 0o755), ("secret", 0o600)] {
        fs::set_permissions(place.path(path), fs::Permissions::from_mode(mode)).unwrap();
    }
    place.run(&Rendering::of(&[("run.sh", "new\n"), ("secret", "new\n")]), PLAIN);
    for (path, mode) in [("run.sh", 0o755), ("secret", 0o600)] {
        assert_eq!(place.text(path), "new\n");
        assert_eq!(fs::metadata(place.path(path)).unwrap().permissions().mode() & 0o777, mode, "{path}");
    }
}

#[test]
fn git_does_not_see_the_lock() {
    let place = Place::with(&module());
    assert_eq!(place.text(".crud-gen/.gitignore"), "/lock\n/replaced/\n/txn/\n/undo.json\n");
    place.write(".crud-gen/.gitignore", "mine\n");
    place.run(&Rendering::default(), PLAIN);
    assert_eq!(place.text(".crud-gen/.gitignore"), "mine\n");
}

#[test]
fn planning_writes_nothing() {
    let place = Place::new();
    place.plan(&module(), PLAIN);
    assert_eq!(place.workspace.recover().unwrap(), []);
    assert_eq!(place.workspace.baseline().unwrap(), Baseline::default());
    assert_eq!(fs::read_dir(place.path("")).unwrap().count(), 0);
}

#[test]
fn two_processes_take_turns() {
    let place = Place::new();
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["apply::lock_holder", "--exact", "--nocapture"])
        .env("LOCK_ROOT", place.workspace.root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(holder.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("taken") {
        line.clear();
        assert_ne!(said.read_line(&mut line).unwrap(), 0, "the other process ended");
    }
    let error = place.workspace.lock().unwrap_err().to_string();
    let root = place.workspace.root().display();
    let id = holder.id();
    assert_eq!(error, format!("another crud-gen (process {id}) is at work in `{root}`; try again when it is done"));
    // A dead process holds nothing.
    holder.kill().unwrap();
    holder.wait().unwrap();
    place.workspace.lock().unwrap();
}

/// The other process of the test above; on its own it does nothing.
#[test]
fn lock_holder() {
    let Ok(root) = std::env::var("LOCK_ROOT") else { return };
    let _lock = Workspace::at(root).lock().unwrap();
    println!("taken");
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
fn a_lock_that_is_given_free_is_waited_for() {
    let place = Place::new();
    let lock = place.workspace.lock().unwrap();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| place.workspace.lock().map(drop));
        std::thread::sleep(Duration::from_millis(100));
        drop(lock);
        waiting.join().unwrap().unwrap();
    });
}
