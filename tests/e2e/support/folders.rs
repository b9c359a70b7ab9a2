//! Where the tests write and read.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder that all tests write into, below cargo's target folder.
pub fn e2e() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    made(&target.join("e2e"))
}

/// A folder below [`e2e`] that is there and empty.
pub fn clean(name: &str) -> PathBuf {
    let folder = e2e().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
    made(&folder)
}

/// A folder below [`e2e`] that is there.
pub fn kept(name: &str) -> PathBuf {
    made(&e2e().join(name))
}

/// The folder of real schemas beside the repository, when it is there.
pub fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    folder.canonicalize().ok().filter(|folder| folder.is_dir())
}

fn made(folder: &Path) -> PathBuf {
    fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder.to_path_buf()
}
