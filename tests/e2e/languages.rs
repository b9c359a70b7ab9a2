//! The pages in another language than their templates.

use crate::browser;
use crate::demo;
use crate::support::Database;

#[test]
fn no_word_of_the_pages_is_without_a_mark() {
    let workspace = demo::demo("languages", Database::Sqlite);
    browser::drive(demo::sqlite(), &workspace.build_wide_web(), "languages");
}
