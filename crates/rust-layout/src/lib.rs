//! Lays out Rust as rustfmt does (edition 2024, default settings), in process.
//!
//! ```text
//! text -> lexer -> parser (syntax) -> Layout -> text
//! ```
//!
//! A node is laid out by a function that gets the room it may take (`Shape`) and gives its text,
//! or None when there is not enough room; its caller then tries another arrangement.
//! What the parser does not know keeps its source.
//!
//! ```
//! assert_eq!(rust_layout::format("mod b;mod a;")?, "mod a;\nmod b;\n");
//! # Ok::<(), rust_layout::Error>(())
//! ```

mod assign;
mod attribute;
mod block;
mod chain;
mod closure;
mod control;
mod data;
mod definitions;
mod error;
mod expr;
mod function;
mod imports;
mod inner;
mod item;
mod layout;
mod lexer;
mod list;
mod macros;
mod matches;
mod overflow;
mod page;
mod pair;
mod parse_attribute;
mod parse_block;
mod parse_data;
mod parse_expr;
mod parse_item;
mod parse_pattern;
mod parse_type;
mod parser;
mod pattern;
mod shape;
mod struct_literal;
mod syntax;
mod syntax_item;
#[cfg(test)]
mod tests;
mod types;
mod version_sort;

pub use error::Error;

use lexer::{Kind, Span, Token};
use std::borrow::Cow;

/// A place in the source that is not Rust, or not the Rust that is known here.
#[derive(Debug)]
struct Unreadable {
    /// Bytes from the start.
    offset: usize,
    expected: String,
}

/// The file `text` as rustfmt would write it.
///
/// # Errors
/// When `text` is not Rust, or when its layout would change more than its layout.
pub fn format(text: &str) -> Result<String, Error> {
    let located = |error: Unreadable| Error::at(text, error.offset, format!("expected {}", error.expected));
    let all = lexer::tokens(text).map_err(located)?;
    let is_comment = |token: &&Token| token.kind == Kind::Comment;
    let comments: Vec<Span> = all.iter().filter(is_comment).map(|token| token.span).collect();
    let tokens: Vec<Token> = all.iter().filter(|token| !is_comment(token)).copied().collect();
    let mut parser = parser::Parser::new(text, &tokens, &comments);
    let attributes = parser.inner_attributes().map_err(located)?;
    let items = parser.items().map_err(located)?;
    if !parser.is_end() {
        let result: parser::Parsed<()> = parser.error("an item");
        result.map_err(located)?;
    }
    let result = layout::Layout::new(text, &comments).file(&attributes, &items);
    let written = lexer::tokens(&result).map_err(located)?;
    if let Some(lost) = first_difference(text, &all, &result, &written) {
        return Err(Error::at(text, lost, "layout would lose or double a token like this one"));
    }
    Ok(result)
}

/// Where a token of `text` stands that `result` does not have, or has more often.
fn first_difference(text: &str, tokens: &[Token], result: &str, written: &[Token]) -> Option<usize> {
    let before = significant(text, tokens);
    let after = significant(result, written);
    let at = before
        .iter()
        .zip(&after)
        .position(|((before, _), (after, _))| before != after)
        .or_else(|| (before.len() != after.len()).then(|| before.len().min(after.len())))?;
    Some(before.get(at).map_or(text.len(), |(_, offset)| *offset))
}

/// The tokens that layout may neither drop nor add, sorted, with their places.
///
/// Their order is not looked at, since imports are sorted, nor is the space in comments, which are
/// moved; nor what rustfmt itself adds and drops: `,`, `;` and the braces of short bodies.
fn significant<'t>(text: &'t str, tokens: &[Token]) -> Vec<(Cow<'t, str>, usize)> {
    let mut result: Vec<_> = tokens
        .iter()
        .filter(|token| !matches!(token.kind, Kind::Mark(',' | ';' | '{' | '}')))
        .map(|token| {
            let source = text[token.span.lo..token.span.hi].trim_end();
            let key = match token.kind {
                Kind::Comment => source.split_whitespace().collect::<String>().into(),
                _ => source.into(),
            };
            (key, token.span.lo)
        })
        .collect();
    result.sort_unstable();
    result
}
