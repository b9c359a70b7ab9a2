//! A generated workspace, made with nothing but the tool's command line.

use super::program::Program;
use super::{Postgres, folders};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What a workspace runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

impl Database {
    /// As the command line says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// A workspace below `target/e2e/workspaces`.
pub struct Workspace {
    pub name: &'static str,
    pub root: PathBuf,
    pub database: Database,
}

/// All workspaces share cargo's target folder, which one build at a time may use.
static CARGO: Mutex<()> = Mutex::new(());

impl Workspace {
    /// A new workspace without modules.
    pub fn new(name: &'static str, database: Database) -> Self {
        let root = folders::clean(&format!("workspaces/{name}"));
        let workspace = Self { name, root, database };
        let folder = workspace.root.to_string_lossy().into_owned();
        workspace.crud_gen(&["new", &folder, "--database", database.name()]);
        workspace
    }

    /// Runs the tool in the workspace; it must succeed.
    pub fn crud_gen(&self, args: &[&str]) -> String {
        let log = format!("{}-crud-gen-{}", self.name, args.first().unwrap_or(&"").replace('/', "-"));
        let program = Program::new(env!("CARGO_BIN_EXE_crud-gen"), &log);
        program.args(args).folder(&self.root).limit(Duration::from_secs(20)).succeeds()
    }

    /// The folder of the API.
    pub fn api(&self) -> PathBuf {
        self.root.join("apps/api")
    }

    /// The folder of the front end.
    pub fn web(&self) -> PathBuf {
        self.root.join("apps/web")
    }

    /// Checks the API's format, lints it with warnings denied and runs its own tests.
    pub fn check_api(&self) {
        self.lint_api();
        let database = match self.database {
            Database::Sqlite => None,
            Database::Postgres => Some(Postgres::shared()),
        };
        let url = database.as_ref().map(|cluster| cluster.database(&format!("{}_unit", self.name.replace('-', "_"))));
        let _turn = CARGO.lock().unwrap_or_else(PoisonError::into_inner);
        let mut test = self.cargo("test").args(["test"]);
        if let Some(url) = url {
            test = test.env("DATABASE_URL", url);
        }
        let output = test.succeeds();
        let ran = output.lines().any(|line| line.starts_with("test result: ok.") && !line.contains(" 0 passed"));
        assert!(ran, "the generated API has no tests of its own:\n{output}");
    }

    /// Checks the API's format and lints it with warnings denied.
    pub fn lint_api(&self) {
        let _turn = CARGO.lock().unwrap_or_else(PoisonError::into_inner);
        self.cargo("fmt").args(["fmt", "--check"]).succeeds();
        self.cargo("clippy").args(["clippy", "--all-targets", "--", "-D", "warnings"]).succeeds();
    }

    /// The built API, where the build of another workspace cannot replace it.
    pub fn built_api(&self) -> PathBuf {
        let _turn = CARGO.lock().unwrap_or_else(PoisonError::into_inner);
        let output = self.cargo("build").args(["build", "--message-format=json-render-diagnostics"]).succeeds();
        let built = output.split("\"executable\":\"").nth(1).and_then(|rest| rest.split('"').next());
        let built = built.unwrap_or_else(|| panic!("{} builds no program", self.api().display()));
        let copy = folders::kept("bin").join(self.name);
        // A link, since a program that somebody has open for writing cannot be started.
        let _ = fs::remove_file(&copy);
        fs::hard_link(built, &copy).unwrap_or_else(|error| panic!("{built}: {error}"));
        copy
    }

    fn cargo(&self, what: &str) -> Program {
        let limit = Duration::from_mins(10);
        shared_build(Program::new("cargo", &format!("{}-cargo-{what}", self.name)).folder(&self.api()).limit(limit))
    }
}

/// A program that builds into the folder that all workspaces share.
pub fn shared_build(program: Program) -> Program {
    let target = folders::kept("cargo");
    let program = program.env("CARGO_TARGET_DIR", Path::new(&target)).env("CARGO_TERM_COLOR", "never");
    program.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0")
}
