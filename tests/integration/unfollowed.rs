//! What the database does by itself, and no event tells of, is said when a module is generated.

use crate::support::{must, sandbox, write};

const TABLES: &str = "
CREATE TABLE orders (id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE order_lines (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE notes (text TEXT NOT NULL, line_id TEXT REFERENCES order_lines (id) ON DELETE SET NULL) STRICT;
CREATE TABLE invoices (id TEXT PRIMARY KEY, order_code TEXT REFERENCES orders (code) ON UPDATE SET NULL) STRICT;
CREATE TABLE labels (id TEXT PRIMARY KEY, order_code TEXT REFERENCES orders (code) ON UPDATE CASCADE) STRICT;
CREATE TRIGGER gone AFTER DELETE ON order_lines BEGIN UPDATE orders SET code = code || '-'; END;
CREATE TRIGGER old AFTER DELETE ON orders BEGIN SELECT 1; END;
DROP TRIGGER IF EXISTS old;
";

/// What a run notes.
fn notes(module: &str) -> Vec<String> {
    let sandbox = sandbox();
    must(sandbox.path(), &["new", "demo"]);
    let root = sandbox.path().join("demo");
    write(&root.join("apps/api/migrations/0002_tables.sql"), format!("-- SQLite\n{TABLES}"));
    must(&root, &["invoices"]);
    if module != "orders" {
        must(&root, &["order_lines"]);
    }
    let ran = must(&root, &[module]);
    let notes = ran.stdout.lines().filter_map(|line| line.strip_prefix("note: "));
    notes.filter(|note| !note.contains("generated differently now")).map(str::to_owned).collect()
}

#[test]
fn tables_without_a_module_are_named() {
    assert_eq!(
        notes("orders"),
        [
            "the database deletes rows of `order_lines` together with those of `orders`, without an event or an audit entry: `crud-gen order_lines` makes a module that tells",
            "the database changes rows of `invoices` when a key of `orders` changes, without an event or an audit entry: only ON UPDATE CASCADE is followed",
            "the database changes rows of `labels` when a key of `orders` changes, without an event or an audit entry: `crud-gen labels` makes a module that tells",
            "the module `invoices` refers to `orders` and offers its records when it is generated again: `crud-gen invoices`",
        ]
    );
}

#[test]
fn what_is_behind_a_module_and_triggers_are_named() {
    let lines = notes("order_lines");
    assert_eq!(
        lines,
        [
            "the database changes rows of `notes` together with those of `order_lines`, without an event or an audit entry: `crud-gen notes` makes a module that tells",
            "the trigger `gone` of `order_lines` is not followed: what it changes in other records has no event and no audit entry",
        ]
    );
    assert_eq!(
        notes("notes"),
        [
            "the database changes rows of `notes` together with those of `order_lines`, without an event or an audit entry: `notes` has no primary key"
        ]
    );
}

#[test]
fn a_run_for_all_tables_says_it_once() {
    let sandbox = sandbox();
    must(sandbox.path(), &["new", "demo"]);
    let root = sandbox.path().join("demo");
    write(&root.join("apps/api/migrations/0002_tables.sql"), format!("-- SQLite\n{TABLES}"));
    let ran = must(&root, &["--all", "--include", "*"]);
    assert_eq!(ran.stdout.matches("the trigger `gone` of `order_lines` is not followed").count(), 1, "{}", ran.stdout);
}
