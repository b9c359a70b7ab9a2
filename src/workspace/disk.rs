//! Looks at the disk without following a link out of the workspace.

use crate::output::RelPath;
use anyhow::{Context, Result, bail};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The largest file that is compared or merged, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// Remembers the folders that it has seen to be real ones, so it is made anew for every stage of a run.
#[derive(Debug)]
pub struct Disk<'a> {
    root: &'a Path,
    folders: RefCell<BTreeSet<String>>,
    /// Paths that are not there, nor is another one in upper or lower case.
    absent: RefCell<BTreeSet<String>>,
}

impl<'a> Disk<'a> {
    pub(super) fn new(root: &'a Path) -> Self {
        Self { root, folders: RefCell::default(), absent: RefCell::default() }
    }

    /// Where a path is on disk. Fails when a link or a file stands where a folder of the path should be, or when the
    /// path itself is a link, a folder or anything else that is no plain file.
    pub fn path(&self, path: &RelPath) -> Result<PathBuf> {
        let full = self.root.join(path.as_str());
        if !self.has_real_folders(path)? {
            return Ok(full);
        }
        match fs::symlink_metadata(&full) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(full),
            Err(error) => Err(error).with_context(|| format!("cannot look at `{path}`")),
            Ok(found) if found.is_symlink() => bail!("`{path}` is a symbolic link, which crud-gen does not follow"),
            Ok(found) if found.is_dir() => bail!("`{path}` is a folder where a file is needed"),
            Ok(found) if !found.is_file() => bail!("`{path}` is not a plain file"),
            Ok(_) => Ok(full),
        }
    }

    /// Whether all folders of the path are there. Fails when something else is.
    fn has_real_folders(&self, path: &RelPath) -> Result<bool> {
        let mut folders = self.folders.borrow_mut();
        if path.parents().last().is_none_or(|parent| folders.contains(parent)) {
            return Ok(true);
        }
        for parent in path.parents() {
            match fs::symlink_metadata(self.root.join(parent)) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
                Err(error) => return Err(error).with_context(|| format!("cannot look at `{parent}`")),
                Ok(found) if found.is_symlink() => {
                    bail!("`{parent}` is a symbolic link, which crud-gen does not follow")
                }
                Ok(found) if !found.is_dir() => bail!("`{parent}` is a file where a folder is needed"),
                Ok(_) => folders.insert(parent.to_owned()),
            };
        }
        Ok(true)
    }

    /// The content of a file, `None` when there is none. Fails as [`Disk::path`] does, and for a file over 10 MB.
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
        for place in path.parents().chain([path.as_str()]) {
            if self.absent.borrow().contains(place) {
                return None;
            }
            if self.folders.borrow().contains(place) || fs::symlink_metadata(self.root.join(place)).is_ok() {
                continue;
            }
            let (folder, name) = place.rsplit_once('/').unwrap_or(("", place));
            let lower = name.to_lowercase();
            let names = fs::read_dir(self.root.join(folder)).into_iter().flatten();
            let twin = names
                .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
                .find(|other| other != name && other.to_lowercase() == lower);
            if twin.is_none() {
                self.absent.borrow_mut().insert(place.to_owned());
            }
            return twin.map(|twin| if folder.is_empty() { twin } else { format!("{folder}/{twin}") });
        }
        None
    }
}
