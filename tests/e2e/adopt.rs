//! A schema that is taken over is in the database as its own text makes it.

use crate::support::{Database, Program, Workspace, cluster, e2e};
use std::fs;
use std::path::{Path, PathBuf};

/// Runs a program of PostgreSQL's, which must succeed.
fn client(program: &str, database: &str, arguments: &[&str]) -> String {
    Program::new(program, &format!("adopt-{program}")).args([database]).args(arguments).succeeds()
}

/// Loads files, each in one transaction, as the API does with its migrations.
fn load(database: &str, files: &[PathBuf]) {
    for file in files {
        let file = file.to_string_lossy();
        client("psql", database, &["-qX1", "-v", "ON_ERROR_STOP=1", "-f", &file]);
    }
}

/// The catalogue as text, without what the workspace has for itself.
fn catalogue(database: &str) -> Vec<String> {
    let dump = client("pg_dump", database, &["--schema-only", "--exclude-table=app_*"]);
    let lines = dump.lines().filter(|line| !line.starts_with("--") && !line.starts_with('\\') && !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn migrations(root: &Path) -> Vec<PathBuf> {
    let folder = fs::read_dir(root.join("apps/api/migrations")).expect("migrations");
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

#[test]
fn an_adopted_schema_is_the_same_in_the_database() {
    let by_hand = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ddl/adopt.sql");
    let cluster = cluster();
    let source = cluster.database("adopt_source");
    load(&source, std::slice::from_ref(&by_hand));
    let expected = catalogue(&source);
    // What `pg_dump` writes is another text of the same schema.
    let dumped = e2e().join("adopt_dump.sql");
    fs::write(&dumped, client("pg_dump", &source, &["--schema-only"])).expect("a dump");
    for (name, schema) in [("adopt_by_hand", &by_hand), ("adopt_dump", &dumped)] {
        let workspace = Workspace::new(name, Database::Postgres);
        let schema = schema.to_string_lossy();
        workspace.crud_gen(&["adopt", &schema]);
        let database = cluster.database(name);
        load(&database, &migrations(&workspace.root));
        assert_eq!(catalogue(&database), expected, "{name}");
        // The columns of ours come behind the schema's own, and nothing else changes.
        workspace.crud_gen(&["adopt", &schema, "--all"]);
        let database = cluster.database(name);
        load(&database, &migrations(&workspace.root));
        let is_ours = |line: &&String| line.trim().trim_end_matches(',') == "version integer DEFAULT 1 NOT NULL";
        let found = catalogue(&database);
        assert_eq!(found.iter().filter(is_ours).count(), 3, "{name}");
        let bare = |lines: &[String]| -> Vec<String> {
            lines.iter().filter(|line| !is_ours(line)).map(|line| line.trim_end_matches(',').to_owned()).collect()
        };
        assert_eq!(bare(&found), bare(&expected), "{name}");
    }
}
