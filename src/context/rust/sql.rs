//! SQL of a module as literals of Rust.

use crate::text::escape;

/// How long a line of SQL is at most, where names allow it.
const WIDTH: usize = 100;

/// A name as SQL takes it literally: always in quotes.
pub fn quoted_name(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\"").replace('\0', ""))
}

/// A Rust literal of a text: raw when that reads better, escaped when the text could not stand in source as it is.
pub fn literal(text: &str) -> String {
    let is_clean = !text.chars().any(|c| c != '\n' && escape::is_unsafe(c));
    if !text.contains(['"', '\\', '\n']) && is_clean {
        return format!("\"{text}\"");
    }
    if is_clean && !text.contains("\"#") {
        return format!("r#\"{text}\"#");
    }
    format!("\"{}\"", escape::rust_str(text))
}

/// A list of names, one a line, as a literal that can stand in a statement.
pub fn lines(before: &str, items: &[String], after: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let inner = " ".repeat(indent + 4);
    let items = items.iter().map(|item| format!("{inner}{item}")).collect::<Vec<_>>().join(",\n");
    let before = if before.is_empty() { String::new() } else { format!("{margin}{before}\n") };
    let after = if after.is_empty() { String::new() } else { format!("{margin}{after}\n") };
    let end = " ".repeat(indent.saturating_sub(4));
    literal(&format!("\n{before}{items}\n{after}{end}"))
}

/// A list of names in lines of about a hundred characters, as a literal that is a statement or the end of one.
pub fn filled(before: &str, items: &[String], after: &str) -> String {
    let mut lines = vec![before.to_owned()];
    for (number, item) in items.iter().enumerate() {
        let comma = if number + 1 < items.len() { "," } else { "" };
        match lines.last_mut() {
            Some(line) if line.chars().count() + item.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(item);
                line.push_str(comma);
            }
            _ => lines.push(format!("{} {item}{comma}", " ".repeat(before.chars().count()))),
        }
    }
    if !after.is_empty() {
        lines.push(format!("    {after}"));
    }
    match &lines[..] {
        [line] => literal(&format!("    {line} ")),
        _ => literal(&format!("\n    {}\n", lines.join("\n"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_raw_when_they_can_be() {
        assert_eq!(literal(r#" FROM "products""#), "r#\" FROM \"products\"\"#");
        assert_eq!(literal("'active'"), "\"'active'\"");
        assert_eq!(literal("a\"#b"), "\"a\\\"#b\"");
        assert_eq!(literal("a\u{202e}b"), "\"a\\u{202e}b\"");
    }
}
