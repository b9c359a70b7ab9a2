//! Turns a context into files, in memory.

pub mod embed;
pub mod engine;
pub mod format;
mod module;
pub mod overrides;
mod workspace;

pub use module::{RenderedModule, in_parallel, inputs_digest, module};
pub use overrides::Overrides;
pub use workspace::{files as workspace_files, shared_digest};
