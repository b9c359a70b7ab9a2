//! The modules of this workspace, one for each resource.

// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        // crud-gen:routes
    ]
}
