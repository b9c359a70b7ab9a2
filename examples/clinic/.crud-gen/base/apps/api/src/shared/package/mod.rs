//! What the packages `enterprise` and `full` add to a table: one implementation for all of them. A module says what is
//! particular to it ([`BaseService`], [`BaseChanges`]), and which permission each route needs.

mod actions;
mod availability;
mod bulk;
mod dropdown;
mod export;
mod routes;
mod service;
mod stats;
mod validate;

pub use actions::Flag;
pub use export::Exports;
pub use routes::{
    PackageRoute, actions, bulk_create, bulk_update, check, dropdown, export, stats, validate,
    validate_change,
};
pub use service::{About, BaseChanges, BaseService, Changes, Service};
