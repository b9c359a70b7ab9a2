//! Puts names and texts of any kind into SQL so that they stay names and texts.

use crate::dialect::Dialect;
use crate::text::escape::is_unsafe;
use std::fmt::Write;

/// A name as SQL: as it is when it is a plain lower-case word that neither database reserves, else in double quotes.
pub fn sql_ident(name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if plain && RESERVED_WORDS.binary_search(&name).is_err() {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('\0', "").replace('"', "\"\""))
}

/// Names as SQL, with commas between them.
pub fn sql_idents(names: &[String]) -> String {
    names.iter().map(|name| sql_ident(name)).collect::<Vec<_>>().join(", ")
}

/// A text as a standard string literal, quotes included. NUL is left out: no database of ours can hold it.
pub fn sql_string(text: &str) -> String {
    format!("'{}'", text.replace('\0', "").replace('\'', "''"))
}

/// A text as a literal of one line in which nothing hides: controls, line separators and bidirectional marks are
/// written by their numbers.
pub fn sql_literal(text: &str, dialect: Dialect) -> String {
    let text = text.replace('\0', "");
    if !text.contains(is_unsafe) {
        return sql_string(&text);
    }
    match dialect {
        Dialect::Postgres => {
            let escaped = text.chars().fold(String::new(), |mut out, c| {
                match c {
                    '\'' => out.push_str("''"),
                    '\\' => out.push_str("\\\\"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    '\t' => out.push_str("\\t"),
                    c if is_unsafe(c) => drop(write!(out, "\\U{:08x}", u32::from(c))),
                    c => out.push(c),
                }
                out
            });
            format!("E'{escaped}'")
        }
        Dialect::Sqlite => {
            let mut parts: Vec<String> = Vec::new();
            let mut rest = text.as_str();
            while let Some(at) = rest.find(is_unsafe) {
                let (plain, tail) = rest.split_at(at);
                let run = tail.find(|c| !is_unsafe(c)).unwrap_or(tail.len());
                let (hidden, tail) = tail.split_at(run);
                if !plain.is_empty() {
                    parts.push(sql_string(plain));
                }
                let codes: Vec<String> = hidden.chars().map(|c| u32::from(c).to_string()).collect();
                parts.push(format!("char({})", codes.join(", ")));
                rest = tail;
            }
            if !rest.is_empty() {
                parts.push(sql_string(rest));
            }
            format!("({})", parts.join(" || "))
        }
    }
}

/// A text as the inside of a `--` comment of one line. [`comment_text`] reads it back.
pub fn sql_comment(text: &str) -> String {
    let mut out = String::new();
    let edge = text.trim();
    let inside = |index: usize| (text.len() - text.trim_start().len()..text.trim_end().len()).contains(&index);
    for (index, c) in text.char_indices() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Editors cut blanks off at the end of a line.
            c if is_unsafe(c) || (c.is_whitespace() && (edge.is_empty() || !inside(index))) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// The text that [`sql_comment`] was given. What is no escape of it stays as it is.
pub fn comment_text(comment: &str) -> String {
    let mut out = String::new();
    let mut rest = comment;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let coded = tail.strip_prefix("u{").and_then(|tail| tail.split_once('}')).and_then(|(code, tail)| {
            let code = u32::from_str_radix(code, 16).ok()?;
            Some((char::from_u32(code)?, tail))
        });
        let simple = || {
            let (c, meant) = [('\\', '\\'), ('n', '\n'), ('r', '\r'), ('t', '\t')]
                .into_iter()
                .find(|(c, _)| tail.starts_with(*c))?;
            Some((meant, &tail[c.len_utf8()..]))
        };
        match coded.or_else(simple) {
            Some((c, tail)) => {
                out.push(c);
                rest = tail;
            }
            None => {
                out.push('\\');
                rest = tail;
            }
        }
    }
    out + rest
}

/// Words that may not be a name without quotes wherever a name may stand, tried out on PostgreSQL and SQLite; sorted.
#[rustfmt::skip]
const RESERVED_WORDS: &[&str] = &[
    "add", "all", "alter", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization",
    "autoincrement", "between", "binary", "both", "case", "cast", "check", "collate", "collation", "column",
    "commit", "concurrently", "constraint", "create", "cross", "current_catalog", "current_date", "current_role",
    "current_schema", "current_time", "current_timestamp", "current_user", "default", "deferrable", "delete",
    "desc", "distinct", "do", "drop", "else", "end", "escape", "except", "exists", "false", "fetch", "for",
    "foreign", "freeze", "from", "full", "grant", "group", "having", "if", "ilike", "in", "index", "initially",
    "inner", "insert", "intersect", "interval", "into", "is", "isnull", "join", "lateral", "leading", "left",
    "like", "limit", "localtime", "localtimestamp", "natural", "not", "nothing", "notnull", "null", "offset", "on",
    "only", "or", "order", "outer", "overlaps", "placing", "primary", "raise", "references", "returning", "right",
    "select", "session_user", "set", "similar", "some", "symmetric", "system_user", "table", "tablesample", "then", "to",
    "trailing", "transaction", "trim", "true", "union", "unique", "update", "user", "using", "values", "variadic",
    "verbose", "when", "where", "window", "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &[&str] = &[
        "",
        "it's",
        "a\nb",
        "*/ DROP TABLE x; --",
        "--",
        "\\",
        "\\n",
        "\\u{0}",
        "a\u{2028}b",
        "\u{202e}evil",
        " edge ",
        "\t",
        "\u{a0}x\u{3000}",
        "\r\n'; DROP TABLE x; --",
        "\"",
        "`",
        "$$",
        "ü\u{200b}",
    ];

    #[test]
    fn reserved_words_are_sorted() {
        assert!(RESERVED_WORDS.is_sorted());
    }

    #[test]
    fn comments_are_one_line_and_come_back() {
        for text in HOSTILE {
            let comment = sql_comment(text);
            assert!(!comment.contains(is_unsafe), "{comment:?}");
            assert_eq!(comment.trim(), comment);
            assert_eq!(comment_text(&comment), *text, "{comment:?}");
        }
    }

    #[test]
    fn literals_hide_nothing() {
        for text in HOSTILE {
            for dialect in [Dialect::Sqlite, Dialect::Postgres] {
                assert!(!sql_literal(text, dialect).contains(is_unsafe), "{text:?}");
            }
        }
        assert_eq!(sql_literal("it's", Dialect::Sqlite), "'it''s'");
        assert_eq!(sql_literal("a\nb'", Dialect::Postgres), "E'a\\nb'''");
        assert_eq!(sql_literal("a\nb", Dialect::Sqlite), "('a' || char(10) || 'b')");
    }

    #[test]
    fn names_are_quoted_where_they_must_be() {
        for (name, expected) in [
            ("products", "products"),
            ("order", "\"order\""),
            ("Order Date", "\"Order Date\""),
            ("1st", "\"1st\""),
            ("a\"b", "\"a\"\"b\""),
            ("", "\"\""),
            ("größe", "\"größe\""),
            ("x;--", "\"x;--\""),
        ] {
            assert_eq!(sql_ident(name), expected);
        }
    }
}
