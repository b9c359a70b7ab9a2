//! Live databases: a file of SQLite, and what is said when there is nothing to read.

use crate::support::{crud_gen, files, must, sandbox, write};
use crud_gen::cli::ExitStatus;
use rusqlite::Connection;
use std::path::Path;

const SCHEMA: &str = "\
CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL COLLATE NOCASE);
CREATE TABLE [Order Items] (id INTEGER PRIMARY KEY, customer INTEGER REFERENCES customers, note TEXT -- what is said
);
CREATE UNIQUE INDEX one_name ON customers (lower(name)) WHERE id > 3;
CREATE TRIGGER seen AFTER INSERT ON customers BEGIN UPDATE customers SET name = CASE WHEN 1 THEN 'a;b' END; END;
CREATE VIEW names AS SELECT name FROM customers;
CREATE VIRTUAL TABLE search USING fts5(note);
";

fn database(path: &Path, schema: &str) {
    Connection::open(path).and_then(|database| database.execute_batch(schema)).expect("a database");
}

/// What a database has, by kind and name.
fn catalogue(path: &Path) -> Vec<(String, String)> {
    let database = Connection::open(path).expect("a database");
    let mut query = database
        .prepare("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1")
        .expect("a query");
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    rows.map(|row| row.expect("a row")).collect()
}

#[test]
fn a_file_of_sqlite_is_adopted_as_it_is() {
    let folder = sandbox();
    let at = |name: &str| folder.path().join(name);
    database(&at("shop.db"), SCHEMA);
    let before = catalogue(&at("shop.db"));
    let listed = must(folder.path(), &["tables", "--database-url", "sqlite://shop.db"]).stdout;
    assert!(listed.starts_with("customers    2 columns, key id\nOrder Items  3 columns, key id\n"), "{listed}");
    must(folder.path(), &["adopt", "--database-url", "sqlite:shop.db", "--all", "--workspace", "demo"]);
    let root = at("demo");
    assert!(root.join("apps/api/src/modules/order_items").exists());
    let adopted = std::fs::read_to_string(root.join("apps/api/migrations/0002_adopt_shop.sql")).expect("a migration");
    assert!(adopted.starts_with("-- SQLite\n"), "{adopted}");
    database(&at("again.db"), &adopted);
    assert_eq!(catalogue(&at("again.db")), before);
    // The versions that modules need are not there yet.
    let drift = crud_gen(&root, &["check", "--database-url", "sqlite:../shop.db"]);
    assert_eq!(drift.status, ExitStatus::NeedsPerson);
    let lines: Vec<&str> = drift.stdout.lines().filter(|line| line.starts_with("  drift")).collect();
    assert_eq!(
        lines,
        [
            "  drift     Order Items.version: is not in the database",
            "  drift     customers.version: is not in the database"
        ]
    );
    let completed =
        std::fs::read_to_string(root.join("apps/api/migrations/0003_complete_tables.sql")).expect("a migration");
    database(&at("shop.db"), &completed);
    must(&root, &["check", "--database-url", "sqlite:../shop.db"]);
    // Of a database that the API has made, its own tables are no part of the schema.
    let system = std::fs::read_to_string(root.join("apps/api/migrations/0001_system.sql")).expect("a migration");
    database(&at("shop.db"), &(system + "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY);"));
    let listed = must(&root, &["tables", "--database-url", "sqlite:../shop.db"]).stdout;
    assert!(!listed.contains("app_users"), "{listed}");
}

#[test]
fn a_module_is_made_of_a_table_of_a_database() {
    let folder = sandbox();
    database(&folder.path().join("shop.db"), SCHEMA);
    must(folder.path(), &["customers", "--database-url", "sqlite:shop.db", "--workspace", "one"]);
    assert!(folder.path().join("one/apps/api/migrations/0002_create_customers.sql").exists());
    let args = ["--all", "--database-url", "sqlite:shop.db", "--exclude", "search", "--workspace", "all"];
    let ran = must(folder.path(), &args).stdout;
    assert!(ran.contains("2 modules"), "{ran}");
}

#[test]
fn what_cannot_be_read_is_said_without_the_password() {
    let folder = sandbox();
    write(&folder.path().join("text.db"), "no database\n".repeat(100));
    // Nobody listens at port 1 of this machine.
    for (url, expected) in [
        ("postgres://me:s3cret@127.0.0.1:1/shop", "cannot be reached"),
        ("postgres://me:s3cret@127.0.0.1:1/shop?sslmode=require", "encrypted connections"),
        ("mysql://me:s3cret@127.0.0.1/shop", "mysqldump -d"),
        ("sqlite://s3cret-not.db", "is not there"),
        ("sqlite:text.db", "it must be a file of SQLite 3"),
        ("me:s3cret@shop", "postgres://USER@HOST/NAME, or sqlite://FILE"),
    ] {
        for command in [vec!["tables"], vec!["adopt", "--workspace", "new"], vec!["--all", "--workspace", "new"]] {
            let ran = crud_gen(folder.path(), &[command, vec!["--database-url", url]].concat());
            assert!(ran.status == ExitStatus::Failed && ran.stderr.contains(expected), "{url}: {}", ran.stderr);
            assert!(!ran.stderr.contains("s3cret") || url.starts_with("sqlite"), "{}", ran.stderr);
        }
    }
    assert_eq!(files(folder.path()).len(), 1);
    let both = crud_gen(folder.path(), &["tables", "--ddl", "x.sql", "--database-url", "sqlite:text.db"]);
    assert!(both.stderr.contains("cannot be used with"), "{}", both.stderr);
}
