//! `crud-gen check`: every file is told how it stands, and nothing is written.

use crate::support::site::{MANIFEST, STAMP, Site};
use crate::support::{Ran, files, visible, write};
use crud_gen::cli::ExitStatus;
use crud_gen::output::RelPath;
use crud_gen::workspace::Digest;
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};

const CONTROLLER: &str = "apps/api/src/modules/products/controller.rs";
const RECORD: &str = ".crud-gen/modules/products.json";

/// A check, which has written nothing.
fn check(site: &Site, args: &[&str]) -> Ran {
    let before = files(&site.root());
    let ran = site.run(&[&["check"], args].concat());
    assert!(files(&site.root()) == before, "a check has written something");
    ran
}

#[track_caller]
fn assert_found(ran: &Ran, parts: &[&str]) {
    assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}{}", ran.stdout, ran.stderr);
    for part in parts {
        assert!(ran.stdout.contains(part), "{part} is not in\n{}", ran.stdout);
    }
}

#[test]
fn fresh_and_edited_files_are_fine() {
    let site = Site::new();
    site.edit(CONTROLLER, "\n", "\n// mine\n");
    let ran = check(&site, &[]);
    assert_eq!(ran.status, ExitStatus::Done, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.starts_with("2 modules: 1 edited, "), "{}", ran.stdout);
    let found: Value = serde_json::from_str(&check(&site, &["--json"]).stdout).expect("JSON");
    assert_eq!((&found["clean"], &found["counts"]["edited"]), (&true.into(), &1.into()));
    let file = found["files"].as_array().expect("files").iter().find(|file| file["path"] == CONTROLLER);
    assert_eq!(file.expect("the file")["state"], "edited");
    assert!(check(&site, &["categories"]).stdout.starts_with("1 module: "));
}

#[test]
fn files_that_are_not_as_they_should_be_are_named() {
    let site = Site::new();
    fs::remove_file(site.root().join(CONTROLLER)).expect("a file");
    assert_found(&check(&site, &[]), &["missing   ", CONTROLLER, "crud-gen update --restore"]);
    assert_eq!(check(&site, &["categories"]).status, ExitStatus::Done);
    site.must(&["update", "--restore"]);
    site.edit(CONTROLLER, "\n", "\n<<<<<<< yours\nx\n=======\ny\n>>>>>>> generated now\n");
    assert_found(&check(&site, &[]), &[&format!("markers   {CONTROLLER}:2")]);
}

#[test]
fn a_module_whose_table_has_changed_is_stale() {
    let site = Site::new();
    let sql = "-- SQLite\nALTER TABLE products ADD COLUMN weight integer;\n";
    write(&site.root().join("apps/api/migrations/0009_mine.sql"), sql);
    let schemas = "stale     apps/api/src/modules/products/schemas.rs";
    assert_found(
        &check(&site, &["products"]),
        &[schemas, "the table of module `products` has changed", "`crud-gen products`"],
    );
    assert_eq!(check(&site, &["categories"]).status, ExitStatus::Done);
    site.edit("apps/api/src/modules/products/schemas.rs", "    pub created_at: ", "    // mine\n    pub created_at: ");
    assert_found(&check(&site, &[]), &["conflict  apps/api/src/modules/products/schemas.rs"]);
}

#[test]
fn a_module_is_stale_when_another_one_names_its_rows_differently() {
    let site = Site::new();
    site.must(&["categories", "--field", "title:text"]);
    site.must(&["products"]);
    assert_eq!(check(&site, &[]).status, ExitStatus::Done);
    site.must(&["categories", "--label", "title"]);
    assert_found(&check(&site, &["products"]), &["stale     apps/web/src/app/features/products/"]);
    site.must(&["products"]);
    assert_eq!(check(&site, &[]).status, ExitStatus::Done);
}

#[test]
fn a_table_that_is_gone_is_said() {
    let site = Site::new();
    write(&site.root().join("apps/api/migrations/0009_mine.sql"), "-- SQLite\nDROP TABLE products;\n");
    assert_found(&check(&site, &[]), &["the table `products` of module `products` is gone"]);
}

#[test]
fn an_older_workspace_is_told() {
    let site = Site::new();
    site.age("apps/api/src/shared/clock.rs", "//!", "//! Once more:");
    assert_found(&check(&site, &[]), &["crud-gen 0.0.9 wrote the workspace", "stale     apps/api/src/shared/clock.rs"]);
    fs::remove_file(site.root().join(STAMP)).expect("a stamp");
    assert_found(&check(&site, &[]), &["an older crud-gen wrote the workspace"]);
    site.must(&["update"]);
    site.stamp("99.0.0");
    assert_eq!(check(&site, &[]).status, ExitStatus::Failed);
}

#[test]
fn what_was_lost_is_named() {
    let site = Site::new();
    let record = site.text(RECORD);
    write(&site.root().join(RECORD), &record[..record.len() / 2]);
    assert_found(&check(&site, &[]), &["what is saved of module `products` cannot be read", RECORD]);
    fs::remove_file(site.root().join(RECORD)).expect("a record");
    assert_found(
        &check(&site, &[]),
        &["what was saved of module `products` is lost", &format!("orphan    {CONTROLLER}")],
    );
    // A file that no option gives: nothing is guessed.
    let manifest = site.text(MANIFEST);
    site.change_manifest(|baseline| {
        let entry = baseline.files.get_mut(&RelPath::new(CONTROLLER).expect("a path")).expect("an entry");
        entry.sha256 = Digest::of(b"of another crud-gen");
    });
    let before = visible(&site.root());
    let refused = site.run(&["products"]);
    assert_eq!(refused.status, ExitStatus::Failed, "{}", refused.stdout);
    assert!(
        refused.stderr.contains(RECORD) && refused.stderr.contains("`crud-gen remove products`"),
        "{}",
        refused.stderr
    );
    assert!(visible(&site.root()) == before);
    write(&site.root().join(MANIFEST), manifest);
    write(&site.root().join(RECORD), record);
    site.edit(CONTROLLER, "\n", "\n// mine\n");
    fs::remove_file(site.root().join(".crud-gen/base").join(CONTROLLER)).expect("a pristine rendering");
    assert_found(&check(&site, &[]), &[&format!("lost      {CONTROLLER}")]);
    write(&site.root().join(MANIFEST), "{");
    assert_found(&check(&site, &[]), &["manifest.json"]);
}

#[test]
fn a_folder_that_somebody_deleted_is_said() {
    let site = Site::new();
    for folder in ["apps/api/src/modules/products", "apps/web/src/app/features/products"] {
        fs::remove_dir_all(site.root().join(folder)).expect("a folder");
    }
    assert_found(&check(&site, &["products"]), &["nothing of module `products` is there any more"]);
}

#[test]
fn two_migrations_of_one_number_are_found() {
    let site = Site::new();
    for name in ["0009_one.sql", "0009_other.sql"] {
        write(&site.root().join("apps/api/migrations").join(name), "-- SQLite\n");
    }
    assert_found(&check(&site, &[]), &["two migrations have one number", "0009_one.sql", "0009_other.sql"]);
}

#[test]
fn ci_systems_show_it_beside_the_code() {
    let site = Site::new();
    fs::remove_file(site.root().join(CONTROLLER)).expect("a file");
    let github = check(&site, &["--annotations", "github"]);
    assert_found(&github, &[&format!("::error file={CONTROLLER},line=1,title=crud-gen check::missing\n")]);
    let found: Value = serde_json::from_str(&check(&site, &["--annotations", "gitlab"]).stdout).expect("JSON");
    assert_eq!(found[0]["location"]["path"], CONTROLLER);
}

#[test]
fn unknown_modules_are_refused() {
    let ran = check(&Site::new(), &["orders"]);
    assert_eq!(ran.status, ExitStatus::Failed);
    assert!(ran.stderr.contains("`orders` is not generated here"), "{}", ran.stderr);
}

/// The bar is a second with the released program; this one is not optimised.
#[test]
fn many_modules_are_checked_fast() {
    let site = Site::new();
    for number in 0..18 {
        site.must(&[&format!("things_{number}"), "--field", "name:text!", "--only", "backend"]);
    }
    site.must(&["update"]);
    let start = Instant::now();
    assert_eq!(check(&site, &[]).status, ExitStatus::Done);
    assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
}
