//! A module that goes, a folder that somebody deleted, lines that somebody put something to.

use crate::support::site::Site;
use crate::support::{must, sandbox, visible, write};
use crud_gen::cli::ExitStatus;
use std::fs;

const MODULES: &str = "apps/api/src/modules/mod.rs";
const CONTROLLER: &str = "apps/api/src/modules/products/controller.rs";

#[test]
fn a_module_goes_with_all_that_nobody_touched() {
    let site = Site::new();
    let before = visible(&site.root());
    site.must(&["orders", "--with-events"]);
    site.must(&["remove", "orders", "--dry-run"]);
    let ran = site.must(&["remove", "orders"]);
    assert!(ran.stdout.contains("its migrations stay"), "{}", ran.stdout);
    let mut after = visible(&site.root());
    assert!(after.remove("apps/api/migrations/0004_create_orders.sql").is_some());
    assert!(after == before);
    assert!(!site.must(&["list"]).stdout.contains("orders"));
    site.must(&["check"]);
    site.assert_quiet();
}

#[test]
fn what_was_edited_stays_and_is_named() {
    let site = Site::new();
    site.edit(CONTROLLER, "\n", "\n// mine\n");
    let ran = site.must(&["remove", "products"]);
    assert!(ran.stdout.contains(&format!("keep      {CONTROLLER}")), "{}", ran.stdout);
    assert!(site.text(CONTROLLER).contains("// mine"));
    site.must(&["check"]);
    let back = site.run(&["products"]);
    assert!(back.stdout.contains("`--force`"), "{}", back.stdout);
    site.must(&["products", "--force"]);
}

#[test]
fn a_table_is_dropped_on_request_unless_others_refer_to_it() {
    let site = Site::new();
    let refused = site.run(&["remove", "categories", "--drop-table"]);
    assert_eq!(refused.status, ExitStatus::Failed);
    assert!(refused.stderr.contains("`products` refers to it"), "{}", refused.stderr);
    site.must(&["remove", "products", "--drop-table"]);
    assert_eq!(site.text("apps/api/migrations/0004_drop_products.sql"), "-- SQLite\n\nDROP TABLE products;\n");
    site.must(&["remove", "categories", "--drop-table"]);
    site.must(&["check"]);
}

#[test]
fn those_that_refer_to_it_are_generated_again() {
    let site = Site::new();
    let ran = site.must(&["remove", "categories"]);
    assert!(ran.stdout.contains("since their tables refer to each other: `products`"), "{}", ran.stdout);
    site.must(&["check"]);
    site.assert_quiet();
}

#[test]
fn a_module_that_is_not_there_is_refused() {
    let ran = Site::new().run(&["remove", "orders"]);
    assert_eq!(ran.status, ExitStatus::Failed);
    assert!(ran.stderr.contains("`orders` is not generated here"), "{}", ran.stderr);
}

/// All that a person deletes who takes a module out by hand.
fn delete_products(site: &Site) {
    for folder in ["apps/api/src/modules/products", "apps/web/src/app/features/products"] {
        fs::remove_dir_all(site.root().join(folder)).expect("a folder");
    }
    for path in [MODULES, "apps/web/src/app/app.routes.ts", "apps/web/src/app/core/shell/navigation.ts"] {
        let text = site.text(path);
        let left: Vec<&str> = text.lines().filter(|line| !line.contains("products")).collect();
        write(&site.root().join(path), left.join("\n") + "\n");
    }
}

#[test]
fn a_module_that_was_deleted_by_hand_can_come_back() {
    let site = Site::new();
    let before = visible(&site.root());
    delete_products(&site);
    let update = site.must(&["update"]);
    assert!(update.stdout.contains("`crud-gen remove products` forgets it"), "{}", update.stdout);
    let ran = site.must(&["products"]);
    assert!(ran.stdout.contains("it is generated anew"), "{}", ran.stdout);
    assert!(visible(&site.root()) == before);
    delete_products(&site);
    fs::remove_file(site.root().join(".crud-gen/modules/products.json")).expect("a record");
    site.must(&["products", "--with-events"]);
    assert!(visible(&site.root()) == before);
}

#[test]
fn a_module_that_was_deleted_by_hand_can_be_forgotten() {
    let site = Site::new();
    delete_products(&site);
    fs::remove_file(site.root().join(".crud-gen/modules/products.json")).expect("a record");
    site.must(&["remove", "products"]);
    site.must(&["check"]);
    site.assert_quiet();
}

#[test]
fn an_attribute_stays_with_its_line() {
    let site = Site::new();
    site.edit(MODULES, "pub mod products;", "#[cfg(feature = \"beta\")]\npub mod products;");
    site.must(&["phones"]);
    let text = site.text(MODULES);
    assert!(text.contains("pub mod phones;\n#[cfg(feature = \"beta\")]\npub mod products;"), "{text}");
}

#[test]
fn a_line_with_something_put_to_it_does_not_go_unasked() {
    for (edited, rest) in [("pub mod products; // mine", "// mine"), ("#[cfg(test)]\npub mod products;", "cfg(test)")] {
        let site = Site::new();
        site.edit(MODULES, "pub mod products;", edited);
        let before = visible(&site.root());
        let ran = site.run(&["products", "--only", "frontend"]);
        assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}", ran.stdout);
        assert!(ran.stdout.contains(&format!("--theirs {MODULES}")), "{}", ran.stdout);
        assert!(visible(&site.root()) == before);
        site.must(&["products", "--only", "frontend", "--theirs", MODULES]);
        assert!(
            !site.text(MODULES).contains("products") && !site.text(MODULES).contains(rest),
            "{}",
            site.text(MODULES)
        );
        assert!(site.text(&format!(".crud-gen/replaced/{MODULES}")).contains(edited));
    }
}

#[test]
fn a_folder_of_an_interrupted_run_is_no_obstacle() {
    let sandbox = sandbox();
    for folder in ["demo/apps/api/src", "demo/.crud-gen/txn/stage"] {
        fs::create_dir_all(sandbox.path().join(folder)).expect("a folder");
    }
    write(&sandbox.path().join("demo/.crud-gen/txn/stage/0"), "half a file");
    must(sandbox.path(), &["products", "--workspace", "demo"]);
    must(&sandbox.path().join("demo"), &["check"]);
}
