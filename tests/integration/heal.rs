//! What was lost, has another name now, or cannot be done: what a run makes of it.

use crate::support::site::Site;
use crate::support::{visible, write};
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
