//! Lines at anchors in files that belong to the user or to another module.

use crate::support::store::*;
use crud_gen::plan::Action;

#[test]
fn wires_into_a_planned_file() {
    let place = Place::new();
    let rendering = Rendering::of(&[("app.rs", "// crud-gen:modules\n")])
        .wire("app.rs", "// crud-gen:modules", "mod products;")
        .wire("app.rs", "// crud-gen:modules", "mod orders;");
    let plan = place.plan(&rendering, PLAIN);
    assert_eq!(action(&plan, "app.rs"), Action::Create);
    place.carry_out(plan);
    assert_eq!(place.text("app.rs"), "mod orders;\nmod products;\n// crud-gen:modules\n");
    assert_eq!(place.text(".crud-gen/base/app.rs"), "// crud-gen:modules\n");
    assert!(place.plan(&rendering, PLAIN).is_empty());
}
