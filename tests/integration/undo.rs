//! `undo`, `diff` and `--all`.

use crate::support::site::Site;
use crate::support::{files, must, sandbox, visible, write};
use crud_gen::cli::ExitStatus;
use std::collections::BTreeMap;
use std::path::Path;

const SCHEMAS: &str = "apps/api/src/modules/products/schemas.rs";

/// All that is committed.
fn committed(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let is_local = |path: &str| {
        ["lock", "undo.json", ".gitignore", "replaced/"]
            .iter()
            .any(|name| path.starts_with(&format!(".crud-gen/{name}")))
    };
    files(root).into_iter().filter(|(path, _)| !is_local(path)).collect()
}

#[test]
fn the_last_run_is_taken_back() {
    let site = Site::new();
    site.edit(SCHEMAS, "\n", "\n// mine\n");
    for args in [
        &["products", "--field", "weight:integer"][..],
        &["orders", "--with-import"],
        &["remove", "products", "--drop-table"],
        &["products", "--mode", "realtime"],
    ] {
        let before = committed(&site.root());
        site.must(args);
        assert!(committed(&site.root()) != before);
        site.must(&["undo", "--dry-run"]);
        site.must(&["undo"]);
        assert!(committed(&site.root()) == before, "{args:?} was not taken back");
    }
    let again = site.run(&["undo"]);
    assert_eq!(again.status, ExitStatus::Failed);
    assert!(again.stderr.contains("there is no run to take back"), "{}", again.stderr);
}

#[test]
fn a_migration_that_goes_is_named() {
    let site = Site::new();
    site.must(&["products", "--field", "weight:integer"]);
    let undone = site.must(&["undo"]).stdout;
    assert!(undone.contains(".sql` does not start without it"), "{undone}");
    site.must(&["products", "--mode", "realtime"]);
    let undone = site.must(&["undo"]).stdout;
    assert!(!undone.contains(".sql"), "{undone}");
}

#[test]
fn a_new_workspace_is_taken_back_too() {
    let sandbox = sandbox();
    must(sandbox.path(), &["products", "--workspace", "demo"]);
    must(&sandbox.path().join("demo"), &["undo"]);
    assert!(visible(&sandbox.path().join("demo")).is_empty());
    must(sandbox.path(), &["products", "--workspace", "demo"]);
}

#[test]
fn what_was_changed_since_is_not_lost() {
    let site = Site::new();
    site.must(&["products", "--field", "weight:integer"]);
    site.edit(SCHEMAS, "\n", "\n// mine\n");
    let before = visible(&site.root());
    let ran = site.run(&["undo"]);
    assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}", ran.stdout);
    assert!(ran.stdout.contains(&format!("BLOCKED   {SCHEMAS}")), "{}", ran.stdout);
    assert!(visible(&site.root()) == before);
    site.edit(SCHEMAS, "\n// mine\n", "\n");
    site.must(&["undo"]);
    assert!(!site.text(SCHEMAS).contains("weight"));
}

#[test]
fn a_diff_shows_what_a_run_would_change() {
    let site = Site::new();
    assert_eq!(site.must(&["diff"]).stdout, "");
    write(
        &site.root().join("apps/api/migrations/0009_mine.sql"),
        "-- SQLite\nALTER TABLE products ADD COLUMN weight integer;\n",
    );
    let before = visible(&site.root());
    let ran = site.must(&["diff"]);
    assert!(
        ran.stdout.contains(&format!("+++ b/{SCHEMAS}")) && ran.stdout.contains("+    pub weight: "),
        "{}",
        ran.stdout
    );
    assert_eq!(site.must(&["diff", "categories"]).stdout, "");
    assert!(visible(&site.root()) == before);
    assert_eq!(site.run(&["diff", "orders"]).status, ExitStatus::Failed);
}

#[test]
fn all_modules_are_generated_again() {
    let site = Site::new();
    for (number, table) in ["products", "categories"].into_iter().enumerate() {
        let sql = format!("-- SQLite\nALTER TABLE {table} ADD COLUMN weight integer;\n");
        write(&site.root().join(format!("apps/api/migrations/000{}_mine.sql", 8 + number)), sql);
    }
    site.must(&["--all", "--dry-run", "--diff"]);
    let ran = site.must(&["--all"]);
    assert!(ran.stdout.starts_with("2 modules of the workspace"), "{}", ran.stdout);
    assert!(
        site.text(SCHEMAS).contains("weight")
            && site.text(&SCHEMAS.replace("products", "categories")).contains("weight")
    );
    site.must(&["check"]);
    let refused = site.run(&["--all", "--with-events"]);
    assert!(refused.stderr.contains("--with-events changes one"), "{}", refused.stderr);
}
