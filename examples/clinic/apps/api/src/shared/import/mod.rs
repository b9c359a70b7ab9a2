//! Records from files: a file is sent, its columns are given their fields, its rows are checked, and then they are written.
//!
//! Each step is kept in the database, so that any process can go on where another one stopped.

mod check;
mod commas;
mod contents;
mod convert;
mod crosscheck;
mod files;
pub mod formula;
mod handlers;
mod job;
mod keys;
mod lease;
mod live;
mod lookup;
mod mapping;
mod openapi;
mod problem;
mod progress;
mod quota;
mod reader;
mod report;
mod requests;
mod rights;
mod rows;
mod rules;
mod run;
mod service;
mod store;
mod task;
mod template;
#[cfg(test)]
mod tests;
mod validate;
mod view;
mod worker;
mod write;
mod writer;

pub use handlers::router;
pub use job::{Duplicates, Job, Mode, Status};
pub use live::Imports;
pub use lookup::Twin;
pub use reader::run_child as read_for_another_process;
pub use report::{Download, FileFormat};
pub use service::{BaseImportService, Importer, Reference, RowCheck};
pub use store::forget_old;
pub use view::JobView;
pub use worker::run as work;
