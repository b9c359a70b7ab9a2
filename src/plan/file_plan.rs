//! What a run will do, file by file.

use super::decide::Action;
use super::merge::has_markers;
use crate::code::CodeChange;
use crate::output::RelPath;
use crate::workspace::Digest;
use std::path::{Path, PathBuf};

/// What a run will do. Nothing is written that is not listed, but for crud-gen's own folder.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Sorted by path.
    pub files: Vec<FilePlan>,
    pub(crate) root: PathBuf,
    pub(crate) store: Vec<StoreWrite>,
    /// The manifest that the plan was made from.
    pub(crate) manifest: Option<Digest>,
}

/// What a run will do to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePlan {
    /// The file.
    pub path: RelPath,
    /// What happens to it.
    pub action: Action,
    /// What is on disk; `None` when nothing is, or nothing that can be read.
    pub before: Option<Vec<u8>>,
    /// What will be on disk; for a conflict and a blocked file, what would be if the person agreed.
    pub after: Option<Vec<u8>>,
    /// What the person should know, and do.
    pub note: Option<String>,
    /// What an update changes under the user's code in it, or asks the user to change.
    pub code: Vec<CodeChange>,
    /// Where what the user had written is kept when it is written over.
    pub(crate) copy: Option<RelPath>,
}

impl FilePlan {
    /// Whether the file on disk will be another one.
    pub fn is_change(&self) -> bool {
        self.before != self.after
    }

    /// A file that stays as it is.
    pub(crate) fn keep(path: RelPath, content: Option<Vec<u8>>) -> Self {
        Self {
            path,
            action: Action::Unchanged,
            before: content.clone(),
            after: content,
            note: None,
            code: Vec::new(),
            copy: None,
        }
    }

    /// A file that is new, and the user's from the start.
    pub(crate) fn create(path: RelPath, text: String) -> Self {
        Self { action: Action::Create, after: Some(text.into_bytes()), ..Self::keep(path, None) }
    }

    pub(crate) fn block(&mut self, note: String) {
        self.action = Action::Blocked;
        self.note = Some(note);
    }

    pub(crate) fn add_note(&mut self, note: &str) {
        match &mut self.note {
            Some(notes) => *notes = format!("{notes}\n{note}"),
            None => self.note = Some(note.to_owned()),
        }
    }
}

impl Plan {
    /// Whether the run stops before the first write: a conflict, a file in the way, a missing anchor.
    pub fn needs_person(&self) -> bool {
        self.files.iter().any(|file| file.action.needs_person())
    }

    /// Whether it writes conflicts between markers, for a person to resolve.
    pub fn writes_markers(&self) -> bool {
        let has_markers = |bytes: &[u8]| std::str::from_utf8(bytes).is_ok_and(has_markers);
        self.changes().any(|file| file.after.as_deref().is_some_and(has_markers))
    }

    /// Whether something under the user's code is left to the user to change.
    pub fn leaves_code(&self) -> bool {
        self.files.iter().flat_map(|file| &file.code).any(|change| change.how.is_some())
    }

    /// The files that will be other ones than now.
    pub fn changes(&self) -> impl Iterator<Item = &FilePlan> {
        self.files.iter().filter(|file| file.is_change())
    }

    /// Whether a run would write nothing, not even a note of its own.
    pub fn is_empty(&self) -> bool {
        self.changes().next().is_none() && self.store.is_empty()
    }

    /// The workspace that it was made for.
    pub fn root(&self) -> &Path {
        &self.root
    }
}

/// One of crud-gen's own files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoreWrite {
    pub(crate) path: RelPath,
    /// `None` deletes it.
    pub(crate) content: Option<Vec<u8>>,
    /// The user's file that it is about.
    pub(crate) of: Option<RelPath>,
}
