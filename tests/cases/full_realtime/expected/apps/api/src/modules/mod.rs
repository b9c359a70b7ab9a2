//! The modules of this workspace, one for each resource.

pub mod orders;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        orders::routes(),
        // crud-gen:routes
    ]
}
