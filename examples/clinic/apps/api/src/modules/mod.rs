//! The modules of this workspace, one for each resource.

pub mod appointments;
pub mod medications;
pub mod patients;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        appointments::routes(),
        medications::routes(),
        patients::routes(),
        // crud-gen:routes
    ]
}
