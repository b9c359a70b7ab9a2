//! Lines at anchors, in files that belong to the user or to another unit.

use crate::support::store::*;
use crud_gen::plan::{self, Action, Removal};

const ANCHOR: &str = "// crud-gen:modules";
const APP: &str = "mod core;\n\n// crud-gen:modules\n\nfn main() {}\n";

fn app(text: &str) -> Rendering {
    Rendering::of(&[("app.rs", text)])
}

fn line(line: &str) -> Rendering {
    Rendering::default().wire("app.rs", ANCHOR, line)
}

/// A workspace with `app.rs`, into which `products` is wired.
fn wired() -> Place {
    let place = Place::new();
    place.run_for("workspace", &app(APP), PLAIN);
    place.run(&line("mod products;"), PLAIN);
    place
}

#[test]
fn into_a_file_of_the_user() {
    let place = Place::new();
    place.write("app.rs", "a\r\n  // crud-gen:modules\r\n");
    let plan = place.plan(&line("mod products;"), PLAIN);
    assert_eq!(action(&plan, "app.rs"), Action::Wire);
    place.carry_out(plan);
    assert_eq!(place.text("app.rs"), "a\r\n  mod products;\r\n  // crud-gen:modules\r\n");
    assert!(!place.path(".crud-gen/base/app.rs").exists());
    assert!(place.plan(&line("mod products;"), PLAIN).is_empty());
}

#[test]
fn into_a_file_of_the_same_plan() {
    let place = Place::new();
    let rendering = app(APP).wire("app.rs", ANCHOR, "mod products;").wire("app.rs", ANCHOR, "mod orders;");
    let plan = place.plan(&rendering, PLAIN);
    assert_eq!(action(&plan, "app.rs"), Action::Create);
    place.carry_out(plan);
    assert_eq!(place.text("app.rs"), APP.replace("// ", "mod orders;\nmod products;\n// "));
    assert_eq!(place.text(".crud-gen/base/app.rs"), APP);
    assert!(place.plan(&rendering, PLAIN).is_empty());
}

#[test]
fn a_new_workspace_with_its_first_module_is_one_plan() {
    let place = Place::new();
    let (shell, module) = (app(APP), line("mod products;"));
    let units = [shell.unit("workspace"), module.unit("products")];
    place.carry_out(plan::build(&place.workspace, &units, PLAIN).unwrap());
    assert_eq!(place.text("app.rs"), APP.replace("// ", "mod products;\n// "));
    assert!(plan::build(&place.workspace, &units, PLAIN).unwrap().is_empty());
    assert!(place.plan_for("workspace", &shell, PLAIN).unwrap().is_empty());
    assert!(place.plan(&module, PLAIN).is_empty());
}

#[test]
fn a_wired_line_is_an_edit_that_stays() {
    let place = wired();
    let plan = place.plan_for("workspace", &app(APP), PLAIN).unwrap();
    assert_eq!(action(&plan, "app.rs"), Action::Edited);
    let newer = app(&APP.replace("fn main() {}", "fn main() { run() }"));
    place.run_for("workspace", &newer, PLAIN);
    assert_eq!(place.text("app.rs"), "mod core;\n\nmod products;\n// crud-gen:modules\n\nfn main() { run() }\n");
}

#[test]
fn a_change_beside_the_anchor_is_no_conflict() {
    let place = wired();
    let newer = app(&APP.replace("\n\n//", "\n\n// All modules.\n//"));
    let plan = place.plan_for("workspace", &newer, PLAIN).unwrap();
    assert_eq!(action(&plan, "app.rs"), Action::Merge);
    place.carry_out(plan);
    assert_eq!(
        place.text("app.rs"),
        "mod core;\n\n// All modules.\nmod products;\n// crud-gen:modules\n\nfn main() {}\n"
    );
    assert!(place.plan_for("workspace", &newer, PLAIN).unwrap().is_empty());
    assert!(place.plan(&line("mod products;"), PLAIN).is_empty());
}

#[test]
fn a_line_that_the_user_moved_stays_where_it_is() {
    let place = wired();
    let mine = APP.replace("\n\n//", "\n\n#[cfg(unix)]\nmod products;\nmod mine;\n//");
    place.write("app.rs", &mine);
    assert!(place.plan(&line("mod products;"), PLAIN).is_empty());
    let newer = app(&APP.replace("\n\n//", "\n\n// All modules.\n//"));
    assert_eq!(action(&place.plan_for("workspace", &newer, PLAIN).unwrap(), "app.rs"), Action::Conflict);
    let elsewhere = app(&APP.replace("fn main() {}", "fn main() { run() }"));
    place.run_for("workspace", &elsewhere, PLAIN);
    assert_eq!(place.text("app.rs"), mine.replace("fn main() {}", "fn main() { run() }"));
}

#[test]
fn a_restored_file_gets_its_lines_back() {
    let place = wired();
    std::fs::remove_file(place.path("app.rs")).unwrap();
    assert!(place.plan(&line("mod products;"), PLAIN).is_empty(), "deleted by the user");
    place.run_for("workspace", &app(APP), RESTORE);
    assert_eq!(place.text("app.rs"), APP.replace("// ", "mod products;\n// "));
}

#[test]
fn a_line_that_the_user_changed_is_not_put_in_again() {
    let place = wired();
    let mine = place.text("app.rs").replace("mod products;", "#[path = \"p.rs\"] mod products;");
    place.write("app.rs", &mine);
    let plan = place.plan(&line("mod products;"), PLAIN);
    assert!(plan.is_empty());
    assert_eq!(note(&plan, "app.rs"), "`mod products;` was taken out by you; put it in again if you want it");
    place.write("app.rs", "fn main() {}\n");
    assert!(place.plan(&line("mod products;"), PLAIN).is_empty(), "the anchor is not missed either");
    place.write("app.rs", APP);
    place.run(&line("mod products;"), RESTORE);
    assert_eq!(place.text("app.rs"), APP.replace("// ", "mod products;\n// "));
}

#[test]
fn a_line_that_is_not_wanted_any_more_goes() {
    let place = wired();
    place.run(&line("pub mod products;"), PLAIN);
    assert_eq!(place.text("app.rs"), APP.replace("// ", "pub mod products;\n// "));
    place.run(&Rendering::default(), PLAIN);
    assert_eq!(place.text("app.rs"), APP);
    assert!(place.workspace.baseline().unwrap().wired.is_empty());
}

#[test]
fn a_line_that_two_need_stays_until_both_are_gone() {
    let place = wired();
    place.run_for("orders", &line("mod products;"), PLAIN);
    place.carry_out(
        plan::remove(&place.workspace, Removal { unit: "products", ..Removal::default() }, &|_| false, PLAIN).unwrap(),
    );
    assert!(place.text("app.rs").contains("mod products;"));
    place.carry_out(
        plan::remove(&place.workspace, Removal { unit: "orders", ..Removal::default() }, &|_| false, PLAIN).unwrap(),
    );
    assert_eq!(place.text("app.rs"), APP);
}

#[test]
fn a_module_with_its_own_wired_file_goes_as_a_whole() {
    let place = Place::with(&app(APP).wire("app.rs", ANCHOR, "mod one;"));
    place.carry_out(
        plan::remove(&place.workspace, Removal { unit: "products", ..Removal::default() }, &|_| false, PLAIN).unwrap(),
    );
    assert!(!place.path("app.rs").exists());
}

#[test]
fn a_missing_anchor_stops_everything_and_says_what_to_paste() {
    let place = Place::new();
    place.write("app.rs", "fn main() {}\n");
    let rendering = Rendering::of(&[("a.rs", "x\n")])
        .wire("app.rs", ANCHOR, "mod products;")
        .wire("app.rs", "// crud-gen:routes", "products::routes(),")
        .wire("no.rs", ANCHOR, "mod products;");
    let plan = place.plan(&rendering, PLAIN);
    assert!(plan.needs_person());
    assert_eq!(action(&plan, "app.rs"), Action::AnchorMissing);
    assert_eq!(
        note(&plan, "app.rs"),
        "the line `// crud-gen:modules` is not there; put it back, or put this in yourself where it belongs:\n  \
         mod products;\n\
         the line `// crud-gen:routes` is not there; put it back, or put this in yourself where it belongs:\n  \
         products::routes(),"
    );
    assert_eq!(action(&plan, "no.rs"), Action::AnchorMissing);
    assert!(note(&plan, "no.rs").starts_with("the file does not exist;"));
    // Put in by hand, it is known.
    place.write("app.rs", "mod products;\nfn main() {\n  products::routes(),\n}\n");
    place.write("no.rs", "\tmod  products;\r\n");
    let plan = place.plan(&rendering, PLAIN);
    assert_eq!(action(&plan, "app.rs"), Action::Unchanged);
    place.carry_out(plan);
    assert!(place.plan(&rendering, PLAIN).is_empty());
}

#[test]
fn taking_the_generated_lines_keeps_the_wired_ones() {
    let place = wired();
    place.write("app.rs", place.text("app.rs").replace("mod core;\n", "mod mine;\n"));
    let newer = app(&APP.replace("mod core;\n\n", "mod other;\n\n// All modules.\n"));
    let plan = place.plan_for("workspace", &newer, PLAIN).unwrap();
    assert_eq!(action(&plan, "app.rs"), Action::Conflict);
    place.run_for("workspace", &newer, THEIRS);
    assert_eq!(
        place.text("app.rs"),
        "mod other;\n\n// All modules.\nmod products;\n// crud-gen:modules\n\nfn main() {}\n"
    );
}

#[test]
fn nonsense_is_refused() {
    let place = wired();
    for bad in ["", "a\nb", "a\r"] {
        let error = place.plan_for("orders", &line(bad), PLAIN).unwrap_err();
        assert_eq!(error.to_string(), "what goes into `app.rs` at `// crud-gen:modules` is not one line");
    }
}
