//! The folder of a workspace.

use super::Disk;
use crate::config::FILE_NAME as CONFIG;
use crate::output::RelPath;
use anyhow::{Context, Result};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

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
        self.names(folder, |entry| entry.path().is_file())
    }

    /// The names of the folders in a folder, sorted. Links are not followed.
    pub fn list_folders(&self, folder: &str) -> Result<Vec<String>> {
        self.names(folder, |entry| entry.file_type().is_ok_and(|found| found.is_dir()))
    }

    fn names(&self, folder: &str, is_wanted: impl Fn(&fs::DirEntry) -> bool) -> Result<Vec<String>> {
        let entries = match fs::read_dir(self.root.join(folder)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            opened => opened.with_context(|| format!("cannot read `{folder}`"))?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read `{folder}`"))?;
            if let (true, Ok(name)) = (is_wanted(&entry), entry.file_name().into_string()) {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// The paths of all that is in a folder and in its folders, but for the folders themselves, sorted; none when there
    /// is no such folder. Links are not followed: they are named as if they were files.
    pub fn list_tree(&self, folder: &str) -> Result<Vec<RelPath>> {
        let entries = match fs::read_dir(self.root.join(folder)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            opened => opened.with_context(|| format!("cannot read `{folder}`"))?,
        };
        let mut paths = Vec::new();
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read `{folder}`"))?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            match entry.file_type().with_context(|| format!("cannot look at `{path}`"))?.is_dir() {
                true => paths.extend(self.list_tree(&path)?),
                false => paths.extend(RelPath::new(path)),
            }
        }
        paths.sort();
        Ok(paths)
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
