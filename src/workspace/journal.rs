//! The list of moves that turns a staged run into the workspace, whole or not at all.
//!
//! A run first writes every new content below `txn/stage`. Renaming the journal into place is the commit point: a run
//! that ends before it has changed nothing, a run that ends after it is finished by the next command.

use super::{Baseline, Digest, Lock, RelPath, STORE, Workspace};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The format of the journal that this crud-gen reads and writes.
const VERSION: u32 = 1;

/// What happens to one file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Step {
    /// The file.
    pub path: RelPath,
    /// The staged content that replaces it; `None` deletes it.
    pub staged: Option<usize>,
    /// Whose file it is.
    pub guard: Guard,
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

/// Told of every change to the disk just before it is made; tests end the process there.
pub type Watch<'a> = &'a mut dyn FnMut(&str);

impl Journal {
    /// A journal of these steps.
    pub fn new(steps: Vec<Step>) -> Self {
        Self { version: VERSION, steps }
    }

    /// Where the content with this number waits for the commit.
    pub fn staged(workspace: &Workspace, number: usize) -> PathBuf {
        folder(workspace).join("stage").join(number.to_string())
    }

    /// Whether an interrupted run left something behind.
    pub fn is_pending(workspace: &Workspace) -> Result<bool> {
        workspace.path(&RelPath::new(format!("{STORE}/txn/journal.json")).expect("a constant path"))?;
        let folder = folder(workspace);
        match fs::symlink_metadata(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error).with_context(|| format!("cannot look at `{}`", folder.display())),
            Ok(found) if found.is_dir() => Ok(true),
            Ok(_) => bail!("`{}` is not a folder; remove it", folder.display()),
        }
    }

    /// Writes the journal. When this returns, the run happens, whatever comes next.
    #[expect(clippy::disallowed_methods, reason = "the writer")]
    pub fn commit(&self, workspace: &Workspace, watch: Watch) -> Result<()> {
        let folder = folder(workspace);
        let draft = folder.join("journal.tmp");
        let mut write = || -> std::io::Result<()> {
            watch("write the journal");
            let mut file = File::create(&draft)?;
            file.write_all(&serde_json::to_vec(self)?)?;
            file.sync_all()?;
            sync_folder(&folder.join("stage"))?;
            watch("commit");
            fs::rename(&draft, journal_path(workspace))?;
            sync_folder(&folder)
        };
        write().with_context(|| format!("cannot write `{}`", draft.display()))
    }

    /// Takes every step that is still to be taken. Gives the files that somebody edited meanwhile, which are left alone.
    pub fn roll_forward(&self, workspace: &Workspace, watch: Watch) -> Result<Vec<RelPath>> {
        let mut left_alone = BTreeSet::new();
        let mut folders = BTreeSet::new();
        for step in &self.steps {
            let path = &step.path;
            let is_done = match step.staged {
                Some(number) => !Self::staged(workspace, number).exists(),
                None => is_now(workspace, path, None),
            };
            let is_free = match &step.guard {
                Guard::Unchanged(before) => is_now(workspace, path, before.as_ref()),
                Guard::With(file) => !left_alone.contains(file),
                Guard::Always => true,
            };
            if is_done {
                continue;
            }
            if !is_free {
                left_alone.insert(path.clone());
                continue;
            }
            let target = workspace.path(path)?;
            match step.staged {
                Some(number) => {
                    let staged = Self::staged(workspace, number);
                    if *path == Baseline::path() && !left_alone.is_empty() {
                        forget(workspace, &staged, &left_alone)?;
                    }
                    watch(&format!("write {path}"));
                    move_into_place(&staged, &target).with_context(|| format!("cannot write `{path}`"))?;
                }
                None => {
                    watch(&format!("delete {path}"));
                    delete(workspace, path).with_context(|| format!("cannot delete `{path}`"))?;
                }
            }
            folders.extend(target.parent().map(Path::to_owned));
        }
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            watch("flush a folder");
            sync_folder(folder).with_context(|| format!("cannot write `{}`", folder.display()))?;
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
                    .roll_forward(workspace, watch)
                    .context("an interrupted run cannot be finished; mend this and run any command again")?;
            }
        }
        Self::drop_stage(workspace, watch)?;
        Ok(left_alone)
    }
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root().join(STORE).join("txn")
}

fn journal_path(workspace: &Workspace) -> PathBuf {
    folder(workspace).join("journal.json")
}

/// Whether a file still has the content, or the absence, that was seen when the run was planned.
pub(crate) fn is_now(workspace: &Workspace, path: &RelPath, before: Option<&Digest>) -> bool {
    match workspace.read(path) {
        Ok(bytes) => bytes.map(|bytes| Digest::of(&bytes)).as_ref() == before,
        Err(_) => false,
    }
}

/// Makes the staged manifest say what is still true of the files that were left alone.
#[expect(clippy::disallowed_methods, reason = "the writer")]
fn forget(workspace: &Workspace, staged: &Path, left_alone: &BTreeSet<RelPath>) -> Result<()> {
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

/// Makes the names in a folder last, where the system can.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}
