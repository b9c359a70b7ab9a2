//! A change under the user's own code, and what came of it.

use semver::Version;

/// One change under code that crud-gen does not generate again.
#[derive(Clone, Debug)]
pub struct CodeMigration {
    /// The first version of those that it is for.
    pub from: Version,
    /// The version that brought the change.
    pub to: Version,
    /// What has changed, for people.
    pub what: &'static str,
    /// The template of the file that it is about; the file is in each module that has one.
    pub template: &'static str,
    /// What becomes of the file of a module whose row has this type.
    pub apply: fn(text: &str, entity: &str) -> Outcome,
}

/// What a code migration makes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is nothing to do, or it has been done.
    Fine,
    /// The new text, and where it differs first, counted from 1.
    Done { text: String, line: usize },
    /// A person has to do it at this line.
    ByHand { line: usize, how: String },
}

/// A code migration that a file may need.
#[derive(Clone, Debug)]
pub struct CodeTask {
    pub migration: CodeMigration,
    /// The type of a row of its module.
    pub entity: String,
}

/// A code migration of one file, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeChange {
    /// The first version of those that it is for, and the one that brought the change.
    pub from: Version,
    pub to: Version,
    pub what: &'static str,
    pub line: usize,
    /// What a person has to do; `None` where it is done.
    pub how: Option<String>,
}

impl CodeMigration {
    /// Whether a workspace of this version may need it; one that does not say its version may need all.
    pub fn is_for(&self, version: Option<&Version>) -> bool {
        version.is_none_or(|version| *version <= self.to)
    }
}
