//! Tells whether a merge has broken what was whole on both sides.

use super::doubles::has_more_members;
use super::merge::normal;
use crate::output::RelPath;
use crate::render::format::format_file;

/// Whether the merged text cannot be read although both sides can, or says something more often than either.
pub(super) fn is_broken(path: &RelPath, yours: &str, new: &str, merged: &str) -> bool {
    let is_readable = |text: &str| format_file(path.as_str(), normal(text).into_owned()).is_ok();
    let is_code = [".rs", ".ts"].iter().any(|ending| path.as_str().ends_with(ending));
    (is_code && has_more_members(&normal(yours), new, &normal(merged)))
        || (!is_readable(merged) && is_readable(yours) && is_readable(new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn broken(path: &str, yours: &str, new: &str, merged: &str) -> bool {
        is_broken(&RelPath::new(path).unwrap(), yours, new, merged)
    }

    #[test]
    fn what_can_be_read_on_both_sides_can_be_read_merged() {
        let (whole, cut) = ("const a = [\n  1,\n];\n", "  1,\n];\n");
        assert!(broken("a.ts", whole, whole, cut));
        assert!(!broken("a.ts", cut, whole, cut), "it was broken before");
        assert!(!broken("a.ts", whole, whole, "\u{feff}const a = [\r\n  1,\r\n];"), "its form is the user's");
        assert!(broken("a.html", "<p>a</p>\n", "<p>b</p>\n", "<p>a\n"));
        assert!(broken("a.rs", "fn a() {}\n", "fn b() {}\n", "fn a() {\n"));
        assert!(!broken("a.md", "[\n", "[\n", "]\n"), "nothing reads it");
    }

    #[test]
    fn no_member_stands_more_often_than_on_a_side() {
        let (one, other) = ("pub mod a;\nmod b;\n", "mod b;\npub mod a;\n");
        assert!(broken("mod.rs", one, other, "pub mod a;\nmod b;\npub mod a;\n"));
        assert!(!broken("mod.rs", one, other, one));
        let twice = "struct A {\n    one: i32,\n    one: i64,\n}\n";
        assert!(!broken("a.rs", twice, twice, twice), "the user had it twice");
    }
}
