//! The modules of this workspace, one for each resource.

pub mod products;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        products::routes(),
        // crud-gen:routes
    ]
}
