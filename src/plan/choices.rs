//! What the user decides beforehand.

use crate::output::RelPath;
use std::collections::BTreeSet;

/// Decisions that a run needs where the user and the generator disagree, about one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Write over files that are not ours.
    pub force: bool,
    /// Bring back files and lines that the user deleted.
    pub restore: bool,
    /// Where both sides changed the same lines.
    pub conflicts: Conflicts,
}

impl Choices {
    /// No decision.
    pub const fn new() -> Self {
        Self { force: false, restore: false, conflicts: Conflicts::Stop }
    }
}

/// What to do where the user and the generator changed the same lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflicts {
    /// Write nothing at all.
    #[default]
    Stop,
    /// Write both, between markers.
    Markers,
    /// Keep the user's lines.
    Ours,
    /// Take the generated lines.
    Theirs,
}

/// The decisions of a run: for all files, and others for some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    pub all: Choices,
    /// Files that come back although the user deleted them.
    pub restore: BTreeSet<RelPath>,
    /// Files whose conflicts the user wins.
    pub ours: BTreeSet<RelPath>,
    /// Files whose conflicts crud-gen wins.
    pub theirs: BTreeSet<RelPath>,
}

impl Decisions {
    /// What is decided about one file.
    pub fn of(&self, path: &RelPath) -> Choices {
        let conflicts = match path {
            path if self.ours.contains(path) => Conflicts::Ours,
            path if self.theirs.contains(path) => Conflicts::Theirs,
            _ => self.all.conflicts,
        };
        Choices { restore: self.all.restore || self.restore.contains(path), conflicts, ..self.all }
    }
}

impl From<Choices> for Decisions {
    fn from(all: Choices) -> Self {
        Self { all, ..Self::default() }
    }
}
