//! Carries out a plan: the only place that changes the user's files.

use crate::plan::{FilePlan, Plan};
use crate::workspace::{Digest, Guard, Journal, Lock, RelPath, Step, Watch, Workspace, is_now};
use anyhow::{Context, Result, bail, ensure};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// Files are flushed to the disk by this many threads, so that the system can flush several in one go.
const FLUSHERS: usize = 8;

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Files that are new or have new content.
    pub written: Vec<RelPath>,
    pub removed: Vec<RelPath>,
    /// Files that somebody edited in the very moment of writing; the next run merges them.
    pub left_alone: Vec<RelPath>,
}

/// Writes what is planned, whole or not at all. Fails, with nothing written, when a person has to decide first, when the
/// disk is no longer what the plan was made from, or when the disk is full.
pub fn apply(workspace: &Workspace, lock: &Lock, plan: Plan) -> Result<Applied> {
    apply_watched(workspace, lock, plan, &mut |_| {})
}

/// Like [`apply`], telling of every change to the disk just before it is made.
pub fn apply_watched(workspace: &Workspace, lock: &Lock, plan: Plan, watch: Watch) -> Result<Applied> {
    ensure!(lock.root() == workspace.root() && plan.root() == workspace.root(), "the plan is another workspace's");
    ensure!(!plan.needs_person(), "the plan has conflicts, and nothing of it is written");
    if plan.is_empty() {
        return Ok(Applied::default());
    }
    Journal::recover(workspace, lock)?;
    let journal = match stage(workspace, &plan, watch) {
        Ok(journal) => journal,
        Err(error) => {
            Journal::drop_stage(workspace, watch).ok();
            return Err(error.context("nothing was changed"));
        }
    };
    journal.commit(workspace, watch)?;
    let left_alone = journal.roll_forward(workspace, watch).context("the next run of crud-gen finishes this one")?;
    Journal::drop_stage(workspace, watch)?;
    let done = |is: fn(&FilePlan) -> bool| {
        let paths = plan.changes().filter(|file| is(file)).map(|file| &file.path);
        paths.filter(|path| !left_alone.contains(path)).cloned().collect()
    };
    Ok(Applied {
        written: done(|file| file.after.is_some()),
        removed: done(|file| file.after.is_none()),
        left_alone: left_alone.clone(),
    })
}

/// Writes every new content beside the workspace's files, and makes sure that nothing can stop the moves.
fn stage(workspace: &Workspace, plan: &Plan, watch: Watch) -> Result<Journal> {
    let mut stage = Stage { workspace, watch, steps: Vec::new(), files: Vec::new() };
    stage.make_folder(&Journal::staged(workspace, 0))?;
    for file in plan.changes() {
        let guard = Guard::Unchanged(file.before.as_deref().map(Digest::of));
        stage.add(&file.path, file.after.as_deref(), guard)?;
    }
    for write in &plan.store {
        let guard = match &write.of {
            Some(file) => Guard::With(file.clone()),
            None => Guard::Always,
        };
        stage.add(&write.path, write.content.as_deref(), guard)?;
    }
    flush(&stage.files).context("cannot write the new files")?;
    for file in plan.changes() {
        if !is_now(workspace, &file.path, file.before.as_deref().map(Digest::of).as_ref()) {
            bail!("`{}` was changed by somebody else meanwhile; run the command again", file.path);
        }
    }
    if !is_now(workspace, &crate::workspace::Baseline::path(), plan.manifest.as_ref()) {
        bail!("another crud-gen was faster; run the command again");
    }
    Ok(Journal::new(stage.steps))
}

struct Stage<'a> {
    workspace: &'a Workspace,
    watch: Watch<'a>,
    steps: Vec<Step>,
    files: Vec<File>,
}

impl Stage<'_> {
    #[expect(clippy::disallowed_methods, reason = "the writer")]
    fn add(&mut self, path: &RelPath, content: Option<&[u8]>, guard: Guard) -> Result<()> {
        let target = self.workspace.path(path)?;
        let mut staged = None;
        if let Some(content) = content {
            self.make_folder(&target)?;
            let number = self.files.len();
            let place = Journal::staged(self.workspace, number);
            (self.watch)(&format!("stage {path}"));
            let mut file = File::create(&place).with_context(|| format!("cannot write `{}`", place.display()))?;
            file.write_all(content).with_context(|| format!("cannot write `{}`", place.display()))?;
            if let Ok(old) = fs::metadata(&target) {
                file.set_permissions(old.permissions()).with_context(|| format!("cannot set the mode of `{path}`"))?;
            }
            self.files.push(file);
            staged = Some(number);
        }
        self.steps.push(Step { path: path.clone(), staged, guard });
        Ok(())
    }

    /// The folder that this file is in.
    #[expect(clippy::disallowed_methods, reason = "the writer")]
    fn make_folder(&mut self, file: &Path) -> Result<()> {
        let folder = file.parent().expect("a file is in a folder");
        if !folder.is_dir() {
            (self.watch)("make a folder");
            fs::create_dir_all(folder).with_context(|| format!("cannot create `{}`", folder.display()))?;
        }
        Ok(())
    }
}

/// Waits until the contents are on the disk, so that no crash of the machine can leave a file empty.
fn flush(files: &[File]) -> std::io::Result<()> {
    std::thread::scope(|scope| {
        let chunks = files.chunks(files.len().div_ceil(FLUSHERS).max(1));
        let threads = chunks.map(|files| scope.spawn(|| files.iter().try_for_each(File::sync_all))).collect::<Vec<_>>();
        threads.into_iter().try_for_each(|thread| thread.join().expect("flushing does not panic"))
    })
}
