//! A generated workspace, made with nothing but the tool's command line.

use super::folders;
use super::program::Program;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
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
    /// The built API, once there is one.
    pub built: OnceLock<PathBuf>,
}

/// All workspaces share cargo's target folder, which one build at a time may use.
pub fn cargo_turn() -> MutexGuard<'static, ()> {
    static CARGO: Mutex<()> = Mutex::new(());
    CARGO.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Workspace {
    /// A new workspace without modules.
    pub fn new(name: &'static str, database: Database) -> Self {
        let root = folders::clean(&format!("workspaces/{name}"));
        let workspace = Self { name, root, database, built: OnceLock::new() };
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

    /// The built API.
    pub fn built_api(&self) -> PathBuf {
        let build = || {
            let _turn = cargo_turn();
            self.cargo("build", |build| build);
            self.program("debug")
        };
        self.built.get_or_init(build).clone()
    }

    /// Where cargo leaves the program of the API. It is called after the workspace, so no other one replaces it.
    pub fn program(&self, profile: &str) -> PathBuf {
        folders::kept("cargo").join(profile).join(format!("{}-api", self.name.replace('_', "-")))
    }

    /// The output of a cargo command in the API, which must succeed. The caller holds [`cargo_turn`].
    pub fn cargo(&self, command: &str, options: impl FnOnce(Program) -> Program) -> String {
        let log = format!("{}-cargo-{command}", self.name);
        let program = Program::new("cargo", &log).folder(&self.api()).limit(Duration::from_mins(10)).args([command]);
        options(shared_build(program)).succeeds()
    }
}

/// A program that builds into the folder that all workspaces share.
pub fn shared_build(program: Program) -> Program {
    let target = folders::kept("cargo");
    let program = program.env("CARGO_TARGET_DIR", Path::new(&target)).env("CARGO_TERM_COLOR", "never");
    program.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0")
}
