//! The modules of this workspace, one for each resource.

pub mod categories;
pub mod products;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        categories::routes(),
        products::routes(),
        // crud-gen:routes
    ]
}
