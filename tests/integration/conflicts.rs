//! Where the user and crud-gen disagree: every message names ways out, and each of them works.

use crate::support::site::Site;
use crate::support::{Ran, crud_gen, visible, write};
use crud_gen::cli::ExitStatus;
use std::fs;

const SCHEMAS: &str = "apps/api/src/modules/products/schemas.rs";
const TYPES: &str = "apps/web/src/app/features/products/types/products.types.ts";
const MINE: &str = "    // mine\n";

/// A workspace whose user put a line where the next field goes.
fn site_with_edit() -> Site {
    let site = Site::new();
    site.edit(SCHEMAS, "    pub created_at: ", &format!("{MINE}    pub created_at: "));
    site
}

fn add_weight(site: &Site, flags: &[&str]) -> Ran {
    site.run(&[&["products", "--field", "weight:integer"], flags].concat())
}

/// `crud-gen products` has nothing to do.
#[track_caller]
fn assert_quiet(site: &Site) {
    let before = visible(&site.root());
    let ran = site.must(&["products"]);
    assert!(ran.stdout.contains("nothing to do"), "{}", ran.stdout);
    assert!(visible(&site.root()) == before);
}

#[test]
fn a_conflict_writes_nothing_and_names_the_ways_out() {
    let site = site_with_edit();
    let before = visible(&site.root());
    let ran = add_weight(&site, &[]);
    assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}", ran.stdout);
    for way in ["CONFLICT", &format!("--ours {SCHEMAS}"), &format!("--theirs {SCHEMAS}"), "--conflicts markers"] {
        assert!(ran.stdout.contains(way), "{way} is not in {}", ran.stdout);
    }
    assert!(visible(&site.root()) == before);
}

#[test]
fn ours_keeps_the_lines_of_the_user() {
    for flags in [&["--conflicts", "ours"][..], &["--ours", SCHEMAS]] {
        let site = site_with_edit();
        let ran = add_weight(&site, flags);
        assert_eq!(ran.status, ExitStatus::Done, "{}{}", ran.stdout, ran.stderr);
        assert!(site.text(SCHEMAS).contains(MINE) && ran.stdout.contains("kept yours"), "{}", ran.stdout);
        assert_quiet(&site);
    }
}

#[test]
fn theirs_takes_what_is_generated_and_keeps_a_copy() {
    for flags in [&["--conflicts", "theirs"][..], &["--theirs", SCHEMAS]] {
        let site = site_with_edit();
        let yours = site.text(SCHEMAS);
        let ran = add_weight(&site, flags);
        assert_eq!(ran.status, ExitStatus::Done, "{}{}", ran.stdout, ran.stderr);
        assert!(!site.text(SCHEMAS).contains(MINE) && site.text(SCHEMAS).contains("pub weight"));
        assert_eq!(site.text(&format!(".crud-gen/replaced/{SCHEMAS}")), yours);
        assert!(ran.stdout.contains(&format!("`.crud-gen/replaced/{SCHEMAS}`")), "{}", ran.stdout);
        assert!(site.text(".crud-gen/.gitignore").contains("/replaced/"));
        assert_quiet(&site);
    }
}

#[test]
fn a_second_copy_goes_beside_the_first() {
    let site = site_with_edit();
    add_weight(&site, &["--theirs", SCHEMAS]);
    site.edit(SCHEMAS, "    pub created_at: ", "    // again\n    pub created_at: ");
    let ran = site.run(&["products", "--field", "height:integer", "--theirs", SCHEMAS]);
    assert_eq!(ran.status, ExitStatus::Done, "{}{}", ran.stdout, ran.stderr);
    assert!(site.text(&format!(".crud-gen/replaced/{SCHEMAS}")).contains("// mine"));
    assert!(site.text(&format!(".crud-gen/replaced/{SCHEMAS}.2")).contains("// again"));
}

#[test]
fn markers_are_named_until_they_are_gone() {
    let site = site_with_edit();
    let ran = add_weight(&site, &["--conflicts", "markers"]);
    assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}{}", ran.stdout, ran.stderr);
    let marked = site.text(SCHEMAS);
    assert!(marked.contains("<<<<<<< yours") && marked.contains(MINE) && marked.contains("pub weight"), "{marked}");
    assert!(site.text(TYPES).contains("weight"), "all else is written");
    for _ in 0..2 {
        let again = site.must(&["products"]);
        assert!(
            again.stdout.contains(SCHEMAS) && again.stdout.contains("the markers of a conflict"),
            "{}",
            again.stdout
        );
    }
    let is_mark = |line: &&str| ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark));
    let without: Vec<&str> = marked.lines().filter(|line| !is_mark(line)).collect();
    write(&site.root().join(SCHEMAS), without.join("\n") + "\n");
    assert_quiet(&site);
}

#[test]
fn a_conflict_that_was_resolved_by_hand_is_none() {
    let site = site_with_edit();
    let text = site.text(SCHEMAS);
    let mine: Vec<String> = text
        .lines()
        .flat_map(|line| {
            let more = (line == MINE.trim_end()).then(|| "    pub weight: Option<i32>,".to_owned());
            [Some(line.to_owned()), more].into_iter().flatten()
        })
        .collect();
    write(&site.root().join(SCHEMAS), mine.join("\n") + "\n");
    let ran = add_weight(&site, &[]);
    assert_eq!(ran.status, ExitStatus::Done, "{}{}", ran.stdout, ran.stderr);
    let product = site.text(SCHEMAS);
    let product =
        product.split("pub struct Product {").nth(1).and_then(|rest| rest.split('}').next()).expect("the type");
    assert_eq!(product.matches("pub weight: ").count(), 1, "{product}");
    assert_quiet(&site);
}

#[test]
fn what_was_deleted_comes_back_when_it_is_named() {
    let site = Site::new();
    let text = site.text(SCHEMAS);
    for path in [SCHEMAS, TYPES] {
        fs::remove_file(site.root().join(path)).expect("a file");
    }
    let ran = site.must(&["products"]);
    assert!(ran.stdout.contains(&format!("`--restore {SCHEMAS}` brings it back")), "{}", ran.stdout);
    assert!(!site.root().join(SCHEMAS).exists());
    site.must(&["products", "--restore", SCHEMAS]);
    assert_eq!(site.text(SCHEMAS), text);
    assert!(!site.root().join(TYPES).exists());
    site.must(&["products", "--restore"]);
    assert!(site.root().join(TYPES).exists());
    assert_quiet(&site);
}

#[test]
fn a_path_is_found_from_the_current_folder() {
    let site = Site::new();
    fs::remove_file(site.root().join(SCHEMAS)).expect("a file");
    let folder = site.root().join("apps/api/src/modules");
    let ran = crud_gen(&folder, &["products", "--restore", "products/schemas.rs"]);
    assert_eq!(ran.status, ExitStatus::Done, "{}{}", ran.stdout, ran.stderr);
    assert!(site.root().join(SCHEMAS).exists());
}

#[test]
fn decisions_about_nothing_are_told() {
    let site = Site::new();
    let unknown = site.run(&["products", "--ours", "apps/api/src/mine.rs"]);
    assert_eq!(unknown.status, ExitStatus::Failed);
    assert!(unknown.stderr.contains("no file that crud-gen has written"), "{}", unknown.stderr);
    let both = site.run(&["products", "--ours", SCHEMAS, "--theirs", SCHEMAS]);
    assert!(both.stderr.contains("both --ours and --theirs"), "{}", both.stderr);
    let idle = site.must(&["products", "--ours", SCHEMAS]);
    assert!(idle.stdout.contains("has no conflict in this run"), "{}", idle.stdout);
}

#[test]
fn force_keeps_a_copy_of_what_it_writes_over() {
    let site = Site::new();
    let path = "apps/api/src/modules/orders/schemas.rs";
    write(&site.root().join(path), "// mine\n");
    let refused = site.run(&["orders"]);
    assert!(refused.stdout.contains("`--force`"), "{}", refused.stdout);
    site.must(&["orders", "--force"]);
    assert!(site.text(path).contains("pub struct Order"));
    assert_eq!(site.text(&format!(".crud-gen/replaced/{path}")), "// mine\n");
}

#[test]
fn a_file_that_a_crash_left_empty_is_no_edit() {
    let site = Site::new();
    let text = site.text(SCHEMAS);
    write(&site.root().join(SCHEMAS), "");
    let ran = site.must(&["products"]);
    assert!(ran.stdout.contains("a crash of the machine"), "{}", ran.stdout);
    assert_eq!(site.text(SCHEMAS), text);
}

#[test]
fn a_column_that_was_put_in_by_hand_is_not_put_in_twice() {
    let site = Site::new();
    let (schemas, types) = (SCHEMAS, TYPES);
    site.must(&["products", "--field", "stock:integer"]);
    site.edit(schemas, "    pub stock: Option<i32>,\n", "    pub weight: Option<i32>,\n    pub stock: Option<i32>,\n");
    site.edit(types, "  stock: number | null;\n", "  weight: number | null;\n  stock: number | null;\n");
    let mine = "-- SQLite\nALTER TABLE products ADD COLUMN weight integer;\n";
    write(&site.root().join("apps/api/migrations/0099_mine.sql"), mine);
    let ran = site.run(&["products"]);
    assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}", ran.stdout);
    for path in [schemas, types] {
        assert!(ran.stdout.contains(path), "{}", ran.stdout);
    }
    assert!(ran.stdout.contains("would stand there twice"), "{}", ran.stdout);
    site.edit(types, "  weight: number | null;\n", "");
    site.must(&["products", "--ours", schemas]);
    let text = site.text(schemas);
    let first = text.split("}\n").find(|item| item.contains("pub weight")).expect("a struct with the column");
    assert_eq!(first.matches("pub weight").count(), 1, "{first}");
    assert_eq!(site.text(types).split("}\n").next().unwrap_or_default().matches("weight:").count(), 1);
}

#[test]
fn a_field_that_goes_and_was_edited_is_a_conflict() {
    for mine in ["    pub stock: Option<i32>, // mine\n", "    pub stock: Option<i64>,\n"] {
        let site = Site::new();
        site.must(&["products", "--field", "stock:integer"]);
        site.edit(SCHEMAS, "    pub stock: Option<i32>,\n", mine);
        let migration = "-- SQLite\nALTER TABLE products DROP COLUMN stock;\n";
        write(&site.root().join("apps/api/migrations/0099_mine.sql"), migration);
        let before = visible(&site.root());
        let ran = site.run(&["products"]);
        assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}", ran.stdout);
        assert!(ran.stdout.contains(&format!("--theirs {SCHEMAS}")), "{}", ran.stdout);
        assert!(visible(&site.root()) == before);
        site.edit(SCHEMAS, mine, "");
        site.must(&["products"]);
        assert!(!site.text(SCHEMAS).contains("stock"));
        assert_quiet(&site);
    }
}

#[test]
fn a_line_beside_a_line_that_changes_is_no_conflict() {
    let site = Site::new();
    site.edit(SCHEMAS, "pub struct Product {", "// mine\npub struct Product {");
    site.edit(SCHEMAS, "    pub category_id: ", "    /* mine */ pub category_id: ");
    let ran = site.must(&["products", "--entity", "Ware", "--field", "weight:integer"]);
    assert!(ran.stdout.contains("merge "), "{}", ran.stdout);
    let text = site.text(SCHEMAS);
    assert!(text.contains("// mine\npub struct Ware {"), "{text}");
    assert!(text.contains("    /* mine */ pub category_id: Option<Uuid>,\n    pub weight: Option<i32>,\n"), "{text}");
    assert_quiet(&site);
}

const EDIT_DIALOG: &str = "apps/web/src/app/features/products/components/product-edit.dialog.ts";
const VIEW_DIALOG: &str = "apps/web/src/app/features/products/components/product-view.dialog.ts";

#[test]
fn the_edit_of_a_file_goes_along_to_its_new_name() {
    let site = Site::new();
    site.edit(EDIT_DIALOG, "@Component(", "// mine\n@Component(");
    fs::remove_file(site.root().join(VIEW_DIALOG)).expect("a file");
    let ran = site.must(&["products", "--entity", "Ware"]);
    assert!(ran.stdout.contains(&format!("it was `{EDIT_DIALOG}`")), "{}", ran.stdout);
    let [edit, view] = [EDIT_DIALOG, VIEW_DIALOG].map(|path| path.replace("product-", "ware-"));
    assert!(site.text(&edit).contains("// mine\n@Component(") && site.text(&edit).contains("class WareEditDialog"));
    for gone in [EDIT_DIALOG, VIEW_DIALOG, &view] {
        assert!(!site.root().join(gone).exists(), "{gone}");
    }
    let before = visible(&site.root());
    let again = site.must(&["products"]);
    assert!(again.stdout.contains(&format!("`--restore {view}`")), "{}", again.stdout);
    assert!(visible(&site.root()) == before);
    site.must(&["products", "--restore"]);
    assert!(site.text(&view).contains("class WareViewDialog"));
    assert_quiet(&site);
}

#[test]
fn a_conflict_in_a_file_with_a_new_name_has_its_ways_out() {
    let line =
        |site: &Site| site.text(EDIT_DIALOG).lines().find(|line| line.contains("class ")).expect("a class").to_owned();
    for (way, is_mine) in [("--ours", true), ("--theirs", false)] {
        let site = Site::new();
        let class = line(&site);
        site.edit(EDIT_DIALOG, &class, &class.replace("ProductEdit", "MyEdit"));
        let before = visible(&site.root());
        let ran = site.run(&["products", "--entity", "Ware"]);
        assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}", ran.stdout);
        assert!(ran.stdout.contains(&format!("{way} {EDIT_DIALOG}")), "{}", ran.stdout);
        assert!(visible(&site.root()) == before);
        site.must(&["products", "--entity", "Ware", way, EDIT_DIALOG]);
        let text = site.text(&EDIT_DIALOG.replace("product-", "ware-"));
        assert_eq!(text.contains("class MyEdit"), is_mine, "{text}");
        assert!(!site.root().join(EDIT_DIALOG).exists());
        assert_quiet(&site);
    }
}
