//! Imports through the generated pages, in a real browser.

use crate::browser::drive;
use crate::imports::{POSTGRES, SQLITE};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The pages are the same on both databases.
static WEB: LazyLock<PathBuf> = LazyLock::new(|| SQLITE.build_web());

#[test]
fn files_are_imported_in_the_browser_on_sqlite() {
    drive(&SQLITE, &WEB, "import_browser");
}

#[test]
fn files_are_imported_in_the_browser_on_postgres() {
    drive(&POSTGRES, &WEB, "import_browser");
}

#[test]
fn rows_are_changed_by_what_packages_add_in_the_browser() {
    drive(&SQLITE, &WEB, "package_browser");
}

#[test]
fn web_with_imports_is_clean_and_passes_its_own_tests() {
    SQLITE.check_web();
}
