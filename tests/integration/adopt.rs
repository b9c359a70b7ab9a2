//! A schema that is taken over as it is.

use crate::support::{crud_gen, files, must, project, sandbox, write};
use crud_gen::cli::ExitStatus;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn site(database: &str, schema: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = sandbox();
    must(folder.path(), &["new", "demo", "--database", database]);
    let root = folder.path().join("demo");
    write(&root.join("schema.sql"), schema);
    (folder, root)
}

fn migration(root: &std::path::Path, name: &str) -> String {
    fs::read_to_string(root.join("apps/api/migrations").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_schema_becomes_a_migration_as_it_is_and_once() {
    let schema = fs::read_to_string(project("tests/ddl/adopt.sql")).expect("a schema");
    let (_folder, root) = site("postgres", &schema);
    let ran = must(&root, &["adopt", "schema.sql", "--all", "--with-events"]);
    assert_eq!(migration(&root, "0002_adopt_schema.sql"), schema);
    let own = migration(&root, "0003_complete_tables.sql");
    for table in ["orders", "customers", "order_items"] {
        assert!(
            own.contains(&format!("ALTER TABLE {table}\n    ADD COLUMN version integer NOT NULL DEFAULT 1")),
            "{own}"
        );
    }
    assert!(!own.contains("CREATE TABLE"), "{own}");
    // The module uses the native types that are there.
    let module = files(&root.join("apps/api/src/modules/orders"));
    assert!(module.values().any(|text| String::from_utf8_lossy(text).contains("order_state")));
    assert!(!ran.stdout.contains("Not carried over"), "{}", ran.stdout);
    let before = files(&root);
    let again = must(&root, &["adopt", "schema.sql", "--all"]);
    assert!(
        again.stdout.contains("`apps/api/migrations/0002_adopt_schema.sql` is this schema already"),
        "{}",
        again.stdout
    );
    assert!(before == files(&root), "{}", again.stdout);
    must(&root, &["check"]);
}

#[test]
fn modules_may_come_later() {
    let (_folder, root) = site("sqlite", "CREATE TABLE tracks (id INTEGER PRIMARY KEY, title TEXT NOT NULL);\n");
    must(&root, &["adopt", "schema.sql"]);
    assert!(!root.join("apps/api/src/modules/tracks").exists());
    assert_eq!(must(&root, &["tables"]).stdout, "tracks  2 columns, key id\n");
    must(&root, &["tracks"]);
    assert!(root.join("apps/api/src/modules/tracks").exists());
    let refused = crud_gen(&root, &["adopt", "schema.sql", "--with-events"]);
    assert!(refused.stderr.contains("none is asked for"), "{}", refused.stderr);
}

#[test]
fn a_schema_that_has_changed_is_refused_with_the_way_out() {
    let (_folder, root) = site("sqlite", "CREATE TABLE a (id INTEGER PRIMARY KEY);\n");
    must(&root, &["adopt", "schema.sql"]);
    write(
        &root.join("schema.sql"),
        "CREATE TABLE a (id INTEGER PRIMARY KEY);\nCREATE TABLE b (id INTEGER PRIMARY KEY);\n",
    );
    let before = files(&root);
    let ran = crud_gen(&root, &["adopt", "schema.sql"]);
    assert_eq!(ran.status, ExitStatus::Failed);
    for part in ["0002_adopt_schema.sql", "at schema.sql:2", "0003_change.sql"] {
        assert!(ran.stderr.contains(part), "{}", ran.stderr);
    }
    assert!(before == files(&root));
}

#[test]
fn what_does_not_run_in_a_migration_is_reported() {
    let (_folder, root) = site("postgres", "\\connect x\nCREATE TABLE sales.t (id serial PRIMARY KEY, n money);\n");
    let ran = must(&root, &["adopt", "schema.sql", "--all", "--json"]);
    let plan: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let codes: Vec<&str> =
        plan["losses"].as_array().expect("losses").iter().filter_map(|loss| loss["code"].as_str()).collect();
    // The shell's command, and a table of which there is no module.
    assert_eq!(codes, ["L081", "L001"]);
    let (_folder, root) = site("postgres", "CREATE SCHEMA sales;\nCREATE TABLE sales.t (id serial PRIMARY KEY);\n");
    let ran = must(&root, &["adopt", "schema.sql", "--all"]);
    assert!(ran.stdout.contains("L084 t: it is in the schema `sales`"), "{}", ran.stdout);
    let own = migration(&root, "0003_complete_tables.sql");
    assert!(
        own.starts_with("SET LOCAL search_path = public, sales;\n") && own.ends_with("RESET search_path;\n"),
        "{own}"
    );
    let strict = crud_gen(&root, &["adopt", "schema.sql", "--all", "--strict"]);
    assert_eq!(strict.status, ExitStatus::NeedsPerson);
}

#[test]
fn what_cannot_be_taken_over_is_refused() {
    for (database, schema, expected) in [
        ("sqlite", "CREATE TABLE t (id serial, j jsonb);", "the schema is written for PostgreSQL"),
        ("postgres", "CREATE TABLE t (j jsonb);\nCOPY t (j) FROM stdin;\n\\.\n", "the schema holds rows"),
        ("sqlite", "CREATE TABLE app_users (id INTEGER PRIMARY KEY);", "the table `app_users` is there already"),
        ("sqlite", "CREATE TABLE [dbo].[t] (id INT IDENTITY(1,1));", "a script of SQL Server"),
    ] {
        let (_folder, root) = site(database, schema);
        let before = files(&root);
        let ran = crud_gen(&root, &["adopt", "schema.sql", "--all"]);
        assert!(ran.status == ExitStatus::Failed && ran.stderr.contains(expected), "{}{}", ran.stdout, ran.stderr);
        assert!(before == files(&root));
    }
}

#[test]
fn a_table_that_no_module_can_be_made_of_is_in_nobodys_way() {
    let schema = "CREATE TABLE prices (id INTEGER PRIMARY KEY, price DECIMAL(10,2));\n\
                  CREATE TABLE tracks (id INTEGER PRIMARY KEY, title TEXT NOT NULL);\n";
    let (_folder, root) = site("sqlite", schema);
    let ran = must(&root, &["adopt", "schema.sql", "--all"]);
    assert!(ran.stdout.contains("L001 prices: column `price` is declared `decimal(10,2)`"), "{}", ran.stdout);
    assert!(must(&root, &["tracks"]).stdout.contains("nothing to do"));
    let refused = crud_gen(&root, &["prices"]);
    assert!(refused.status == ExitStatus::Failed && refused.stderr.contains("stores as a float"), "{}", refused.stderr);
    must(&root, &["check"]);
    must(&root, &["update"]);
}
