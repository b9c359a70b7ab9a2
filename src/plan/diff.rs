//! Shows what a plan would do to one file.

use super::file_plan::FilePlan;
use similar::TextDiff;
use std::str::from_utf8;

/// A unified diff with three lines of context; empty when the content stays.
pub fn unified_diff(file: &FilePlan) -> String {
    if file.before == file.after {
        return String::new();
    }
    let name = |side: &str, content: &Option<Vec<u8>>| match content {
        Some(_) => format!("{side}/{}", file.path),
        None => "/dev/null".to_owned(),
    };
    let (old, new) = (name("a", &file.before), name("b", &file.after));
    let text = |content: &'_ Option<Vec<u8>>| from_utf8(content.as_deref().unwrap_or_default()).map(str::to_owned);
    let (Ok(before), Ok(after)) = (text(&file.before), text(&file.after)) else {
        return format!("Binary files {old} and {new} differ\n");
    };
    TextDiff::from_lines(&before, &after).unified_diff().context_radius(3).header(&old, &new).to_string()
}
