//! The target workspace: what is on disk and what crud-gen wrote there before.

mod baseline;
mod digest;
mod journal;
mod lock;
mod rel_path;

pub use baseline::{Baseline, Entry, WORKSPACE_UNIT, WiredLine};
pub(crate) use baseline::{record_path, rendering_path};
pub use digest::Digest;
pub use journal::{From, Guard, Journal, Staged, Step, Watch};
pub(crate) use journal::{is_now, staged_path};
pub use lock::Lock;
pub use rel_path::RelPath;

use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The file that makes a folder a workspace.
pub const CONFIG: &str = "crud-gen.toml";

/// The folder of the workspace that is crud-gen's own.
pub const STORE: &str = ".crud-gen";

/// The largest file that is compared or merged, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// A folder that modules are generated into. It need not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The innermost workspace that contains `start`.
    pub fn find(start: &Path) -> Option<Self> {
        let start = absolute(start);
        start.ancestors().find(|folder| folder.join(CONFIG).is_file()).map(Self::at)
    }

    /// The workspace at this folder, whether or not anything is there.
    pub fn at(root: impl AsRef<Path>) -> Self {
        Self { root: absolute(root.as_ref()) }
    }

    /// The absolute path of the workspace.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a path is on disk. Fails when a link or a file stands where a folder of the path should be, or when the
    /// path itself is a link, a folder or anything else that is no plain file.
    pub fn path(&self, path: &RelPath) -> Result<PathBuf> {
        for parent in path.parents() {
            match fs::symlink_metadata(self.root.join(parent)) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(self.root.join(path.as_str())),
                Err(error) => return Err(error).with_context(|| format!("cannot look at `{parent}`")),
                Ok(found) if found.is_symlink() => {
                    bail!("`{parent}` is a symbolic link, which crud-gen does not follow")
                }
                Ok(found) if !found.is_dir() => bail!("`{parent}` is a file where a folder is needed"),
                Ok(_) => {}
            }
        }
        let full = self.root.join(path.as_str());
        match fs::symlink_metadata(&full) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(full),
            Err(error) => Err(error).with_context(|| format!("cannot look at `{path}`")),
            Ok(found) if found.is_symlink() => bail!("`{path}` is a symbolic link, which crud-gen does not follow"),
            Ok(found) if found.is_dir() => bail!("`{path}` is a folder where a file is needed"),
            Ok(found) if !found.is_file() => bail!("`{path}` is not a plain file"),
            Ok(_) => Ok(full),
        }
    }

    /// The content of a file, `None` when there is none. Fails as [`Workspace::path`] does, and for a file over 10 MB.
    pub fn read(&self, path: &RelPath) -> Result<Option<Vec<u8>>> {
        let mut file = match fs::File::open(self.path(path)?) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            opened => opened.with_context(|| format!("cannot read `{path}`"))?,
        };
        let size = file.metadata().with_context(|| format!("cannot read `{path}`"))?.len();
        if size > LARGEST {
            bail!("`{path}` is larger than 10 MB");
        }
        let mut bytes = Vec::with_capacity(size as usize + 1);
        file.read_to_end(&mut bytes).with_context(|| format!("cannot read `{path}`"))?;
        Ok(Some(bytes))
    }

    /// Whether the file is there and marked read-only.
    pub fn is_read_only(&self, path: &RelPath) -> bool {
        fs::metadata(self.root.join(path.as_str())).is_ok_and(|found| found.permissions().readonly())
    }

    /// A file or folder on disk that differs from the path, or from a folder of it, in upper and lower case only.
    /// On some systems both are the same file.
    pub fn case_twin(&self, path: &RelPath) -> Option<String> {
        let mut folder = self.root.clone();
        for segment in path.as_str().split('/') {
            if fs::symlink_metadata(folder.join(segment)).is_err() {
                let lower = segment.to_lowercase();
                let twin = fs::read_dir(&folder)
                    .ok()?
                    .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
                    .find(|name| name != segment && name.to_lowercase() == lower)?;
                let twin = folder.join(twin);
                return twin.strip_prefix(&self.root).ok()?.to_str().map(str::to_owned);
            }
            folder.push(segment);
        }
        None
    }

    /// Takes the workspace for one run; a workspace that is still taken after a short wait is an error.
    pub fn lock(&self) -> Result<Lock> {
        Lock::take(self)
    }

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

/// The real path as far as it exists, so that links above the workspace do not matter.
fn absolute(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}
