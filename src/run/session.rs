//! A run in a workspace that is there: taken before anything is read, so that no two runs plan from one state.

use crate::output::RelPath;
use crate::problem::{Problem, Problems};
use crate::workspace::{Journal, Lock, Workspace};
use anyhow::Result;
use std::path::Path;

/// A workspace in which a run is at work.
#[derive(Debug)]
pub struct Session {
    pub workspace: Workspace,
    /// `None` for a run that writes nothing.
    pub lock: Option<Lock>,
    /// Files that somebody edited after a run was interrupted: finishing it left them alone.
    pub left_alone: Vec<RelPath>,
}

impl Session {
    /// Takes the workspace, and finishes what an interrupted run left behind.
    pub fn open(workspace: Workspace, writes: bool) -> Result<Self> {
        let lock = if writes { Some(workspace.lock()?) } else { None };
        let left_alone = match &lock {
            Some(lock) => Journal::recover(&workspace, lock, &mut |_| {})?,
            None => workspace.recover()?,
        };
        Ok(Self { workspace, lock, left_alone })
    }

    /// What people should know of an interrupted run.
    pub fn notes(&self) -> impl Iterator<Item = String> {
        self.left_alone.iter().map(|path| format!("`{path}` was edited after an interrupted run and left alone"))
    }
}

/// The workspace of a command that needs one: the named one, or the one around the current folder.
pub(super) fn find(workspace: Option<&Path>, cwd: &Path) -> Result<Workspace> {
    let start = workspace.map_or_else(|| cwd.to_owned(), |dir| cwd.join(dir));
    let found = Workspace::find(&start).ok_or_else(|| {
        Problems::from(
            Problem::new("there is no workspace here")
                .at(start.display().to_string())
                .hint("make one with `crud-gen new DIR`, or name one with --workspace"),
        )
    })?;
    Ok(found)
}
