//! The comments at the ends of lines in which `migration` says what SQLite's few types cannot.
//!
//! `-- decimal(12,2): price without tax`, `-- uuid default gen_random_uuid()`,
//! `-- decimal(12,2) as (price * quantity)`, `-- check (price < 2.5)`, `-- table: goods`.

use crate::field_type::FieldType;
use crate::sql::comment_text;
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Whitespace};

/// What a comment says of the column or constraint that it stands behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    /// What it is in neutral terms. `None` for an enum: its check says which labels.
    pub field_type: Option<FieldType>,
    /// Whether the server makes up the value.
    pub uuid_default: bool,
    /// What it is computed from, before the stored form got in the way.
    pub generated: Option<String>,
    /// A check, likewise.
    pub check: Option<String>,
    /// A table's own comment follows.
    pub of_table: bool,
    pub comment: Option<String>,
}

impl Remark {
    /// Reads a comment, its dashes left out. `None` when it is ordinary prose.
    pub fn parsed(comment: &str) -> Option<Self> {
        let text = comment_text(comment.trim());
        let (head, rest) = head_and_rest(&text);
        let mut remark = Self::default();
        let mut rest = rest;
        match head {
            "check" => {
                let (expression, tail) = bracketed(rest.trim_start())?;
                remark.check = Some(expression.to_owned());
                rest = tail;
            }
            "table" => remark.of_table = true,
            "enum" => {}
            _ => remark.field_type = Some(neutral(head)?),
        }
        if let Some(tail) = rest.strip_prefix(" default gen_random_uuid()") {
            remark.uuid_default = true;
            rest = tail;
        }
        if let Some(tail) = rest.strip_prefix(" as ") {
            let (expression, tail) = bracketed(tail)?;
            remark.generated = Some(expression.to_owned());
            rest = tail;
        }
        if let Some(tail) = rest.strip_prefix(':') {
            remark.comment = Some(tail.strip_prefix(' ').unwrap_or(tail).to_owned());
        } else if !rest.is_empty() {
            return None;
        }
        Some(remark)
    }
}

/// The type, in its neutral spelling only: `-- name of the shop` must stay prose.
fn neutral(text: &str) -> Option<FieldType> {
    let field_type = FieldType::parse(text).ok()?;
    (field_type.to_string() == text).then_some(field_type)
}

/// A word with what it has in parentheses, and everything behind.
fn head_and_rest(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    match bracketed(&text[end..]) {
        Some((_, rest)) => (&text[..text.len() - rest.len()], rest),
        None => text.split_at(end),
    }
}

/// The inside of the parentheses that the text starts with, and what comes behind them.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with('(') {
        return None;
    }
    let (mut depth, mut quote) = (0_u32, None);
    for (index, c) in text.char_indices() {
        match (c, quote) {
            (_, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('\'' | '"', None) => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) => {
                depth -= 1;
                if depth == 0 {
                    return Some((&text[1..index], &text[index + 1..]));
                }
            }
            _ => {}
        }
    }
    None
}

/// The remarks of a statement, each with its place.
pub fn remarks(tokens: &[TokenWithSpan]) -> Vec<(Location, Remark)> {
    let mut last_line = 0;
    let mut found = Vec::new();
    for token in tokens {
        match &token.token {
            Token::Whitespace(Whitespace::SingleLineComment { comment, prefix }) => {
                let start = token.span.start;
                if start.line == last_line
                    && prefix == "--"
                    && let Some(remark) = Remark::parsed(comment)
                {
                    found.push((start, remark));
                }
            }
            Token::Whitespace(_) => {}
            _ => last_line = token.span.end.line,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_left_alone() {
        for text in [
            "",
            " ",
            "the price",
            "name of it",
            "text and more",
            "decimal",
            "varchar(20)",
            "date of birth",
            "check it",
            "integer) x",
        ] {
            assert_eq!(Remark::parsed(text), None, "{text}");
        }
    }

    #[test]
    fn facts_are_read() {
        let remark = Remark::parsed(" decimal(12,2) as (price * 2): a (b): c\n").unwrap();
        assert_eq!(remark.field_type, Some(FieldType::Decimal { precision: 12, scale: 2 }));
        assert_eq!(remark.generated.as_deref(), Some("price * 2"));
        assert_eq!(remark.comment.as_deref(), Some("a (b): c"));
        assert_eq!(Remark::parsed("check (a = ')')").unwrap().check.as_deref(), Some("a = ')'"));
        assert_eq!(Remark::parsed("enum: x\\ny").unwrap().comment.as_deref(), Some("x\ny"));
        assert!(Remark::parsed("uuid default gen_random_uuid()").unwrap().uuid_default);
        assert_eq!(
            Remark::parsed("other(geometry(point,4326))").unwrap().field_type,
            Some(FieldType::Other { sql: "geometry(point,4326)".to_owned() })
        );
    }
}
