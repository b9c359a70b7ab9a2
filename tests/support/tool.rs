//! The tool, called as a function in a sandbox.

use crud_gen::cli::{self, ExitStatus};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

/// What one run gave back.
pub struct Ran {
    pub status: ExitStatus,
    pub stdout: String,
    pub stderr: String,
}

/// A folder of a test's own: in memory where the system has a place for that, since every run of the tool waits for the
/// disk when it has written, which is most of the time that tests would take.
pub fn sandbox() -> TempDir {
    let in_memory = Path::new("/dev/shm");
    let made = match std::env::var_os("TMPDIR").is_none() && in_memory.is_dir() {
        true => tempfile::tempdir_in(in_memory).or_else(|_| tempfile::tempdir()),
        false => tempfile::tempdir(),
    };
    made.expect("a sandbox")
}

/// Runs crud-gen in a folder.
pub fn crud_gen(cwd: &Path, args: &[&str]) -> Ran {
    let argv = std::iter::once("crud-gen").chain(args.iter().copied()).map(OsString::from);
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let status = cli::main(argv, cwd, &mut stdout, &mut stderr);
    Ran { status, stdout: text(stdout), stderr: text(stderr) }
}

/// Runs crud-gen and expects it to succeed.
pub fn must(cwd: &Path, args: &[&str]) -> Ran {
    let ran = crud_gen(cwd, args);
    assert_eq!(ran.status, ExitStatus::Done, "crud-gen {args:?}\n{}{}", ran.stdout, ran.stderr);
    ran
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("output is UTF-8")
}

/// Every file below a folder, by slash-separated path.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in WalkDir::new(root).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(root).expect("below the root");
        let name = path.to_string_lossy().replace('\\', "/");
        found.insert(name, std::fs::read(entry.path()).expect("a readable file"));
    }
    found
}

/// The files of a workspace without what crud-gen keeps for itself.
pub fn visible(root: &Path) -> BTreeMap<String, Vec<u8>> {
    files(root).into_iter().filter(|(path, _)| !path.starts_with(".crud-gen/")).collect()
}

/// A path in the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, text: impl AsRef<[u8]>) {
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(path, text).expect("a written file");
}
