//! Says, before anything is written, what a run will do to every file.

mod build;
pub mod decide;
pub mod diff;
pub mod merge;
mod store;
mod wire;

pub use decide::{Action, decide};

use crate::render::RenderedFiles;
use crate::wiring::Snippet;
use crate::workspace::{Digest, RelPath, Workspace};
use anyhow::Result;
use build::Builder;
use serde_json::Value;
use std::path::{Path, PathBuf};
pub(crate) use store::StoreWrite;

/// A line that belongs at an anchor of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wiring {
    /// The file, which need not be one of crud-gen's.
    pub path: RelPath,
    /// The line and its place.
    pub snippet: Snippet,
}

/// All that one unit consists of: what it had before and is not named here any more is taken out.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    /// `workspace` or a module's name.
    pub name: &'a str,
    /// All of its files.
    pub files: &'a RenderedFiles,
    /// All of its lines in other files.
    pub wirings: &'a [Wiring],
    /// What is saved about it, e.g. the table and the options.
    pub record: Option<&'a Value>,
}

/// What the user said beforehand.
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
    /// Nothing was said.
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
}

impl FilePlan {
    /// Whether the file on disk will be another one.
    pub fn is_change(&self) -> bool {
        self.before != self.after
    }

    /// A file that stays as it is.
    pub(crate) fn unchanged(path: RelPath, content: Option<Vec<u8>>) -> Self {
        Self { path, action: Action::Unchanged, before: content.clone(), after: content, note: None }
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

/// The plan for one unit. Fails when the rendering itself makes no sense; what is wrong with the user's files is in the
/// plan.
pub fn build(
    workspace: &Workspace,
    unit: &str,
    rendered: &RenderedFiles,
    wirings: &[Wiring],
    record: Option<Value>,
    choices: Choices,
) -> Result<Plan> {
    build_all(workspace, &[Unit { name: unit, files: rendered, wirings, record: record.as_ref() }], choices)
}

/// The plan for several units, which happens as a whole or not at all.
pub fn build_all(workspace: &Workspace, units: &[Unit], choices: Choices) -> Result<Plan> {
    Builder::new(workspace, units, choices)?.plan()
}

/// The plan that takes out a unit: everything that the user did not touch goes, lines at anchors too. Files of which
/// `stays` is true stay and are the user's from now on, e.g. migrations.
pub fn remove(workspace: &Workspace, unit: &str, stays: &dyn Fn(&RelPath) -> bool) -> Result<Plan> {
    let unit = Unit { name: unit, files: &RenderedFiles::new(), wirings: &[], record: None };
    Builder::new(workspace, &[unit], Choices::new())?.removing(stays).plan()
}
