//! The modules of this workspace, one for each resource.

pub mod employees;
pub mod log_lines;
pub mod transfers;
pub mod warehouses;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        employees::routes(),
        log_lines::routes(),
        transfers::routes(),
        warehouses::routes(),
        // crud-gen:routes
    ]
}
