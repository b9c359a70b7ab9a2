//! Takes back what the last run did.

use super::session::{self, Session};
use super::stamp::Stamp;
use crate::apply::apply;
use crate::plan::{self, Action, FilePlan, Plan};
use crate::problem::{Problem, Problems};
use anyhow::Result;
use std::path::Path;

/// What was taken back, or would be.
#[derive(Clone, Debug)]
pub struct UndoRun {
    pub plan: Plan,
    /// Migrations that go, which a database may have run already.
    pub notes: Vec<String>,
}

/// Takes back the last run, whole or not at all.
///
/// # Errors
/// No workspace, one of a newer crud-gen, or no run to take back.
pub fn undo(workspace: Option<&Path>, dry_run: bool, cwd: &Path) -> Result<UndoRun> {
    let session = Session::open(session::find(workspace, cwd)?, !dry_run)?;
    let workspace = &session.workspace;
    Stamp::read(workspace)?;
    let plan = plan::undo(workspace)?.ok_or_else(|| {
        let problem = Problem::new("there is no run to take back here");
        Problems::from(problem.hint("only the last one can be, once, and on the machine where it was made"))
    })?;
    if let Some(lock) = session.lock.as_ref().filter(|_| !plan.needs_person()) {
        apply(workspace, lock, &plan)?;
    }
    let notes = notes(&plan);
    Ok(UndoRun { plan, notes })
}

/// What to know of the migrations that go.
fn notes(plan: &Plan) -> Vec<String> {
    let is_gone = |file: &&FilePlan| file.action == Action::Remove && file.path.as_str().ends_with(".sql");
    let gone = plan.files.iter().filter(is_gone).map(|file| &file.path);
    gone.map(|path| {
        format!("a database that has run `{path}` does not start without it: the same run again brings it back")
    })
    .collect()
}
