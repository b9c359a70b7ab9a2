//! The modules of this workspace, one for each resource.

pub mod patients;
pub mod persons;
pub mod visits;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        patients::routes(),
        persons::routes(),
        visits::routes(),
        // crud-gen:routes
    ]
}
