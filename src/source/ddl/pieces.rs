//! Cuts a statement into its pieces, word for word, so that it can be written again as it was.

/// Words, quoted names and texts, single signs, and what is between them.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (piece, after) = rest.split_at(length(rest, first));
        pieces.push(piece.to_owned());
        rest = after;
    }
    pieces
}

fn length(rest: &str, first: char) -> usize {
    let while_true = |is_of_it: fn(char) -> bool| rest.find(|c: char| !is_of_it(c)).unwrap_or(rest.len());
    match first {
        '\'' | '"' | '`' => quoted_length(rest, first),
        '[' => rest.find(']').map_or(rest.len(), |end| end + 1),
        _ if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
        _ if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
        c if c.is_whitespace() => while_true(char::is_whitespace),
        c if is_of_word(c) => while_true(is_of_word),
        c => c.len_utf8(),
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// A quote inside is doubled.
fn quoted_length(text: &str, quote: char) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote && chars.next_if(|(_, next)| *next == quote).is_none() {
            return at + 1;
        }
    }
    text.len()
}

/// Whether a piece says nothing: white space, a comment.
pub(super) fn is_blank(piece: &str) -> bool {
    piece.starts_with(char::is_whitespace) || is_comment(piece)
}

/// Whether it is a comment.
pub(super) fn is_comment(piece: &str) -> bool {
    piece.starts_with("--") || piece.starts_with("/*")
}

/// Whether a piece is this word, in upper or lower case.
pub(super) fn is_word(piece: &str, word: &str) -> bool {
    piece.eq_ignore_ascii_case(word)
}

/// The name that a piece is; `None` for what is none.
pub(super) fn name(piece: &str) -> Option<String> {
    let inner =
        |quote: &str| piece.strip_prefix(quote)?.strip_suffix(quote).map(|text| text.replace(&quote.repeat(2), quote));
    match piece.chars().next()? {
        '"' => inner("\""),
        '`' => inner("`"),
        '[' => Some(piece.trim_matches(['[', ']']).to_owned()),
        c if c.is_alphabetic() || c == '_' => Some(piece.to_owned()),
        _ => None,
    }
}

/// Whether a piece names this table or column; SQLite does not mind case.
pub(super) fn is_name(piece: &str, wanted: &str) -> bool {
    name(piece).is_some_and(|name| name.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_between_the_pieces() {
        for text in ["a \"b\"\"c\" 'd;''e' [f g] -- h\n/* i */ x(1.5)", "'", "\"", "[", "--", "/*", "ü'ü"] {
            assert_eq!(pieces(text).concat(), text);
        }
        let found = pieces("CHECK (\"a\"\"b\" > 'x')");
        assert_eq!(found, ["CHECK", " ", "(", "\"a\"\"b\"", " ", ">", " ", "'x'", ")"]);
        assert_eq!(name("\"a\"\"b\"").as_deref(), Some("a\"b"));
        assert_eq!((name("'x'"), name("[a b]").as_deref()), (None, Some("a b")));
    }
}
