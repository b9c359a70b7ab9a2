//! Where the tests write and read.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder that all tests write into, below cargo's target folder.
pub fn root() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    made(&target.join("e2e"))
}

/// A folder below [`root`] that is there and empty.
pub fn clean(name: &str) -> PathBuf {
    let folder = root().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
    made(&folder)
}

/// A folder below [`root`] that is there.
pub fn kept(name: &str) -> PathBuf {
    made(&root().join(name))
}

fn made(folder: &Path) -> PathBuf {
    fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder.to_path_buf()
}
