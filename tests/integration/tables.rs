//! The tables of a source: listed, and made into modules all at once.

use crate::support::{crud_gen, files, must, sandbox, write};
use crud_gen::cli::ExitStatus;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const SCHEMA: &str = "CREATE TABLE customers (id integer PRIMARY KEY AUTOINCREMENT, name text NOT NULL);
    CREATE TABLE orders (id integer PRIMARY KEY AUTOINCREMENT,
      customer_id integer NOT NULL REFERENCES customers (id), total numeric);
    CREATE TABLE order_items (order_id integer REFERENCES orders (id), line integer, PRIMARY KEY (order_id, line));
    CREATE TABLE service (id integer PRIMARY KEY AUTOINCREMENT, mod text);
    CREATE TABLE odd (id integer PRIMARY KEY, x frobnicate);";

fn site() -> (tempfile::TempDir, PathBuf) {
    let folder = sandbox();
    write(&folder.path().join("schema.sql"), SCHEMA);
    must(folder.path(), &["new", "demo"]);
    let root = folder.path().join("demo");
    (folder, root)
}

/// The modules of the API.
fn modules(root: &Path) -> Vec<String> {
    let folders =
        fs::read_dir(root.join("apps/api/src/modules")).expect("modules").map(|entry| entry.expect("an entry"));
    let folders = folders.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn migrations(root: &Path) -> usize {
    fs::read_dir(root.join("apps/api/migrations")).expect("migrations").count()
}

#[test]
fn tables_of_a_file_are_listed() {
    let (folder, _root) = site();
    let text = must(folder.path(), &["tables", "--ddl", "schema.sql", "--exclude", "SERVICE"]).stdout;
    let expected = "customers    2 columns, key id\n\
                    orders       3 columns, key id\n\
                    order_items  2 columns, key order_id, line\n\
                    odd          cannot be read: column `x` has type `frobnicate`, which crud-gen does not know\n";
    assert_eq!(text, expected);
    let json = must(folder.path(), &["tables", "--ddl", "schema.sql", "--include", "order*", "--json"]).stdout;
    let tables: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(tables.as_array().map(Vec::len), Some(2));
    assert_eq!(tables[1]["key"], serde_json::json!(["order_id", "line"]));
    assert_eq!(tables[0]["columns"][2]["type"], "numeric");
}

#[test]
fn tables_of_the_workspace_are_listed_with_their_modules() {
    let (_folder, root) = site();
    must(&root, &["products", "--field", "code:string(20)!"]);
    assert_eq!(must(&root, &["tables"]).stdout, "products  5 columns, key id, module products\n");
}

#[test]
fn modules_of_all_tables_come_in_one_plan() {
    let (_folder, root) = site();
    let before = migrations(&root);
    let ran = must(&root, &["--all", "--ddl", "../schema.sql", "--with-events", "--with-import"]);
    assert!(ran.stdout.starts_with("4 modules, 4 of them new\n"), "{}", ran.stdout);
    assert_eq!(modules(&root), ["customers", "order_items", "orders", "service"]);
    assert_eq!(migrations(&root), before + 2, "one for the tables, one for imports");
    for line in ["L001 odd: column `x` has type `frobnicate`", "L012 orders.total: `numeric` becomes"] {
        assert!(ran.stdout.contains(line), "{}", ran.stdout);
    }
    // What a child says of its parent is known from the start.
    let again = must(&root, &["--all"]);
    assert!(again.stdout.contains("nothing to do"), "{}", again.stdout);
    must(&root, &["check"]);
    let written = files(&root);
    must(&root, &["--all", "--ddl", "../schema.sql"]);
    assert!(written == files(&root));
    assert!(must(&root, &["orders"]).stdout.contains("nothing to do"));
}

#[test]
fn patterns_choose_tables() {
    let (_folder, root) = site();
    let ran = must(&root, &["--all", "--ddl", "../schema.sql", "--include", "order*", "--exclude", "*_items"]);
    assert_eq!(modules(&root), ["orders"]);
    assert!(ran.stdout.contains("the migration also makes `customers`"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("odd"), "{}", ran.stdout);
    must(&root, &["--all", "--include", "*", "--with-events"]);
    assert_eq!(modules(&root), ["customers", "orders"]);
    for (arguments, says) in [
        (&["--all", "--include", "zz*"][..], "no table is called like that"),
        (&["--all", "--include", "[a"], "`[a` is no pattern"),
        (&["--all", "--ddl", "../schema.sql", "--label", "name"], "--all is about many modules"),
        (&["--all", "--with-events"], "--all generates every module as it was saved"),
    ] {
        let ran = crud_gen(&root, arguments);
        assert!(ran.status == ExitStatus::Failed && ran.stderr.contains(says), "{}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn all_tables_make_a_new_workspace() {
    let (folder, _root) = site();
    must(folder.path(), &["--all", "--ddl", "schema.sql", "--workspace", "fresh", "--database", "postgres"]);
    assert_eq!(modules(&folder.path().join("fresh")), ["customers", "order_items", "orders", "service"]);
    let refused = crud_gen(folder.path(), &["--all", "--ddl", "schema.sql", "--workspace", "strict", "--strict"]);
    assert_eq!(refused.status, ExitStatus::NeedsPerson);
    assert!(!folder.path().join("strict").exists());
}
