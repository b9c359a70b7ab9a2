//! Says, before anything is written, what a run will do to every file.

mod beside;
mod builder;
mod check;
mod choices;
mod content;
pub mod decide;
pub mod diff;
mod doubles;
mod file_plan;
mod files;
mod keyed;
pub mod merge;
mod merged_file;
mod store;
mod undo;
mod whole;
mod wire;
mod words;

pub use choices::{Choices, Conflicts, Decisions};
pub use decide::{Action, decide};
pub use file_plan::{FilePlan, Plan};
pub use undo::undo;

use crate::output::{RelPath, Unit};
use crate::workspace::{Baseline, Workspace};
use anyhow::Result;
use builder::Builder;

/// The plan for these units, which happens as a whole or not at all. Fails when the rendering itself makes no sense;
/// what is wrong with the user's files is in the plan.
pub fn build(workspace: &Workspace, units: &[Unit], decisions: impl Into<Decisions>) -> Result<Plan> {
    check::check(units)?;
    Builder::new(workspace, units, decisions.into())?.plan()
}

/// The same, with something else than the manifest known of what was written before: it is lost, and written anew.
///
/// # Errors
/// As [`build`].
pub fn build_on(
    workspace: &Workspace,
    known: Baseline,
    units: &[Unit],
    decisions: impl Into<Decisions>,
) -> Result<Plan> {
    check::check(units)?;
    Builder::with(workspace, known, units, decisions.into()).plan()
}

/// What goes with a unit that is taken out.
#[derive(Default)]
pub struct Removal<'a> {
    /// The unit.
    pub unit: &'a str,
    /// Units that are generated in the same plan.
    pub others: Vec<Unit>,
    /// A file that is written, and the user's from the start: a migration.
    pub farewell: Option<(RelPath, String)>,
}

/// The plan that takes out a unit: everything that the user did not touch goes, lines at anchors too. Files of which
/// `stays` is true, and those that the user edited, stay and are the user's from now on.
pub fn remove(
    workspace: &Workspace,
    removal: Removal,
    stays: &dyn Fn(&RelPath) -> bool,
    decisions: impl Into<Decisions>,
) -> Result<Plan> {
    let Removal { unit, others: mut units, farewell } = removal;
    units.push(Unit { name: unit.to_owned(), ..Unit::default() });
    check::check(&units)?;
    let mut builder = Builder::new(workspace, &units, decisions.into())?.for_removal(unit, stays);
    if let Some((path, text)) = farewell {
        builder.files.insert(path.clone(), FilePlan::create(path, text));
    }
    builder.plan()
}

impl Builder<'_> {
    /// All stages, one after the other.
    fn plan(mut self) -> Result<Plan> {
        self.drop_unwanted_lines();
        self.plan_files();
        self.wire();
        self.block_read_only();
        let (store, manifest) = self.store()?;
        let mut plan = Plan { files: self.files.into_values().collect(), root: self.root.to_owned(), store, manifest };
        // Before the manifest, which is the last to be written.
        let place = plan.store.len().saturating_sub(1);
        if let Some(note) = undo::note(&self.disk, &plan)? {
            plan.store.insert(place, note);
        }
        Ok(plan)
    }
}
