//! The target workspace: what is on disk and what crud-gen wrote there before.

mod rel_path;

pub use rel_path::RelPath;
