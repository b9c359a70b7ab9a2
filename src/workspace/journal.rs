//! The list of moves that turns a staged run into the workspace, whole or not at all.
//!
//! A run first writes every new content below `txn/stage`. Renaming the journal into place is the commit point: a run
//! that ends before it has changed nothing, a run that ends after it is finished by the next command.

use super::{Baseline, Digest, Disk, Lock, STORE, Workspace};
use crate::output::RelPath;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind};
use std::path::{Path, PathBuf};

/// The format of the journal that this crud-gen reads and writes.
const VERSION: u32 = 1;

/// What happens to one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Step {
    /// The file.
    pub path: RelPath,
    /// The content that replaces it; `None` deletes it.
    pub staged: Option<Staged>,
    /// Whose file it is.
    pub guard: Guard,
}

/// A content that waits for the commit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Staged {
    /// The name of its file below `txn/stage`.
    pub number: usize,
    /// Of its content.
    pub sha256: Digest,
}

/// When a step may be taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guard {
    /// The user's file: only while it still has this content, or is still absent.
    Unchanged(Option<Digest>),
    /// crud-gen's own note about a user's file: only when that file was not left alone.
    With(RelPath),
    /// crud-gen's own file.
    Always,
}

/// All steps of one run, in order; the manifest is the last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Journal {
    version: u32,
    steps: Vec<Step>,
}

/// What is known about the steps before they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// None is taken yet.
    None,
    /// Some may be taken already, and the machine may have crashed.
    Unknown,
}

/// Told of every change to the disk just before it is made; tests end the process there.
pub type Watch<'a> = &'a mut dyn FnMut(&str);

impl Journal {
    /// A journal of these steps.
    pub fn new(steps: Vec<Step>) -> Self {
        Self { version: VERSION, steps }
    }

    /// Whether an interrupted run left something behind.
    pub fn is_pending(workspace: &Workspace) -> Result<bool> {
        workspace.disk().path(&RelPath::new(format!("{STORE}/txn/journal.json")).expect("a constant path"))?;
        let folder = folder(workspace);
        match fs::symlink_metadata(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error).with_context(|| format!("cannot look at `{}`", folder.display())),
            Ok(found) if found.is_dir() => Ok(true),
            Ok(_) => bail!("`{}` is not a folder; remove it", folder.display()),
        }
    }

    /// Writes the journal without committing. The file is to be flushed to the disk before the commit.
    #[expect(clippy::disallowed_methods, reason = "the writer")]
    pub fn write(&self, workspace: &Workspace, watch: Watch) -> Result<File> {
        let draft = folder(workspace).join("journal.tmp");
        watch("write the journal");
        let write = || -> std::io::Result<File> {
            let mut file = BufWriter::new(File::create(&draft)?);
            serde_json::to_writer(&mut file, self)?;
            Ok(file.into_inner()?)
        };
        write().with_context(|| format!("cannot write `{}`", draft.display()))
    }

    /// The first of the user's files that is not what it was.
    pub fn overtaken(&self, workspace: &Workspace) -> Option<&RelPath> {
        let disk = workspace.disk();
        let is_overtaken = |step: &&Step| match &step.guard {
            Guard::Unchanged(before) => !is_now(&disk, &step.path, before.as_ref()),
            Guard::With(_) | Guard::Always => false,
        };
        self.steps.iter().find(is_overtaken).map(|step| &step.path)
    }

    /// When this returns, the run happens, whatever comes next.
    #[expect(clippy::disallowed_methods, reason = "the writer")]
    pub fn commit(&self, workspace: &Workspace, watch: Watch) -> Result<()> {
        watch("commit");
        let journal = journal_path(workspace);
        fs::rename(folder(workspace).join("journal.tmp"), &journal)
            .with_context(|| format!("cannot write `{}`", journal.display()))
    }

    /// Takes every step, or those that an interrupted run has left. Gives the files that somebody edited meanwhile,
    /// which are left alone.
    pub fn roll_forward(&self, workspace: &Workspace, progress: Progress, watch: Watch) -> Result<Vec<RelPath>> {
        let disk = workspace.disk();
        let mut left_alone = BTreeSet::new();
        for step in &self.steps {
            let path = &step.path;
            let is_due = match progress {
                Progress::None => true,
                Progress::Unknown => step.is_due(workspace, &disk),
            };
            if !is_due {
                continue;
            }
            let is_free = match &step.guard {
                Guard::Unchanged(before) => is_now(&disk, path, before.as_ref()),
                Guard::With(file) => !left_alone.contains(file),
                Guard::Always => true,
            };
            if !is_free || (progress == Progress::Unknown && !step.is_whole(workspace)) {
                left_alone.insert(path.clone());
                continue;
            }
            let target = disk.path(path)?;
            match &step.staged {
                Some(staged) => {
                    let staged = staged_path(workspace, staged.number);
                    if *path == Baseline::path() && !left_alone.is_empty() {
                        take_back(workspace, &staged, &left_alone)?;
                    }
                    watch(&format!("write {path}"));
                    move_into_place(&staged, &target).with_context(|| format!("cannot write `{path}`"))?;
                }
                None => {
                    watch(&format!("delete {path}"));
                    delete(workspace, path).with_context(|| format!("cannot delete `{path}`"))?;
                }
            }
        }
        Ok(left_alone.into_iter().filter(|path| !path.as_str().starts_with(STORE)).collect())
    }

    /// Removes the stage and the journal.
    #[expect(clippy::disallowed_methods, reason = "the writer")]
    pub fn drop_stage(workspace: &Workspace, watch: Watch) -> Result<()> {
        let folder = folder(workspace);
        let mut remove = || -> std::io::Result<()> {
            watch("drop the journal");
            match fs::remove_file(journal_path(workspace)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            watch("drop the stage");
            match fs::remove_dir_all(&folder) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            }
        };
        remove().with_context(|| format!("cannot remove `{}`", folder.display()))
    }

    /// Finishes what was committed, drops what was not. Gives the files that somebody edited in between.
    pub fn recover(workspace: &Workspace, lock: &Lock, watch: Watch) -> Result<Vec<RelPath>> {
        assert_eq!(lock.root(), workspace.root(), "the lock is another workspace's");
        if !Self::is_pending(workspace)? {
            return Ok(Vec::new());
        }
        let mut left_alone = Vec::new();
        let path = journal_path(workspace);
        match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("cannot read `{}`", path.display())),
            Ok(json) => {
                let journal: Self = serde_json::from_slice(&json).with_context(|| {
                    format!("cannot read `{}`; remove it if the workspace is as it should be", path.display())
                })?;
                if journal.version != VERSION {
                    bail!("`{}` was written by another crud-gen; finish with that one", path.display());
                }
                left_alone = journal
                    .roll_forward(workspace, Progress::Unknown, watch)
                    .context("an interrupted run cannot be finished; mend this and run any command again")?;
            }
        }
        Self::drop_stage(workspace, watch)?;
        Ok(left_alone)
    }
}

impl Workspace {
    /// Finishes what an interrupted run had committed and drops what it had not. Costs nothing when there is nothing.
    /// Gives the files that somebody edited in between: they were left alone.
    pub fn recover(&self) -> Result<Vec<RelPath>> {
        if !Journal::is_pending(self)? {
            return Ok(Vec::new());
        }
        let lock = self.lock()?;
        Journal::recover(self, &lock, &mut |_| {})
    }
}

impl Step {
    /// Whether it is still to be taken.
    fn is_due(&self, workspace: &Workspace, disk: &Disk) -> bool {
        match &self.staged {
            Some(staged) => staged_path(workspace, staged.number).exists(),
            None => !is_now(disk, &self.path, None),
        }
    }

    /// Whether the content has outlived a crash of the machine. Not every content was flushed to the disk.
    fn is_whole(&self, workspace: &Workspace) -> bool {
        self.staged.as_ref().is_none_or(|staged| {
            let content = fs::read(staged_path(workspace, staged.number));
            content.is_ok_and(|content| Digest::of(&content) == staged.sha256)
        })
    }
}

/// Where the content with this number waits for the commit.
pub(crate) fn staged_path(workspace: &Workspace, number: usize) -> PathBuf {
    folder(workspace).join("stage").join(number.to_string())
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root().join(STORE).join("txn")
}

fn journal_path(workspace: &Workspace) -> PathBuf {
    folder(workspace).join("journal.json")
}

/// Whether a file still has the content, or the absence, that was seen when the run was planned.
pub(crate) fn is_now(disk: &Disk, path: &RelPath, before: Option<&Digest>) -> bool {
    match disk.read(path) {
        Ok(bytes) => bytes.map(|bytes| Digest::of(&bytes)).as_ref() == before,
        Err(_) => false,
    }
}

/// Makes the staged manifest say what is still true of the files that were left alone.
#[expect(clippy::disallowed_methods, reason = "the writer")]
fn take_back(workspace: &Workspace, staged: &Path, left_alone: &BTreeSet<RelPath>) -> Result<()> {
    let older = workspace.baseline()?;
    let mut baseline = Baseline::parse(&fs::read(staged)?)?;
    for path in left_alone {
        baseline.take_back(path, &older);
    }
    let draft = staged.with_extension("tmp");
    fs::write(&draft, baseline.to_json())?;
    fs::rename(&draft, staged)?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the writer")]
fn move_into_place(staged: &Path, target: &Path) -> std::io::Result<()> {
    match fs::rename(staged, target) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(target.parent().unwrap_or(target))?;
            fs::rename(staged, target)
        }
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            let mut name = target.file_name().unwrap_or_default().to_owned();
            name.push(".crud-gen-new");
            let beside = target.with_file_name(name);
            fs::copy(staged, &beside)?;
            File::open(&beside)?.sync_all()?;
            fs::rename(&beside, target)?;
            fs::remove_file(staged)
        }
        moved => moved,
    }
}

/// Deletes a file and the folders that it leaves empty.
#[expect(clippy::disallowed_methods, reason = "the writer")]
fn delete(workspace: &Workspace, path: &RelPath) -> std::io::Result<()> {
    match fs::remove_file(workspace.root().join(path.as_str())) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let parents = path.parents().collect::<Vec<_>>();
    for parent in parents.into_iter().rev().filter(|parent| *parent != STORE) {
        if fs::remove_dir(workspace.root().join(parent)).is_err() {
            break;
        }
    }
    Ok(())
}
