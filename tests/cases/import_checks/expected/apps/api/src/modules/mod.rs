//! The modules of this workspace, one for each resource.

pub mod stays;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        stays::routes(),
        // crud-gen:routes
    ]
}
