//! One run at a time in a workspace.

use super::{STORE, Workspace};
use crate::output::RelPath;
use anyhow::{Context, Result, bail};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long another run is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// What git shall not see of crud-gen's folder.
const GITIGNORE: &str = "/lock\n/replaced/\n/txn/\n/undo.json\n";

/// What earlier ones wrote there, and one that was killed while it did.
const OLDER_GITIGNORE: [&[u8]; 3] = [b"", b"/lock\n/txn/\n", b"/lock\n/replaced/\n/txn/\n"];

/// The workspace is ours until this is dropped or the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    /// Closing it gives the workspace free.
    _file: File,
    root: PathBuf,
}

impl Lock {
    /// The workspace that is locked.
    pub fn root(&self) -> &Path {
        &self.root
    }

    #[expect(clippy::disallowed_methods, reason = "the lock and its ignore file exist before anything is planned")]
    fn take(workspace: &Workspace) -> Result<Self> {
        let disk = workspace.disk();
        let in_store = |name: &str| disk.path(&RelPath::new(format!("{STORE}/{name}")).expect("a constant path"));
        let path = in_store("lock")?;
        std::fs::create_dir_all(workspace.root().join(STORE))
            .with_context(|| format!("cannot create `{}`", workspace.root().join(STORE).display()))?;
        let ignore = in_store(".gitignore")?;
        if std::fs::read(&ignore).map_or(true, |text| OLDER_GITIGNORE.contains(&text.as_slice())) {
            std::fs::write(&ignore, GITIGNORE).with_context(|| format!("cannot write `{}`", ignore.display()))?;
        }
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .with_context(|| format!("cannot open `{}`", path.display()))?;
        wait_for(&mut file, workspace.root())?;
        note_process(&mut file).with_context(|| format!("cannot write `{}`", path.display()))?;
        Ok(Self { _file: file, root: workspace.root().to_owned() })
    }
}

impl Workspace {
    /// Takes the workspace for one run; a workspace that is still taken after a short wait is an error.
    pub fn lock(&self) -> Result<Lock> {
        Lock::take(self)
    }
}

fn wait_for(file: &mut File, root: &Path) -> Result<()> {
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20))
            }
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                file.take(20).read_to_string(&mut holder).ok();
                let holder = holder.trim();
                let holder = if holder.is_empty() { String::new() } else { format!(" (process {holder})") };
                bail!("another crud-gen{holder} is at work in `{}`; try again when it is done", root.display());
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock `{}`", root.display()));
            }
        }
    }
}

fn note_process(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}
