//! What a pack says: which template makes which file, when, and whose it is.

use crate::context::{ModuleContext, Side};
use crate::output::Ownership;

/// One kind of output, such as an axum API.
pub struct Pack {
    /// Which half of a module it makes.
    pub side: Side,
    pub files: &'static [FileRule],
    pub wiring: &'static [WiringRule],
}

/// One file of a module.
pub struct FileRule {
    /// Name below `templates/`.
    pub template: &'static str,
    /// Output path in the workspace, with placeholders.
    pub path: &'static str,
    pub ownership: Ownership,
    /// When the file is written.
    pub when: fn(&ModuleContext) -> bool,
}

/// One line that a module puts into a file of the workspace.
pub struct WiringRule {
    /// Path in the workspace.
    pub path: &'static str,
    /// The comment above which the line goes.
    pub anchor: &'static str,
    /// The line, or a few that belong together, with placeholders.
    pub line: &'static str,
    /// When the line is put in.
    pub when: fn(&ModuleContext) -> bool,
}

/// For rules without a condition.
pub(super) fn always(_: &ModuleContext) -> bool {
    true
}
