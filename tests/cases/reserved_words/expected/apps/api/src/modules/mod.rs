//! The modules of this workspace, one for each resource.

pub mod events;
pub mod options;
pub mod orders;
pub mod types;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        events::routes(),
        options::routes(),
        orders::routes(),
        types::routes(),
        // crud-gen:routes
    ]
}
