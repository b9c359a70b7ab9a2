//! Where tables come from: inline fields, SQL text, the migrations of a workspace.

pub mod ddl;
pub mod inline;
pub mod migrations;
mod tables;

pub use inline::starter;
pub use tables::{RequiredColumn, Tables, Trigger, closure, find};
