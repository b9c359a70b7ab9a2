//! Real schemas, every table of them.

use crate::support::{Database, Program, Workspace, e2e};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

static CHINOOK: LazyLock<Option<Workspace>> = LazyLock::new(|| generated("chinook", Database::Sqlite));
static NORTHWIND: LazyLock<Option<Workspace>> = LazyLock::new(|| generated("northwind", Database::Postgres));

/// A workspace with a module for every table of a schema, or nothing when the schemas are not there.
fn generated(schema: &'static str, database: Database) -> Option<Workspace> {
    let Some(shared) = shared() else {
        let mut terminal = std::io::stderr();
        let _ = writeln!(
            terminal,
            "\nSKIPPED: the schema `{schema}`: no folder `shared` beside the repository to read it from"
        );
        return None;
    };
    let (file, tables) = definitions(&shared, schema);
    let workspace = Workspace::new(schema, database);
    let file = file.to_string_lossy().into_owned();
    for (number, table) in tables.iter().enumerate() {
        let mode = ["his", "realtime"][number % 2];
        let module = [table, "--ddl", &file, "--table", table, "--with-events", "--mode", mode];
        let import: &[&str] = if database == Database::Postgres { &["--with-import"] } else { &[] };
        workspace.crud_gen(&[&module, import].concat());
    }
    Some(workspace)
}

/// The folder of real schemas beside the repository, when it is there.
fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    folder.canonicalize().ok().filter(|folder| folder.is_dir())
}

/// The table definitions of a schema as a file, and the names of its tables, referenced ones first.
fn definitions(shared: &Path, schema: &str) -> (PathBuf, Vec<String>) {
    let file = e2e().join(format!("{schema}.sql"));
    let facts = shared.join(format!("schemas/{schema}.json"));
    let program = Program::new("python3", &format!("{schema}-ddl")).args([shared.join("tools/ddl.py"), facts]);
    program.args(["--no-views", "-o"]).args([&file]).limit(Duration::from_secs(20)).succeeds();
    let text = fs::read_to_string(&file).expect("the table definitions");
    let tables = text.lines().filter_map(|line| line.strip_prefix("CREATE TABLE \"")?.strip_suffix("\" ("));
    (file, tables.map(str::to_owned).collect())
}

#[test]
fn chinook_api_is_clean_and_passes_its_own_tests() {
    if let Some(workspace) = CHINOOK.as_ref() {
        workspace.check_modules();
    }
}

#[test]
fn chinook_web_is_clean_and_passes_its_own_tests() {
    if let Some(workspace) = CHINOOK.as_ref() {
        workspace.build_web();
        workspace.check_web_modules();
    }
}

#[test]
fn northwind_api_is_clean_and_passes_its_own_tests() {
    if let Some(workspace) = NORTHWIND.as_ref() {
        workspace.check_modules();
    }
}

#[test]
fn northwind_web_is_clean_and_passes_its_own_tests() {
    if let Some(workspace) = NORTHWIND.as_ref() {
        workspace.build_web();
        workspace.check_web_modules();
    }
}
