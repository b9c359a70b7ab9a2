//! Carries out a plan: the only place that changes the user's files.
//!
//! What a kill or a full disk does: nothing before the commit, nothing that the next run does not finish after it. What
//! the machine's own crash does: the same for every content that was flushed to the disk before the commit, which are
//! those that cannot be rendered again; a rendering that is lost is noticed and rendered again.

use crate::output::RelPath;
use crate::plan::{Action, FilePlan, Plan};
use crate::workspace::{
    Baseline, Digest, Disk, Guard, Journal, Lock, Progress, Staged, Step, Watch, Workspace, is_now, staged_path,
};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Files are flushed to the disk by this many threads, so that the system can flush several in one go.
const FLUSHERS: usize = 8;

/// So many files are open at once at the most.
const OPEN_FILES: usize = 64;

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Files that are new or have new content.
    pub written: Vec<RelPath>,
    /// Files that are gone.
    pub removed: Vec<RelPath>,
    /// Files that somebody edited in the very moment of writing; the next run merges them.
    pub left_alone: Vec<RelPath>,
}

/// Writes what is planned, whole or not at all. Fails, with nothing written, when a person has to decide first, when the
/// disk is no longer what the plan was made from, or when the disk is full.
pub fn apply(workspace: &Workspace, lock: &Lock, plan: &Plan) -> Result<Applied> {
    apply_watched(workspace, lock, plan, &mut |_| {})
}

/// Like [`apply`], telling of every change to the disk just before it is made.
pub fn apply_watched(workspace: &Workspace, lock: &Lock, plan: &Plan, watch: Watch) -> Result<Applied> {
    ensure!(lock.root() == workspace.root() && plan.root() == workspace.root(), "the plan is another workspace's");
    ensure!(!plan.needs_person(), "the plan has conflicts, and nothing of it is written");
    if plan.is_empty() {
        return Ok(Applied::default());
    }
    Journal::recover(workspace, lock, watch)?;
    let journal = stage(workspace, plan, watch).context("nothing was changed")?;
    journal.commit(workspace, watch)?;
    let left_alone =
        journal.roll_forward(workspace, Progress::None, watch).context("the next run of crud-gen finishes this one")?;
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
    let mut stage = Stage {
        workspace,
        disk: workspace.disk(),
        watch,
        steps: Vec::new(),
        count: 0,
        open: Vec::new(),
        ready: BTreeSet::new(),
        made: Vec::new(),
    };
    let journal = stage.fill(plan);
    if journal.is_err() {
        stage.undo();
    }
    journal
}

struct Stage<'a> {
    workspace: &'a Workspace,
    disk: Disk<'a>,
    watch: Watch<'a>,
    steps: Vec<Step>,
    /// How many contents there are.
    count: usize,
    /// Contents that are still to be flushed.
    open: Vec<File>,
    /// Folders that are there and can be written in.
    ready: BTreeSet<PathBuf>,
    /// Folders that were not there before.
    made: Vec<PathBuf>,
}

impl Stage<'_> {
    fn fill(&mut self, plan: &Plan) -> Result<Journal> {
        self.make_folder(&staged_path(self.workspace, 0))?;
        for file in plan.changes() {
            let guard = Guard::Unchanged(file.before.as_deref().map(Digest::of));
            let is_rendering = matches!(file.action, Action::Create | Action::Update | Action::Replace);
            self.add(&file.path, file.after.as_deref(), guard, !is_rendering)?;
        }
        for write in &plan.store {
            let is_rendering = write.of.is_some();
            let guard = write.of.clone().map_or(Guard::Always, Guard::With);
            self.add(&write.path, write.content.as_deref(), guard, !is_rendering)?;
        }
        let journal = Journal::new(std::mem::take(&mut self.steps));
        self.open.push(journal.write(self.workspace, self.watch)?);
        self.flush()?;
        if let Some(path) = journal.overtaken(self.workspace) {
            bail!("`{path}` was changed by somebody else meanwhile; run the command again");
        }
        if !is_now(&self.workspace.disk(), &Baseline::path(), plan.manifest.as_ref()) {
            bail!("another crud-gen was faster; run the command again");
        }
        Ok(journal)
    }

    #[expect(clippy::disallowed_methods, reason = "the writer")]
    fn add(&mut self, path: &RelPath, content: Option<&[u8]>, guard: Guard, is_precious: bool) -> Result<()> {
        let target = self.disk.path(path)?;
        let mut staged = None;
        if let Some(content) = content {
            self.make_folder(&target)?;
            let place = staged_path(self.workspace, self.count);
            (self.watch)(&format!("stage {path}"));
            let mut file = File::create(&place).with_context(|| format!("cannot write `{}`", place.display()))?;
            if let Ok(old) = fs::metadata(&target) {
                file.set_permissions(old.permissions()).with_context(|| format!("cannot set the mode of `{path}`"))?;
            }
            file.write_all(content).with_context(|| format!("cannot write `{}`", place.display()))?;
            staged = Some(Staged { number: self.count, sha256: Digest::of(content) });
            self.count += 1;
            if is_precious {
                self.open.push(file);
            }
            if self.open.len() == OPEN_FILES {
                self.flush()?;
            }
        } else if target.exists() {
            self.make_folder(&target)?;
        }
        self.steps.push(Step { path: path.clone(), staged, guard });
        Ok(())
    }

    /// Waits until the contents are on the disk, so that no crash of the machine can leave a file empty.
    fn flush(&mut self) -> Result<()> {
        let open = std::mem::take(&mut self.open);
        let flushed = std::thread::scope(|scope| {
            let parts = open.chunks(open.len().div_ceil(FLUSHERS).max(1));
            let threads = parts.map(|files| scope.spawn(|| files.iter().try_for_each(File::sync_all)));
            let threads = threads.collect::<Vec<_>>();
            threads.into_iter().try_for_each(|thread| thread.join().expect("flushing does not panic"))
        });
        flushed.context("cannot write the new files")
    }

    /// Sees to it that there is a folder for this file, in which crud-gen may write.
    #[expect(clippy::disallowed_methods, reason = "the writer")]
    fn make_folder(&mut self, file: &Path) -> Result<()> {
        let folder = file.parent().expect("a file is in a folder");
        if self.ready.contains(folder) {
            return Ok(());
        }
        let missing = folder.ancestors().take_while(|folder| !folder.exists()).collect::<Vec<_>>();
        for folder in missing.into_iter().rev() {
            (self.watch)("make a folder");
            fs::create_dir(folder).with_context(|| format!("cannot create `{}`", folder.display()))?;
            self.made.push(folder.to_owned());
        }
        check_writable(folder).with_context(|| format!("cannot write in `{}`", folder.display()))?;
        self.ready.insert(folder.to_owned());
        Ok(())
    }

    /// Leaves the workspace as it was. What cannot be removed is harmless, and the next run drops the stage again.
    #[expect(clippy::disallowed_methods, reason = "the writer")]
    fn undo(&mut self) {
        Journal::drop_stage(self.workspace, self.watch).ok();
        for folder in self.made.iter().rev() {
            fs::remove_dir(folder).ok();
        }
    }
}

#[cfg(unix)]
fn check_writable(folder: &Path) -> std::io::Result<()> {
    use rustix::fs::{Access, access};
    Ok(access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
}

#[cfg(not(unix))]
fn check_writable(_: &Path) -> std::io::Result<()> {
    Ok(())
}
