//! A workspace in a temporary folder, with files that are generated again and again.

use crate::support::sandbox;
use anyhow::Result;
use crud_gen::apply::{Applied, apply};
use crud_gen::output::{Ownership, RelPath, RenderedFile, RenderedFiles, Snippet, Unit, Wiring};
use crud_gen::plan::{self, Action, Choices, Conflicts, FilePlan, Plan};
use crud_gen::workspace::Workspace;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// Without any flag.
pub const PLAIN: Choices = Choices::new();
/// With `--force`.
pub const FORCE: Choices = Choices { force: true, ..PLAIN };
/// Brings back what the user deleted.
pub const RESTORE: Choices = Choices { restore: true, ..PLAIN };
/// Both sides of a conflict, between markers.
pub const MARKERS: Choices = Choices { conflicts: Conflicts::Markers, ..PLAIN };
/// The user's side of a conflict.
pub const OURS: Choices = Choices { conflicts: Conflicts::Ours, ..PLAIN };
/// The generated side of a conflict.
pub const THEIRS: Choices = Choices { conflicts: Conflicts::Theirs, ..PLAIN };

/// What one generator run renders for one unit.
#[derive(Clone, Default)]
pub struct Rendering {
    pub files: RenderedFiles,
    pub wirings: Vec<Wiring>,
    pub record: Option<Value>,
}

impl Rendering {
    /// Managed files.
    pub fn of(files: &[(&str, &str)]) -> Self {
        files.iter().fold(Self::default(), |rendering, (path, text)| rendering.file(path, text, Ownership::Managed))
    }

    /// A starting point that belongs to the user.
    pub fn once(self, path: &str, text: &str) -> Self {
        self.file(path, text, Ownership::Once)
    }

    /// A line at an anchor.
    pub fn wire(mut self, path: &str, anchor: &str, line: &str) -> Self {
        self.wirings.push(Wiring { path: rel(path), snippet: Snippet { anchor: anchor.into(), line: line.into() } });
        self
    }

    /// What is saved about the unit.
    pub fn record(mut self, record: Value) -> Self {
        self.record = Some(record);
        self
    }

    /// The unit of that name.
    pub fn unit(&self, name: &str) -> Unit {
        let Self { files, wirings, record } = self.clone();
        Unit { name: name.to_owned(), files, wirings, record, ..Unit::default() }
    }

    fn file(mut self, path: &str, text: &str, ownership: Ownership) -> Self {
        let template = format!("{path}.j2");
        self.files.insert(rel(path), RenderedFile { text: text.into(), ownership, template });
        self
    }
}

/// A workspace that goes away with the test.
pub struct Place {
    _folder: TempDir,
    pub workspace: Workspace,
}

impl Place {
    /// An empty folder.
    pub fn new() -> Self {
        let folder = sandbox();
        let workspace = Workspace::at(folder.path());
        Self { _folder: folder, workspace }
    }

    /// A folder into which `products` was generated.
    pub fn with(rendering: &Rendering) -> Self {
        let place = Self::new();
        place.run(rendering, PLAIN);
        place
    }

    /// The absolute path.
    pub fn path(&self, path: &str) -> PathBuf {
        self.workspace.root().join(path)
    }

    /// What a user does in an editor.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), content).unwrap();
    }

    /// The text of a file that must be there.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The plan for the module `products`.
    pub fn plan(&self, rendering: &Rendering, choices: Choices) -> Plan {
        self.plan_for("products", rendering, choices).unwrap()
    }

    /// The plan for a unit.
    pub fn plan_for(&self, unit: &str, rendering: &Rendering, choices: Choices) -> Result<Plan> {
        plan::build(&self.workspace, &[rendering.unit(unit)], choices)
    }

    /// Generates the module `products`.
    pub fn run(&self, rendering: &Rendering, choices: Choices) -> Applied {
        self.run_for("products", rendering, choices)
    }

    /// Generates a unit.
    pub fn run_for(&self, unit: &str, rendering: &Rendering, choices: Choices) -> Applied {
        self.carry_out(self.plan_for(unit, rendering, choices).unwrap())
    }

    /// Applies a plan that needs nobody.
    pub fn carry_out(&self, plan: Plan) -> Applied {
        apply(&self.workspace, &self.workspace.lock().unwrap(), &plan).unwrap()
    }

    /// All files with their contents, but for the lock.
    pub fn snapshot(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        for entry in walkdir::WalkDir::new(self.workspace.root()).sort_by_file_name() {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(self.workspace.root()).unwrap().to_str().unwrap().to_owned();
            if entry.file_type().is_file() && path != ".crud-gen/lock" {
                files.push((path, fs::read(entry.path()).unwrap()));
            }
        }
        files
    }
}

/// What the plan does to a file; a file that it does not name is unchanged.
pub fn action(plan: &Plan, path: &str) -> Action {
    file(plan, path).map_or(Action::Unchanged, |file| file.action)
}

/// The note on a file.
pub fn note(plan: &Plan, path: &str) -> String {
    file(plan, path).and_then(|file| file.note.clone()).unwrap_or_default()
}

fn file<'a>(plan: &'a Plan, path: &str) -> Option<&'a FilePlan> {
    plan.files.iter().find(|file| file.path.as_str() == path)
}

/// A path that is known to be good.
pub fn rel(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}
