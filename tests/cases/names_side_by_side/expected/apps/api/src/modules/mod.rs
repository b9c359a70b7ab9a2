//! The modules of this workspace, one for each resource.

pub mod categories;
pub mod news;
pub mod order_items;
pub mod people;
pub mod statuses;
// crud-gen:modules

use crate::shared::http::Routes;

/// The routes of every module.
pub fn routes() -> Vec<Routes> {
    vec![
        categories::routes(),
        news::routes(),
        order_items::routes(),
        people::routes(),
        statuses::routes(),
        // crud-gen:routes
    ]
}
