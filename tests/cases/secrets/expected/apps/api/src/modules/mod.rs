//! The modules of this workspace, one for each resource.

pub mod accounts;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        accounts::routes(),
        // crud-gen:routes
    ]
}
