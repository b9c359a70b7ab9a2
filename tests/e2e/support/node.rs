//! The scripts of `tests/e2e/node`, which speak to a workspace as its clients do.

use super::{ApiSite, Program, folders};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

/// One run of a script by Node's test runner.
pub struct Node {
    program: Program,
}

/// The scripts with their packages, outside the repository.
static SCRIPTS: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = folders::kept("node");
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/node");
    let old_lock = fs::read(folder.join("package-lock.json")).unwrap_or_default();
    for entry in fs::read_dir(&sources).expect("the scripts").flatten() {
        if entry.path().is_file() {
            fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy of a script");
        }
    }
    let installed = folder.join("node_modules/.package-lock.json").exists();
    if !installed || old_lock != fs::read(folder.join("package-lock.json")).expect("the lock file") {
        let _ = fs::remove_file(folder.join("node_modules/.package-lock.json"));
        npm("ci", "node-packages", &folder);
    }
    folder
});

impl Node {
    /// The tests of a script; the limit is there for what hangs, so it is far from what a busy machine needs.
    pub fn tests(script: &str, log: &str) -> Self {
        Self::long_tests(script, log, Duration::from_mins(6))
    }

    /// The tests of a script that takes its time.
    pub fn long_tests(script: &str, log: &str, limit: Duration) -> Self {
        let timeout = format!("--test-timeout={}", limit.as_millis());
        let options = ["--test", "--test-reporter=spec", "--test-concurrency=1", &timeout];
        let program = Program::new("node", log).folder(&SCRIPTS).args(options).args([script]);
        Self { program: program.limit(limit + Duration::from_mins(3)) }
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.program = self.program.env(name, value);
        self
    }

    /// Tells the script where the API is, who may sign in, and how a process of the API is started.
    pub fn against(self, site: &ApiSite) -> Self {
        let own = [
            ("API_URL", format!("http://127.0.0.1:{}", site.port)),
            ("API_PROGRAM", site.program.display().to_string()),
            ("API_FOLDER", site.folder.display().to_string()),
            ("ADMIN_PASSWORD", ApiSite::PASSWORD.into()),
            ("ALLOWED_ORIGIN", site.origin.clone()),
        ];
        own.into_iter().chain(site.environment()).fold(self, |node, (name, value)| node.env(name, &value))
    }

    /// Runs it; every test in it must pass, and there must be one.
    pub fn pass(self) -> String {
        let output = self.program.succeeds();
        let passed = output.lines().find_map(|line| line.strip_prefix("ℹ pass "));
        let passed: u32 = passed.and_then(|number| number.trim().parse().ok()).unwrap_or(0);
        assert!(passed > 0, "the script ran no test:\n{output}");
        output
    }
}

/// Runs npm quietly in a folder.
pub fn npm(command: &str, log: &str, folder: &Path) {
    let options = ["--no-audit", "--no-fund", "--no-progress", "--prefer-offline"];
    let program = Program::new("npm", log).args([command]).args(options).folder(folder);
    program.limit(Duration::from_mins(8)).succeeds();
}
