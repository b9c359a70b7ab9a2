//! What was lost, has another name now, or cannot be done: what a run makes of it.

use crate::support::site::{MANIFEST, Site};
use crate::support::{visible, write};
use crud_gen::cli::ExitStatus;
use std::fs;

const FORM: &str = "apps/web/src/app/features/products/components/product-form.ts";
const MIGRATION: &str = "apps/api/migrations/0099_mine.sql";

fn record(module: &str) -> String {
    format!(".crud-gen/modules/{module}.json")
}

/// Like [`Site::new`], with modules of other options.
fn site_of_options() -> Site {
    let site = Site::new();
    site.must(&["tracks", "--with-events", "--mode", "realtime", "--field", "title:text!", "--field", "artist:text!"]);
    site.must(&["tracks", "--label", "artist"]);
    site.must(&["wares", "--entity", "Good", "--only", "backend", "--with-import", "--field", "name:text!"]);
    site
}

#[test]
fn a_lost_record_is_put_together_again() {
    let site = site_of_options();
    let before = visible(&site.root());
    for module in ["products", "tracks", "wares"] {
        let saved = site.text(&record(module));
        for half in [None, Some(&saved[..saved.len() / 2]), Some("")] {
            match half {
                None => fs::remove_file(site.root().join(record(module))).expect("a record"),
                Some(half) => write(&site.root().join(record(module)), half),
            }
            let ran = site.must(&[module]);
            assert!(ran.stdout.contains(&format!("what was saved of module `{module}` was lost")), "{}", ran.stdout);
            assert_eq!(site.text(&record(module)), saved);
            assert!(visible(&site.root()) == before);
        }
    }
    let saved = ["products", "tracks", "wares", "categories"].map(|module| site.text(&record(module)));
    fs::remove_dir_all(site.root().join(".crud-gen/modules")).expect("records");
    site.must(&["update"]);
    assert_eq!(["products", "tracks", "wares", "categories"].map(|module| site.text(&record(module))), saved);
    site.assert_quiet();
}

#[test]
fn a_reference_follows_a_table_that_is_renamed() {
    let site = Site::new();
    let form = site.text(FORM);
    write(&site.root().join(MIGRATION), "-- SQLite\nALTER TABLE categories RENAME TO cats;\n");
    let ran = site.must(&["products"]);
    assert!(ran.stdout.contains("called `cats` now") && ran.stdout.contains("`crud-gen categories`"), "{}", ran.stdout);
    assert_eq!(site.text(FORM), form);
    let ran = site.must(&["update"]);
    assert!(ran.stdout.contains("the module `categories` follows it"), "{}", ran.stdout);
    assert!(site.text("apps/api/src/modules/categories/repository.rs").contains("cats"));
    assert_eq!(site.text(FORM), form);
    site.assert_quiet();
}

#[test]
fn a_reference_that_goes_is_said() {
    let site = Site::new();
    let (made, text) = visible(&site.root().join("apps/api/migrations"))
        .into_iter()
        .find(|(name, _)| name.ends_with("_create_categories.sql"))
        .expect("a migration");
    let text = String::from_utf8(text).expect("UTF-8").replace("categories", "cats");
    write(&site.root().join("apps/api/migrations").join(made), text);
    let migrations = visible(&site.root().join("apps/api/migrations"));
    let (name, text) =
        migrations.into_iter().find(|(name, _)| name.ends_with("_create_products.sql")).expect("another");
    let text = String::from_utf8(text).expect("UTF-8").replace("REFERENCES categories", "REFERENCES cats");
    write(&site.root().join("apps/api/migrations").join(name), text);
    let ran = site.must(&["products"]);
    assert!(
        ran.stdout.contains("`category_id` refers to `cats`")
            && ran.stdout.contains("`crud-gen categories --table cats`"),
        "{}",
        ran.stdout
    );
    let form = site.text(FORM);
    site.must(&["categories", "--table", "cats"]);
    site.must(&["products"]);
    assert_ne!(site.text(FORM), form, "the choice is back");
}

#[test]
fn a_column_that_sqlite_cannot_drop_is_said() {
    let site = Site::new();
    site.must(&["products", "--field", "stock:integer", "--field", "code:string(20):unique"]);
    let with = |sql: &str| {
        write(&site.root().join(MIGRATION), format!("-- SQLite\n{sql}\n"));
        site.must(&["products", "--dry-run"]).stdout
    };
    for column in ["category_id", "code"] {
        let told = with(&format!("ALTER TABLE products DROP COLUMN {column};"));
        let note = "SQLite will refuse the migration at 0099_mine.sql:2:1";
        assert!(told.contains(note), "{column}: {told}");
    }
    for sql in [
        "ALTER TABLE products DROP COLUMN stock;",
        "DROP INDEX products_code_key;\nALTER TABLE products DROP COLUMN code;",
    ] {
        let told = with(sql);
        assert!(!told.contains("will refuse"), "{sql}: {told}");
    }
}

#[test]
fn a_column_that_an_index_or_a_computed_column_names_is_said_by_check_too() {
    let site = Site::new();
    let with = |sql: &str| {
        write(
            &site.root().join(MIGRATION),
            format!("-- SQLite\nALTER TABLE products ADD COLUMN stock integer;\n{sql}\n"),
        );
        site.run(&["check"]).stdout
    };
    let gone = "ALTER TABLE products DROP COLUMN stock;";
    for (sql, holder) in [
        ("CREATE INDEX by_stock ON products (stock);", "the index `by_stock` speaks of `products.stock`"),
        ("CREATE INDEX few ON products (name) WHERE stock < 3;", "the index `few`"),
        ("ALTER TABLE products ADD COLUMN twice integer AS (stock * 2) VIRTUAL;", "the computed column `twice`"),
    ] {
        let told = with(&format!("{sql}\n{gone}"));
        assert!(
            told.contains("SQLite will refuse the migration at 0099_mine.sql:4:1") && told.contains(holder),
            "{told}"
        );
    }
    let told = with(&format!("CREATE INDEX by_stock ON products (stock);\nDROP INDEX by_stock;\n{gone}"));
    assert!(!told.contains("will refuse"), "{told}");
}

#[test]
fn a_required_column_without_a_default_is_said_while_it_is_new() {
    let site = Site::new();
    let note = "the migration at 0099_mine.sql:2:1 ends with an error where `products` has rows: `code` is NOT NULL";
    write(&site.root().join(MIGRATION), "-- SQLite\nALTER TABLE products ADD COLUMN code text NOT NULL;\n");
    for command in [&["check"][..], &["products", "--dry-run"], &["update", "--dry-run"]] {
        let ran = site.run(command);
        assert!(ran.stdout.contains(note), "{command:?}: {}", ran.stdout);
    }
    assert!(site.must(&["products"]).stdout.contains(note));
    assert!(!site.must(&["products"]).stdout.contains(note), "it is no news any more");
    assert_eq!(site.run(&["check"]).status, ExitStatus::Done);
    for sql in [
        "ALTER TABLE products ADD COLUMN size text NOT NULL DEFAULT 'm';",
        "ALTER TABLE products ADD COLUMN size text;",
        "ALTER TABLE products ADD COLUMN size text NOT NULL AS (name) VIRTUAL;",
    ] {
        write(&site.root().join("apps/api/migrations/0100_mine.sql"), format!("-- SQLite\n{sql}\n"));
        let ran = site.must(&["products", "--dry-run"]);
        assert!(!ran.stdout.contains("ends with an error"), "{sql}: {}", ran.stdout);
    }
}

#[test]
fn a_run_names_the_modules_that_it_makes_stale() {
    let site = Site::new();
    let brands = "CREATE TABLE brands (\n  id text NOT NULL PRIMARY KEY, -- uuid\n  name text NOT NULL\n) STRICT;\n\
                  ALTER TABLE products ADD COLUMN brand_id text REFERENCES brands; -- uuid";
    write(&site.root().join(MIGRATION), format!("-- SQLite\n{brands}\n"));
    site.must(&["products"]);
    let ran = site.must(&["brands"]);
    assert!(ran.stdout.contains("generated again: `crud-gen products`"), "{}", ran.stdout);
    let ran = site.must(&["brands", "--entity", "Maker"]);
    assert!(ran.stdout.contains("another module is generated differently now: `crud-gen products`"), "{}", ran.stdout);
    assert_eq!(site.run(&["check", "products"]).status, ExitStatus::NeedsPerson);
    let ran = site.must(&["products"]);
    assert!(!ran.stdout.contains("generated differently"), "{}", ran.stdout);
    assert_eq!(site.run(&["check"]).status, ExitStatus::Done);
}

#[test]
fn a_workspace_without_its_store_is_taken_over_again() {
    const CONTROLLER: &str = "apps/api/src/modules/products/controller.rs";
    let site = site_of_options();
    site.must(&["notes", "--field", "title:text!", "--field", "password:text", "--visible", "password"]);
    site.must(&["update"]);
    let records = ["products", "tracks", "wares", "categories", "notes"];
    let saved = records.map(|module| site.text(&record(module)));
    let manifest = site.text(MANIFEST);
    site.edit(CONTROLLER, "\n", "\n// mine\n");
    write(&site.root().join("apps/api/src/modules/reports/mod.rs"), "//! Mine.\n");
    let before = visible(&site.root());

    // Cut off at a line, and in the middle of one: the pristine renderings are there.
    let lines: Vec<&str> = manifest.split_inclusive('\n').collect();
    for cut in [&manifest[..manifest.len() / 2], &lines[..lines.len() / 2].concat(), ""] {
        write(&site.root().join(MANIFEST), cut);
        let checked = site.run(&["check"]);
        assert_eq!(checked.status, ExitStatus::NeedsPerson);
        assert!(checked.stdout.contains("let `crud-gen update` take the workspace over again"), "{}", checked.stdout);
        site.must(&["update"]);
        assert!(visible(&site.root()) == before);
        assert_eq!(site.run(&["check"]).status, ExitStatus::Done);
    }

    fs::remove_dir_all(site.root().join(".crud-gen")).expect("a store");
    let ran = site.must(&["update"]);
    assert_eq!(records.map(|module| site.text(&record(module))), saved);
    for told in [
        "what was chosen for `wares` is lost; as its files say: --entity Good --with-import --only backend",
        "what was chosen for `tracks` is lost; as its files say: --with-events --mode realtime --label artist",
        "as its files say: --visible password",
        "`reports` is left alone",
        &format!("from now on edited by you: `{CONTROLLER}`"),
    ] {
        assert!(ran.stdout.contains(told), "{told} is not in\n{}", ran.stdout);
    }
    assert!(visible(&site.root()) == before, "{}", ran.stdout);
    let checked = site.run(&["check"]);
    assert_eq!(checked.status, ExitStatus::Done, "{}", checked.stdout);
    site.assert_quiet();
    site.must(&["products", "--field", "size:text"]);
    assert!(site.text(CONTROLLER).contains("// mine"));
}

const SCHEMAS: &str = "apps/api/src/modules/products/schemas.rs";

#[test]
fn a_record_is_found_though_the_table_has_changed_since() {
    let site = site_of_options();
    let saved = site.text(&record("tracks"));
    fs::remove_file(site.root().join(record("tracks"))).expect("a record");
    write(&site.root().join(MIGRATION), "-- SQLite\nALTER TABLE tracks ADD COLUMN length integer;\n");
    let ran = site.must(&["tracks"]);
    assert!(ran.stdout.contains("what was saved of module `tracks` was lost"), "{}", ran.stdout);
    assert!(site.text("apps/api/src/modules/tracks/schemas.rs").contains("pub length: Option<i32>"));
    assert_eq!(site.text(&record("tracks")).split("\"spec\"").next(), saved.split("\"spec\"").next());
    site.assert_quiet();
}

#[test]
fn an_update_reads_a_record_from_edited_files_where_it_cannot_be_sure() {
    let site = site_of_options();
    // With another rendering the digests tell nothing.
    site.age("apps/api/src/modules/tracks/controller.rs", "use ", "// of another version\nuse ");
    fs::remove_file(site.root().join(record("tracks"))).expect("a record");
    let refused = site.run(&["tracks"]);
    assert_eq!(refused.status, ExitStatus::Failed);
    assert!(refused.stderr.contains("`crud-gen update`"), "{}", refused.stderr);
    let ran = site.must(&["update"]);
    assert!(ran.stdout.contains("--with-events --mode realtime --label artist"), "{}", ran.stdout);
    site.assert_quiet();
}

#[test]
fn a_lost_rendering_is_rendered_again() {
    for edit in ["", "// mine\n"] {
        let site = Site::new();
        let text = site.text(SCHEMAS);
        write(&site.root().join(SCHEMAS), format!("{edit}{text}"));
        fs::remove_dir_all(site.root().join(".crud-gen/base")).expect("renderings");
        site.must(&["products", "--field", "weight:integer"]);
        let merged = site.text(SCHEMAS);
        assert!(merged.starts_with(edit) && merged.contains("    pub weight: Option<i32>,\n"), "{merged}");
        let checked = site.run(&["check", "products"]);
        assert_eq!(checked.status, ExitStatus::Done, "{}", checked.stdout);
        site.must(&["update"]);
        site.must(&["check"]);
        site.assert_quiet();
    }
}

#[test]
fn a_run_without_a_manifest_names_the_way_out() {
    for half in [None, Some("{\n  \"version\": 1,\n")] {
        let site = Site::new();
        match half {
            None => fs::remove_file(site.root().join(MANIFEST)).expect("a manifest"),
            Some(half) => write(&site.root().join(MANIFEST), half),
        }
        let before = visible(&site.root());
        for run in [&["products"][..], &["products", "--field", "weight:integer"], &["remove", "products"], &["orders"]]
        {
            let ran = site.run(run);
            assert_eq!(ran.status, ExitStatus::Failed, "{run:?} {}", ran.stdout);
            assert!(ran.stderr.contains("`crud-gen update`"), "{run:?} {}", ran.stderr);
        }
        assert!(visible(&site.root()) == before);
        site.must(&["update"]);
        site.assert_quiet();
    }
}

#[test]
fn half_of_a_module_that_was_deleted_has_two_ways_on() {
    const API: &str = "apps/api/src/modules/products";
    let site = Site::new();
    fs::remove_dir_all(site.root().join(API)).expect("a folder");
    for run in [&["products"][..], &["update"]] {
        let ran = site.must(run);
        for way in ["`crud-gen products --restore`", "`crud-gen products --only frontend`", "7 files deleted by you"] {
            assert!(ran.stdout.contains(way), "{way} is not in {}", ran.stdout);
        }
    }
    site.must(&["products", "--only", "frontend"]);
    assert!(!site.text("apps/api/src/modules/mod.rs").contains("products"));
    site.must(&["check"]);
    site.assert_quiet();
    let site = Site::new();
    fs::remove_dir_all(site.root().join(API)).expect("a folder");
    site.must(&["products", "--restore"]);
    site.must(&["check"]);
    site.assert_quiet();
}

#[test]
fn an_older_crud_gen_takes_nothing_back_in_a_newer_workspace() {
    let site = Site::new();
    site.stamp("99.0.0");
    let ran = site.run(&["undo"]);
    assert_eq!(ran.status, ExitStatus::Failed, "{}", ran.stdout);
    assert!(ran.stderr.contains("crud-gen 99.0.0 wrote this workspace"), "{}", ran.stderr);
}
