//! One escape a sink: what makes text of a schema harmless where it is put.
//!
//! Every function returns text that stays inside its sink whatever the input holds: quotes, comment ends, line
//! breaks (U+2028 and U+2029 too), template braces of Angular, `${`, and the bidirectional controls that make
//! source read otherwise than it runs.

use std::fmt::Write;

/// Characters that never appear as themselves in generated source: controls, line separators, bidi marks, and
/// invisible ones.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{061c}')
}

/// One line of harmless prose: white space folded, unsafe characters dropped.
fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .filter_map(|c| match c {
            c if c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}') => Some(' '),
            c if is_unsafe(c) => None,
            c => Some(c),
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The inside of a Rust string literal, without the quotes.
pub fn rust_str(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_unsafe(c) => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
        out
    })
}

/// One line of a Rust `///` comment: Markdown that could become a link, code or HTML is made plain.
pub fn rust_doc(text: &str) -> String {
    one_line(text).chars().fold(String::new(), |mut out, c| {
        if matches!(c, '[' | ']' | '<' | '>' | '`' | '*' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

/// The inside of a single-quoted TypeScript string, without the quotes.
pub fn ts_str(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Behind a backslash the formatter takes a quote for an escaped one when it changes the quotes around it.
            '"' if text.contains('\\') => out.push_str("\\x22"),
            // `</script>` and `<!--` end or open things where a bundle is put into a page.
            '<' => out.push_str("\\x3C"),
            c if is_unsafe(c) => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
        out
    })
}

/// The inside of a template that `$localize` tags, without the backticks. A colon at its start would begin a note for
/// translators.
pub fn ts_localized(text: &str) -> String {
    let escaped = text.chars().fold(String::new(), |mut out, c| {
        match c {
            '`' | '\\' | '$' => drop(write!(out, "\\{c}")),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '<' => out.push_str("\\x3C"),
            c if is_unsafe(c) => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
        out
    });
    if escaped.starts_with(':') { format!("\\{escaped}") } else { escaped }
}

/// One line inside a `/** */` or `//` comment of TypeScript.
pub fn ts_comment(text: &str) -> String {
    one_line(text).replace("*/", "*\u{2215}").replace("/*", "\u{2215}*").replace('@', "(at)")
}

/// Text between tags of an Angular template.
pub fn html_text(text: &str) -> String {
    one_line(text).chars().fold(String::new(), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            '@' => out.push_str("&#64;"),
            c => out.push(c),
        }
        out
    })
}

/// The inside of a double-quoted attribute of an Angular template.
pub fn html_attr(text: &str) -> String {
    html_text(text)
}
