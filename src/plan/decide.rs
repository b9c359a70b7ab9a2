//! Decides what happens to one file when a module is generated again.

use super::choices::Choices;
use crate::output::Ownership;
use serde::Serialize;

/// What happens to one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Written; nothing was there.
    Create,
    /// What is there is what would be written: from now on it is known.
    Adopt,
    /// Written over a file that was not ours, as `--force` says.
    Replace,
    /// The user deleted it.
    Skip,
    /// Nothing changes.
    Unchanged,
    /// The user's edit stays; there is nothing new.
    Edited,
    /// Written; the user had not touched it.
    Update,
    /// The user's edit and what is new, together.
    Merge,
    /// The user's edit and what is new are in the same lines: a person decides.
    Conflict,
    /// A file that is not ours, or that cannot be handled, is in the way: a person decides.
    Blocked,
    /// Deleted; it is not generated any more and the user had not touched it.
    Remove,
    /// Not generated any more, but edited by the user: it stays.
    Keep,
    /// Not generated any more and not there either.
    Forget,
    /// Only lines at anchors come or go.
    Wire,
    /// The place for a line is gone: a person puts it in.
    AnchorMissing,
}

impl Action {
    /// Whether the run stops until a person has decided.
    pub fn needs_person(self) -> bool {
        matches!(self, Self::Conflict | Self::Blocked | Self::AnchorMissing)
    }
}

/// The decision from what was written the last time, what is on disk and what is rendered now. Anything that can be
/// compared will do, so that a test can be read as a table. `Merge` becomes `Conflict` when both sides changed one line.
pub fn decide<T: PartialEq>(
    ownership: Ownership,
    base: Option<T>,
    disk: Option<T>,
    new: Option<T>,
    choices: Choices,
) -> Action {
    let once = ownership == Ownership::Once;
    let starter = ownership == Ownership::Starter;
    match (base, disk, new) {
        (None, None, Some(_)) => Action::Create,
        (None, Some(disk), Some(new)) if disk == new => Action::Adopt,
        (None, Some(_), Some(_)) if once || starter => Action::Unchanged,
        (None, Some(_), Some(_)) if choices.force => Action::Replace,
        (None, Some(_), Some(_)) => Action::Blocked,
        (None, _, None) => Action::Unchanged,

        (Some(_), None, Some(_)) if choices.restore => Action::Create,
        (Some(_), None, Some(_)) => Action::Skip,
        (Some(_), Some(disk), Some(new)) if disk == new => Action::Unchanged,
        (Some(base), Some(disk), Some(_)) if once && disk == base => Action::Unchanged,
        (Some(_), Some(_), Some(_)) if once => Action::Edited,
        (Some(base), Some(disk), Some(_)) if disk == base => Action::Update,
        (Some(base), Some(_), Some(new)) if new == base => Action::Edited,
        (Some(_), Some(_), Some(_)) => Action::Merge,

        (Some(_), None, None) => Action::Forget,
        (Some(_), Some(_), None) if once => Action::Unchanged,
        (Some(base), Some(disk), None) if disk == base => Action::Remove,
        (Some(_), Some(_), None) => Action::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Choices = Choices::new();
    const FORCE: Choices = Choices { force: true, ..PLAIN };
    const RESTORE: Choices = Choices { restore: true, ..PLAIN };

    /// `-` is absent; equal letters are equal contents.
    fn decision(ownership: Ownership, row: &str, choices: Choices) -> Action {
        let mut sides = row.split(' ').map(|side| (side != "-").then_some(side));
        decide(ownership, sides.next().unwrap(), sides.next().unwrap(), sides.next().unwrap(), choices)
    }

    #[test]
    fn managed_files() {
        // baseline, disk, new
        for (row, choices, action) in [
            ("- - N", PLAIN, Action::Create),
            ("- N N", PLAIN, Action::Adopt),
            ("- N N", FORCE, Action::Adopt),
            ("- D N", PLAIN, Action::Blocked),
            ("- D N", RESTORE, Action::Blocked),
            ("- D N", FORCE, Action::Replace),
            ("B - B", PLAIN, Action::Skip),
            ("B - N", PLAIN, Action::Skip),
            ("B - N", FORCE, Action::Skip),
            ("B - N", RESTORE, Action::Create),
            ("B B B", PLAIN, Action::Unchanged),
            ("B N N", PLAIN, Action::Unchanged),
            ("B B N", PLAIN, Action::Update),
            ("B D B", PLAIN, Action::Edited),
            ("B D B", FORCE, Action::Edited),
            ("B D N", PLAIN, Action::Merge),
            ("B D N", FORCE, Action::Merge),
            ("B B -", PLAIN, Action::Remove),
            ("B D -", PLAIN, Action::Keep),
            ("B D -", FORCE, Action::Keep),
            ("B - -", PLAIN, Action::Forget),
            ("- D -", PLAIN, Action::Unchanged),
            ("- - -", PLAIN, Action::Unchanged),
        ] {
            assert_eq!(decision(Ownership::Managed, row, choices), action, "{row} {choices:?}");
        }
    }

    #[test]
    fn starters() {
        for (row, choices, action) in [
            ("- - N", PLAIN, Action::Create),
            ("- N N", PLAIN, Action::Adopt),
            ("- D N", PLAIN, Action::Unchanged),
            ("- D N", FORCE, Action::Unchanged),
            ("B - N", PLAIN, Action::Skip),
            ("B - N", RESTORE, Action::Create),
            ("B B N", PLAIN, Action::Update),
            ("B D B", PLAIN, Action::Edited),
            ("B D N", PLAIN, Action::Merge),
            ("B B -", PLAIN, Action::Remove),
            ("B D -", PLAIN, Action::Keep),
        ] {
            assert_eq!(decision(Ownership::Starter, row, choices), action, "{row} {choices:?}");
        }
    }

    #[test]
    fn once() {
        for (row, choices, action) in [
            ("- - N", PLAIN, Action::Create),
            ("- N N", PLAIN, Action::Adopt),
            ("- D N", PLAIN, Action::Unchanged),
            ("- D N", FORCE, Action::Unchanged),
            ("B - N", PLAIN, Action::Skip),
            ("B - N", RESTORE, Action::Create),
            ("B B N", PLAIN, Action::Unchanged),
            ("B D N", PLAIN, Action::Edited),
            ("B D N", FORCE, Action::Edited),
            ("B D B", PLAIN, Action::Edited),
            ("B B -", PLAIN, Action::Unchanged),
            ("B D -", PLAIN, Action::Unchanged),
            ("B - -", PLAIN, Action::Forget),
        ] {
            assert_eq!(decision(Ownership::Once, row, choices), action, "{row} {choices:?}");
        }
    }
}
