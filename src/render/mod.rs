//! Turns a context into files, in memory.

pub mod embed;
pub mod engine;
pub mod format;
mod module;
mod workspace;

pub use module::{RenderedModule, inputs_digest, module};
pub use workspace::{files as workspace_files, shared_digest};
