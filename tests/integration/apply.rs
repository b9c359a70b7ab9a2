//! Writing: whole or not at all, and nothing that is not needed.

use crate::support::store::*;
use crud_gen::plan::Action;
use crud_gen::workspace::Workspace;
use serde_json::json;

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
    let plan = crud_gen::plan::build(&workspace, "workspace", &rendering.files, &[], None, PLAIN).unwrap();
    assert_eq!(action(&plan, "api/mod.rs"), Action::Create);
    crud_gen::apply::apply(&workspace, &workspace.lock().unwrap(), plan).unwrap();
    assert_eq!(place.text("not/yet/api/mod.rs"), "mod a;\n");
}
