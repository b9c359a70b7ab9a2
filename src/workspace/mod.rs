//! The target workspace: what is on disk and what crud-gen wrote there before.

mod baseline;
mod digest;
mod disk;
mod journal;
mod lock;
mod rel_path;

pub use baseline::{Baseline, Entry, WORKSPACE_UNIT, WiredLine};
pub(crate) use baseline::{record_path, rendering_path};
pub use digest::Digest;
pub use disk::Disk;
pub use journal::{Guard, Journal, Progress, Staged, Step, Watch};
pub(crate) use journal::{is_now, staged_path};
pub use lock::Lock;
pub use rel_path::RelPath;

use anyhow::{Context, Result};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// The file that makes a folder a workspace.
pub const CONFIG: &str = "crud-gen.toml";

/// The folder of the workspace that is crud-gen's own.
pub const STORE: &str = ".crud-gen";

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

    /// A look at the disk for as long as one stage of a run takes.
    pub fn disk(&self) -> Disk<'_> {
        Disk::new(&self.root)
    }

    /// The content of a file, `None` when there is none. Fails when a link or something else that crud-gen does not
    /// touch is in the way, and for a file over 10 MB.
    pub fn read(&self, path: &RelPath) -> Result<Option<Vec<u8>>> {
        self.disk().read(path)
    }

    /// The names of the plain files in a folder, sorted; none when there is no such folder.
    pub fn list(&self, folder: &str) -> Result<Vec<String>> {
        let entries = match fs::read_dir(self.root.join(folder)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            opened => opened.with_context(|| format!("cannot read `{folder}`"))?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read `{folder}`"))?;
            if let (true, Ok(name)) = (entry.path().is_file(), entry.file_name().into_string()) {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
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
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = path.ancestors().find_map(|existing| Some((existing, fs::canonicalize(existing).ok()?)));
    let Some((existing, mut real)) = real else { return path };
    for part in path.strip_prefix(existing).expect("it is an ancestor").components() {
        match part {
            Component::ParentDir => drop(real.pop()),
            part => real.push(part),
        }
    }
    real
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_does_not_exist_is_made_absolute() {
        let here = fs::canonicalize(".").unwrap();
        assert_eq!(absolute(Path::new("src/../src")), here.join("src"));
        assert_eq!(absolute(Path::new("src/no/such/../folder")), here.join("src/no/folder"));
        assert_eq!(absolute(Path::new("no/../../such")), here.parent().unwrap().join("such"));
    }
}
