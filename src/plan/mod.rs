//! Says, before anything is written, what a run will do to every file.

mod builder;
mod check;
mod choices;
mod content;
pub mod decide;
pub mod diff;
mod file_plan;
mod files;
mod keyed;
pub mod merge;
mod merged_file;
mod store;
mod wire;
mod words;

pub use choices::{Choices, Conflicts, Decisions};
pub use decide::{Action, decide};
pub use file_plan::{FilePlan, Plan};

use crate::output::{RelPath, Unit};
use crate::workspace::Workspace;
use anyhow::Result;
use builder::Builder;

/// The plan for these units, which happens as a whole or not at all. Fails when the rendering itself makes no sense;
/// what is wrong with the user's files is in the plan.
pub fn build(workspace: &Workspace, units: &[Unit], decisions: impl Into<Decisions>) -> Result<Plan> {
    check::check(units)?;
    Builder::new(workspace, units, decisions.into())?.plan()
}

/// The plan that takes out a unit: everything that the user did not touch goes, lines at anchors too. Files of which
/// `stays` is true stay and are the user's from now on, e.g. migrations.
pub fn remove(workspace: &Workspace, unit: &str, stays: &dyn Fn(&RelPath) -> bool) -> Result<Plan> {
    let unit = Unit { name: unit.to_owned(), ..Unit::default() };
    Builder::new(workspace, &[unit], Decisions::default())?.for_removal(stays).plan()
}

impl Builder<'_> {
    /// All stages, one after the other.
    fn plan(mut self) -> Result<Plan> {
        self.drop_unwanted_lines();
        self.plan_files();
        self.wire();
        self.block_read_only();
        let (store, manifest) = self.store()?;
        Ok(Plan { files: self.files.into_values().collect(), root: self.root.to_owned(), store, manifest })
    }
}
