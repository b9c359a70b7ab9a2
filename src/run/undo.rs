//! Takes back what the last run did.

use super::session::{self, Session};
use crate::apply::apply;
use crate::plan::{self, Plan};
use crate::problem::{Problem, Problems};
use anyhow::Result;
use std::path::Path;

/// What was taken back, or would be.
#[derive(Clone, Debug)]
pub struct UndoRun {
    pub plan: Plan,
}

/// Takes back the last run, whole or not at all.
///
/// # Errors
/// No workspace, or no run to take back.
pub fn undo(workspace: Option<&Path>, dry_run: bool, cwd: &Path) -> Result<UndoRun> {
    let session = Session::open(session::find(workspace, cwd)?, !dry_run)?;
    let workspace = &session.workspace;
    let plan = plan::undo(workspace)?.ok_or_else(|| {
        let problem = Problem::new("there is no run to take back here");
        Problems::from(problem.hint("only the last one can be, once, and on the machine where it was made"))
    })?;
    if let Some(lock) = session.lock.as_ref().filter(|_| !plan.needs_person()) {
        apply(workspace, lock, &plan)?;
    }
    Ok(UndoRun { plan })
}
