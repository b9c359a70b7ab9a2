//! What the user decides beforehand.

/// Decisions that a run needs where the user and the generator disagree.
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
