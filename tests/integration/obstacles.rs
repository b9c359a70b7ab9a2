//! What is in the way on disk, and what no workspace could hold.

use crate::support::store::*;
use crud_gen::plan::{self, Action};
use crud_gen::workspace::Workspace;
use std::fs;

#[track_caller]
fn blocked(place: &Place, rendering: &Rendering, path: &str, note_wanted: &str) {
    let lock = place.workspace.lock().unwrap();
    for choices in [PLAIN, FORCE, RESTORE, THEIRS] {
        let before = place.snapshot();
        let plan = place.plan(rendering, choices);
        assert_eq!(action(&plan, path), Action::Blocked);
        assert_eq!(note(&plan, path), note_wanted);
        assert!(crud_gen::apply::apply(&place.workspace, &lock, &plan).is_err());
        assert!(place.snapshot() == before, "something was written");
    }
}

#[test]
fn a_folder_where_a_file_should_be() {
    let place = Place::new();
    place.write("a.rs/b", "x");
    blocked(&place, &Rendering::of(&[("a.rs", "x\n")]), "a.rs", "`a.rs` is a folder where a file is needed");
}

#[test]
fn a_file_where_a_folder_should_be() {
    let place = Place::new();
    place.write("a", "x");
    blocked(&place, &Rendering::of(&[("a/b.rs", "x\n")]), "a/b.rs", "`a` is a file where a folder is needed");
}

#[test]
#[cfg(unix)]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (place, outside) = (Place::new(), Place::new());
    outside.write("b.rs", "x\n");
    symlink(outside.path(""), place.path("out")).unwrap();
    symlink("nowhere", place.path("dangling.rs")).unwrap();
    fs::create_dir(place.path("in")).unwrap();
    symlink("in", place.path("link")).unwrap();
    symlink(outside.path("b.rs"), place.path("b.rs")).unwrap();
    for (path, link) in [("out/b.rs", "out"), ("link/new.rs", "link"), ("dangling.rs", "dangling.rs"), ("b.rs", "b.rs")]
    {
        let why = format!("`{link}` is a symbolic link, which crud-gen does not follow");
        blocked(&place, &Rendering::of(&[(path, "y\n")]), path, &why);
        let wiring = Rendering::default().wire(path, "x", "y");
        blocked(&place, &wiring, path, &why);
        assert_eq!(place.workspace.read(&rel(path)).unwrap_err().to_string(), why);
    }
    assert_eq!(outside.text("b.rs"), "x\n");
}

#[test]
#[cfg(unix)]
fn nor_is_a_link_instead_of_the_store() {
    use std::os::unix::fs::symlink;
    let (place, outside) = (Place::new(), Place::new());
    outside.write("txn/stage/0", "x");
    symlink(outside.path(""), place.path(".crud-gen")).unwrap();
    let why = "`.crud-gen` is a symbolic link, which crud-gen does not follow";
    assert_eq!(place.workspace.recover().unwrap_err().to_string(), why);
    assert_eq!(place.workspace.lock().unwrap_err().to_string(), why);
    assert_eq!(place.workspace.baseline().unwrap_err().to_string(), why);
    fs::remove_file(place.path(".crud-gen")).unwrap();
    fs::create_dir(place.path(".crud-gen")).unwrap();
    symlink(outside.path("txn"), place.path(".crud-gen/txn")).unwrap();
    let why = "`.crud-gen/txn` is a symbolic link, which crud-gen does not follow";
    assert_eq!(place.workspace.recover().unwrap_err().to_string(), why);
    assert_eq!(outside.text("txn/stage/0"), "x");
}

#[test]
#[cfg(unix)]
fn a_link_to_the_workspace_is_no_obstacle() {
    let place = Place::new();
    place.write("crud-gen.toml", "");
    place.write("real/crud-gen.toml", "");
    place.write("real/deep/er/x", "");
    std::os::unix::fs::symlink("real", place.path("link")).unwrap();
    let found = Workspace::find(&place.path("link/deep/er")).unwrap();
    assert_eq!(found, Workspace::at(place.path("real")));
    assert_eq!(Workspace::find(&place.path("real/deep/not/there")).unwrap(), found);
    assert_eq!(Workspace::find(&Place::new().path("")), None);
}

#[test]
fn a_file_over_10_mb() {
    let place = Place::new();
    place.write("a.rs", vec![b'x'; 10 * 1024 * 1024 + 1]);
    blocked(&place, &Rendering::of(&[("a.rs", "x\n")]), "a.rs", "`a.rs` is larger than 10 MB");
}

#[test]
fn names_that_differ_in_case_only() {
    let place = Place::new();
    place.write("Src/a.rs", "x\n");
    place.write("b/B.rs", "x\n");
    let why = "`Src` is there and differs from `src/a.rs` in upper and lower case only";
    blocked(&place, &Rendering::of(&[("src/a.rs", "x\n")]), "src/a.rs", why);
    let why = "`b/B.rs` is there and differs from `b/b.rs` in upper and lower case only";
    blocked(&place, &Rendering::of(&[("b/b.rs", "x\n")]), "b/b.rs", why);
    let error = place.plan_for("x", &Rendering::of(&[("A.rs", "x\n"), ("a.rs", "x\n")]), PLAIN).unwrap_err();
    let why = "`A.rs` and `a.rs` differ in upper and lower case only, so that some systems keep just one";
    assert_eq!(error.to_string(), why);
}

#[test]
fn a_file_of_another_unit() {
    let place = Place::new();
    place.run_for("orders", &Rendering::of(&[("a.rs", "x\n")]), PLAIN);
    blocked(&place, &Rendering::of(&[("a.rs", "x\n")]), "a.rs", "`a.rs` belongs to `orders`");
    // Both in one plan: it is handed over.
    let (orders, products) = (Rendering::default(), Rendering::of(&[("a.rs", "y\n")]));
    let units = [orders.unit("orders"), products.unit("products")];
    place.carry_out(plan::build(&place.workspace, &units, PLAIN).unwrap());
    assert_eq!(place.text("a.rs"), "y\n");
    assert!(place.plan(&products, PLAIN).is_empty());
}

#[test]
fn a_read_only_file() {
    let place = Place::with(&Rendering::of(&[("a.rs", "x\n")]));
    let read_only = |is: bool| {
        let mut permissions = fs::metadata(place.path("a.rs")).unwrap().permissions();
        permissions.set_readonly(is);
        fs::set_permissions(place.path("a.rs"), permissions).unwrap();
    };
    read_only(true);
    assert!(place.plan(&Rendering::of(&[("a.rs", "x\n")]), PLAIN).is_empty());
    let why = "`a.rs` is read-only; make it writable if crud-gen may change it";
    blocked(&place, &Rendering::of(&[("a.rs", "y\n")]), "a.rs", why);
    blocked(&place, &Rendering::default(), "a.rs", why);
    read_only(false);
}

#[test]
#[cfg(unix)]
fn a_read_only_folder() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with(&Rendering::of(&[("a.rs", "x\n"), ("b/b.rs", "x\n")]));
    let set = |mode| fs::set_permissions(place.path("b"), fs::Permissions::from_mode(mode)).unwrap();
    set(0o555);
    if fs::write(place.path("b/probe"), "").is_ok() {
        println!("not tested: this user may write everywhere");
        return set(0o755);
    }
    let before = place.snapshot();
    let plan = place.plan(&Rendering::of(&[("a.rs", "y\n"), ("b/b.rs", "y\n")]), PLAIN);
    let error = crud_gen::apply::apply(&place.workspace, &place.workspace.lock().unwrap(), &plan).unwrap_err();
    let why = format!("nothing was changed: cannot write in `{}`: Permission denied", place.path("b").display());
    assert!(format!("{error:#}").starts_with(&why), "{error:#}");
    assert_eq!(place.snapshot(), before);
    set(0o755);
}

#[test]
fn renderings_that_make_no_sense() {
    let place = Place::new();
    for (path, text, why) in [
        (
            ".crud-gen/manifest.json",
            "{}\n",
            "`.crud-gen/manifest.json` is crud-gen's own folder (template `.crud-gen/manifest.json.j2`)",
        ),
        ("a.rs", "a\r\n", "`a.rs` is not text with LF and a final newline (template `a.rs.j2`)"),
        ("a.rs", "a", "`a.rs` is not text with LF and a final newline (template `a.rs.j2`)"),
    ] {
        let error = place.plan_for("x", &Rendering::of(&[(path, text)]), PLAIN).unwrap_err();
        assert_eq!(error.to_string(), why);
    }
    let error = place.plan_for("x", &Rendering::of(&[("a", "x\n"), ("a/b", "x\n")]), PLAIN).unwrap_err();
    assert_eq!(error.to_string(), "`a` is generated as a file and, for `a/b`, as a folder");
    for name in ["", "..", "a/b", "a\0"] {
        assert!(place.plan_for(name, &Rendering::default(), PLAIN).is_err(), "{name:?}");
    }
    assert!(place.plan_for("x", &Rendering::of(&[(".crud-gen/templates/a.j2", "x\n")]), PLAIN).is_ok());
}
