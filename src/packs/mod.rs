//! Packs: which files a module is made of. A pack is one folder of templates and one file here with two tables.

pub mod angular;
pub mod axum;

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

/// Every pack, in the order in which their files are listed.
pub const PACKS: [&Pack; 2] = [&axum::PACK, &angular::PACK];

/// For rules without a condition.
pub(crate) fn always(_: &ModuleContext) -> bool {
    true
}
