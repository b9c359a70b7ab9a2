//! What a user decided beforehand, as a plan takes it.

use crate::output::RelPath;
use crate::plan::{Action, Choices, Conflicts, Decisions, Plan};
use crate::problem::{Problem, Problems};
use crate::workspace::{Baseline, Workspace};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;

/// Decisions as they were typed; paths are below the workspace, or below the current folder.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// `--force`
    pub force: bool,
    /// `--restore` without a path
    pub restore_all: bool,
    /// `--restore PATH`
    pub restore: Vec<String>,
    /// `--conflicts`
    pub conflicts: Conflicts,
    /// `--ours PATH`
    pub ours: Vec<String>,
    /// `--theirs PATH`
    pub theirs: Vec<String>,
}

impl Wishes {
    /// The decisions about files of this workspace.
    ///
    /// # Errors
    /// A path that crud-gen has never written, and one that is both ours and theirs.
    pub fn decisions(&self, workspace: &Workspace, cwd: &Path) -> Result<Decisions> {
        let known = if self.names_files() { workspace.baseline()? } else { Baseline::default() };
        let mut problems = Vec::new();
        let mut files = |paths: &[String]| -> BTreeSet<RelPath> {
            let file = |path: &String| file(path, &known, workspace, cwd);
            paths.iter().filter_map(|path| file(path).map_err(|problem| problems.push(problem)).ok()).collect()
        };
        let (restore, ours, theirs) = (files(&self.restore), files(&self.ours), files(&self.theirs));
        problems.extend(
            ours.intersection(&theirs).map(|path| {
                Problem::new(format!("`{path}` cannot be both --ours and --theirs")).hint("take one of them")
            }),
        );
        if !problems.is_empty() {
            return Err(Problems(problems).into());
        }
        let all = Choices { force: self.force, restore: self.restore_all, conflicts: self.conflicts };
        Ok(Decisions { all, restore, ours, theirs })
    }

    fn names_files(&self) -> bool {
        [&self.restore, &self.ours, &self.theirs].into_iter().any(|paths| !paths.is_empty())
    }
}

/// Notes on decisions that the plan did not need.
pub(super) fn idle(decisions: &Decisions, plan: &Plan) -> Vec<String> {
    let action = |path: &RelPath| plan.files.iter().find(|file| file.path == *path).map(|file| file.action);
    let conflicts = decisions.ours.iter().chain(&decisions.theirs);
    let unneeded =
        conflicts.filter(|path| !matches!(action(path), Some(Action::Merge | Action::Edited | Action::Wire)));
    let restored = decisions.restore.iter().filter(|path| action(path) != Some(Action::Create));
    let conflicts = unneeded.map(|path| format!("`{path}` has no conflict in this run"));
    conflicts.chain(restored.map(|path| format!("`{path}` was not deleted, or is not a part of this run"))).collect()
}

fn file(path: &str, known: &Baseline, workspace: &Workspace, cwd: &Path) -> Result<RelPath, Problem> {
    let here = Workspace::at(cwd.join(path));
    let below =
        here.root().strip_prefix(workspace.root()).ok().and_then(Path::to_str).map(|path| path.replace('\\', "/"));
    let candidates = [Some(path.to_owned()), below].into_iter().flatten().filter_map(RelPath::new);
    candidates.into_iter().find(|path| known.files.contains_key(path)).ok_or_else(|| {
        Problem::new(format!("`{}` is no file that crud-gen has written", path.escape_debug()))
            .hint("name it as a run does, from the folder of the workspace: apps/api/src/main.rs")
    })
}
