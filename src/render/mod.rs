//! Turns a context into files, in memory.

pub mod embed;
pub mod engine;
pub mod escape;
pub mod format;
mod module;
mod schema_text;
mod workspace;

pub use module::{RenderedModule, module};
pub use schema_text::SchemaText;
pub use workspace::files as workspace_files;

use crate::workspace::RelPath;
use std::collections::BTreeMap;

/// All files of one run, by path. Text has LF, one final newline, and is already formatted.
pub type RenderedFiles = BTreeMap<RelPath, RenderedFile>;

/// One file, before anybody looked at the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedFile {
    pub text: String,
    pub ownership: Ownership,
    /// The template it came from, e.g. `axum/controller.rs.j2`.
    pub template: String,
}

/// Whose file it is when the module is generated again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ownership {
    /// Generated, and the user may edit: three-way merge of baseline, disk and new text.
    Managed,
    /// A starting point that belongs to the user: written when absent, never touched again.
    Once,
}
