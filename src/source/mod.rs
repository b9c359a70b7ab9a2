//! Where tables come from: inline fields, SQL text, the migrations of a workspace.

pub mod database;
pub mod ddl;
pub mod inline;
pub mod migrations;
mod statements;
mod tables;

pub use inline::starter;
pub use statements::Statements;
pub use tables::{RequiredColumn, Tables, Trigger, closure, find};
