//! What a run wants on disk: files, and lines in the user's files.

mod rel_path;

pub use rel_path::RelPath;

use std::collections::BTreeMap;

/// The unit that a workspace's own files belong to; every other unit but [`TEMPLATES_UNIT`] is a module.
pub const WORKSPACE_UNIT: &str = "workspace";

/// The unit of the templates that a workspace has for itself; no module can be called so.
pub const TEMPLATES_UNIT: &str = ".templates";

/// All files of one unit, by path. Text has LF, one final newline, and is already formatted.
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
    /// A starting point that belongs to the user. It follows the templates while nobody has touched it; afterwards what
    /// is new goes in beside the user's own lines, which always win.
    Starter,
    /// Written when absent, never touched again: migrations.
    Once,
}

/// A line that belongs at an anchor of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wiring {
    /// The file, which need not be one of crud-gen's.
    pub path: RelPath,
    /// The line and its place.
    pub snippet: Snippet,
}

/// A line and the place where it belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Snippet {
    /// The comment line that marks the place, e.g. `// crud-gen:modules` or `<!-- crud-gen:nav -->`.
    pub anchor: String,
    /// One line, without indentation.
    pub line: String,
}

/// All that one unit consists of: what it had before and is not named here any more is taken out.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// [`WORKSPACE_UNIT`] or a module's name.
    pub name: String,
    /// All of its files.
    pub files: RenderedFiles,
    /// All of its lines in other files.
    pub wirings: Vec<Wiring>,
    /// What is saved about it, e.g. the table and the options.
    pub record: Option<serde_json::Value>,
    /// What was written the last time, where its pristine renderings are lost and could be rendered again.
    pub past: BTreeMap<RelPath, String>,
}
