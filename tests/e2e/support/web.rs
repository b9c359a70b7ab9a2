//! The front end of a generated workspace: packages, checks and builds.

use super::common::workspace::cargo_turn;
use super::node::npm;
use super::{Program, Workspace, folders, shared_build};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// One build at a time: each of them uses every core.
static ANGULAR: Mutex<()> = Mutex::new(());
static PACKAGES: Mutex<()> = Mutex::new(());

impl Workspace {
    /// The folder of the front end.
    pub fn web(&self) -> PathBuf {
        self.root.join("apps/web")
    }

    /// Checks the front end's lints and format, and runs all of its tests.
    pub fn check_web(&self) {
        self.lint_web();
        let _turn = ANGULAR.lock().unwrap_or_else(PoisonError::into_inner);
        let output = self.web_tool("ng", "test").args(["test", "--no-watch"]).succeeds();
        assert!(output.contains("passed"), "the generated front end has no tests of its own:\n{output}");
    }

    /// The same with the tests of the modules only: those of the shell and the shared part are one text in all workspaces.
    pub fn check_web_modules(&self) {
        self.lint_web();
        self.run_specs("src/app/features/**/*.spec.ts", &[]);
    }

    /// Runs the specs that match a pattern, with variables in their environment; one of them must pass.
    pub fn run_specs(&self, pattern: &str, environment: &[(&str, &str)]) -> String {
        self.link_packages();
        let _turn = ANGULAR.lock().unwrap_or_else(PoisonError::into_inner);
        let test = self.web_tool("ng", "specs").args(["test", "--no-watch", "--include", pattern]);
        let test = environment.iter().fold(test, |test, (name, value)| test.env(name, value));
        let output = test.succeeds();
        assert!(output.contains("passed"), "no spec matches {pattern}:\n{output}");
        output
    }

    /// Checks the types of every file of the front end, of templates too.
    pub fn check_web_types(&self) {
        self.link_packages();
        let _turn = ANGULAR.lock().unwrap_or_else(PoisonError::into_inner);
        self.web_tool("ngc", "types").args(["--noEmit", "-p", "tsconfig.app.json"]).succeeds();
    }

    /// Builds the front end and returns the folder with `index.html`; a warning counts as a failure.
    pub fn build_web(&self) -> PathBuf {
        self.link_packages();
        let _turn = ANGULAR.lock().unwrap_or_else(PoisonError::into_inner);
        let output = self.web_tool("ng", "build").args(["build", "--no-progress"]).succeeds();
        assert!(!output.contains("[WARNING]"), "warnings of `ng build`:\n{output}");
        index_below(&self.web().join("dist")).expect("index.html below dist")
    }

    /// Builds the front end in a language of wide letters, as the chapter about languages says, and returns the folder with
    /// `index.html`; a text that is not translated counts as a failure.
    pub fn build_wide_web(&self) -> PathBuf {
        self.link_packages();
        let turn = ANGULAR.lock().unwrap_or_else(PoisonError::into_inner);
        self.web_tool("ng", "extract-i18n").args(["extract-i18n", "--format", "json", "--no-progress"]).succeeds();
        drop(turn);
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/node/pseudo.mjs");
        Program::new("node", &format!("{}-pseudo", self.name)).args([script]).args([self.web()]).succeeds();
        self.build_web()
    }

    /// Makes the package, with the build of the API that tests use, and returns its folder.
    pub fn package(&self) -> PathBuf {
        self.link_packages();
        self.built_api();
        let _turns = (cargo_turn(), ANGULAR.lock().unwrap_or_else(PoisonError::into_inner));
        let package = Program::new("npm", &format!("{}-package", self.name)).folder(&self.root);
        let package = package.args(["run", "package", "--", "--profile", "dev"]).env("CI", "true");
        let output = shared_build(package).env("NO_COLOR", "1").limit(Duration::from_mins(8)).succeeds();
        assert!(!output.contains("[WARNING]"), "warnings of `ng build`:\n{output}");
        self.root.join("dist")
    }

    /// Checks the front end's lints and format.
    pub fn lint_web(&self) {
        self.link_packages();
        let _turn = ANGULAR.lock().unwrap_or_else(PoisonError::into_inner);
        self.web_tool("eslint", "lint").args(["--max-warnings", "0", "src"]).succeeds();
        self.web_tool("prettier", "prettier").args(["--check", "."]).succeeds();
    }

    /// The packages are installed once and linked into every workspace.
    pub fn link_packages(&self) {
        let _turn = PACKAGES.lock().unwrap_or_else(PoisonError::into_inner);
        let link = self.web().join("node_modules");
        if !link.exists() {
            let packages = installed_packages(&self.web());
            std::os::unix::fs::symlink(packages, &link).expect("a link to the packages");
            // As an installation leaves it: newer than what asks for it, so that no script installs anything again.
            let installed = fs::File::options().append(true).open(link.join(".package-lock.json"));
            installed.and_then(|file| file.set_modified(SystemTime::now())).expect("the list of what is installed");
        }
    }

    fn web_tool(&self, tool: &str, what: &str) -> Program {
        let log = format!("{}-web-{what}", self.name);
        let program = Program::new(self.web().join("node_modules/.bin").join(tool), &log).folder(&self.web());
        let program = program.env("NG_CLI_ANALYTICS", "false").env("NO_COLOR", "1").env("CI", "true");
        program.limit(Duration::from_mins(5))
    }
}

/// The packages that a front end asks for.
fn installed_packages(web: &Path) -> PathBuf {
    let folder = folders::kept("web");
    let lock = web.join("package-lock.json");
    let wanted = fs::read_to_string(web.join("package.json")).expect("the package.json of a front end");
    // The same packages, whatever the workspace is called.
    let wanted: String = wanted.lines().filter(|line| !line.starts_with("  \"name\":")).collect();
    let locked = fs::read_to_string(&lock).expect("the lock file of a front end");
    let is_same = |file: &str, text: &str| fs::read_to_string(folder.join(file)).is_ok_and(|there| there == text);
    let locked = locked.lines().filter(|line| !line.trim_start().starts_with("\"name\":")).collect::<String>();
    if !is_same("installed.json", &wanted) || !is_same("installed-lock.json", &locked) {
        fs::write(folder.join("package.json"), &wanted).expect("package.json");
        fs::copy(&lock, folder.join("package-lock.json")).expect("package-lock.json");
        npm("ci", "web-packages", &folder);
        fs::write(folder.join("installed.json"), &wanted).expect("installed.json");
        fs::write(folder.join("installed-lock.json"), &locked).expect("installed-lock.json");
    }
    folder.join("node_modules")
}

/// The folder that holds `index.html`, at any depth.
fn index_below(folder: &Path) -> Option<PathBuf> {
    if folder.join("index.html").exists() {
        return Some(folder.to_path_buf());
    }
    let below = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    below.filter(|path| path.is_dir()).find_map(|path| index_below(&path))
}
