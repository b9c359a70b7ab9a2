//! The user's edits and new renderings of one file.

use crate::support::store::*;
use crud_gen::plan::Action;

#[test]
fn edit_above_stays() {
    let place = Place::with(&Rendering::of(&[("a.rs", "1\n2\n3\n4\n5\n")]));
    place.write("a.rs", "0\n1\n2\n3\n4\n5\n");
    let next = Rendering::of(&[("a.rs", "1\n2\n3\n4\nfive\n")]);
    let plan = place.plan(&next, PLAIN);
    assert_eq!(action(&plan, "a.rs"), Action::Merge);
    place.carry_out(plan);
    assert_eq!(place.text("a.rs"), "0\n1\n2\n3\n4\nfive\n");
    assert!(place.plan(&next, PLAIN).is_empty());
}
