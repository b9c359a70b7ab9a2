//! Cuts Rust source into tokens, so that nothing later looks inside a string or a comment.

use super::Unreadable;

/// A piece of the source, in bytes from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Span {
    pub lo: usize,
    pub hi: usize,
}

impl Span {
    /// From the start of `self` to the end of `other`.
    pub fn to(self, other: Span) -> Span {
        Span { lo: self.lo, hi: other.hi }
    }
}

/// What a token is, as far as layout needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Names and keywords, `r#type` included.
    Word,
    Lifetime,
    /// Numbers, characters, strings of every form.
    Literal,
    /// One character of punctuation, brackets included.
    Mark(char),
    /// `///` or `/** */`: an attribute.
    OuterDoc,
    /// `//!` or `/*! */`: an inner attribute.
    InnerDoc,
    /// Any other comment; it is kept beside the tokens.
    Comment,
}

/// One token and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: Kind,
    pub span: Span,
}

/// All tokens of `text` in order, comments among them.
///
/// # Errors
/// A string, character or comment without an end.
pub fn tokens(text: &str) -> Result<Vec<Token>, Unreadable> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::with_capacity(text.len() / 4);
    if text.starts_with("#!") && !text.starts_with("#![") {
        return Err(lexer.error("a script line"));
    }
    loop {
        let rest = lexer.rest();
        lexer.at += rest.len() - rest.trim_start().len();
        let lo = lexer.at;
        let Some(kind) = lexer.next_kind()? else {
            return Ok(tokens);
        };
        tokens.push(Token { kind, span: Span { lo, hi: lexer.at } });
    }
}

struct Lexer<'s> {
    text: &'s str,
    at: usize,
}

impl<'s> Lexer<'s> {
    fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    fn error(&self, what: &str) -> Unreadable {
        Unreadable { offset: self.at, expected: what.to_owned() }
    }

    fn next_kind(&mut self) -> Result<Option<Kind>, Unreadable> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(None);
        };
        let kind = match first {
            '/' if rest.starts_with("//") => self.line_comment(),
            '/' if rest.starts_with("/*") => self.block_comment()?,
            '"' => self.string(1)?,
            '\'' => self.quote()?,
            'b' | 'c' if rest[1..].starts_with('"') => self.string(2)?,
            'b' if rest[1..].starts_with('\'') => {
                self.at += 1;
                self.quote()?
            }
            'r' | 'b' | 'c' if raw_prefix(rest).is_some() => self.raw_string()?,
            _ if first.is_ascii_digit() => self.number(),
            _ if is_word(first) => {
                self.at += if rest.starts_with("r#") { 2 } else { 0 };
                self.skip_while(is_word);
                Kind::Word
            }
            _ => {
                self.at += first.len_utf8();
                Kind::Mark(first)
            }
        };
        Ok(Some(kind))
    }

    fn skip_while(&mut self, keep: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !keep(c)).unwrap_or(rest.len());
    }

    fn line_comment(&mut self) -> Kind {
        let rest = self.rest();
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        self.at += line.len();
        match line.as_bytes().get(2) {
            Some(b'!') => Kind::InnerDoc,
            Some(b'/') if line.as_bytes().get(3) != Some(&b'/') => Kind::OuterDoc,
            _ => Kind::Comment,
        }
    }

    fn block_comment(&mut self) -> Result<Kind, Unreadable> {
        let rest = self.rest();
        let mut depth = 0usize;
        let mut at = 0;
        loop {
            let Some(step) = rest[at..].find(['/', '*']) else {
                return Err(self.error("the end of a comment"));
            };
            at += step;
            if rest[at..].starts_with("/*") {
                depth += 1;
                at += 2;
            } else if rest[at..].starts_with("*/") {
                depth -= 1;
                at += 2;
            } else {
                at += 1;
            }
            if depth == 0 {
                break;
            }
        }
        self.at += at;
        Ok(match &rest.as_bytes()[2..at] {
            [b'!', ..] => Kind::InnerDoc,
            [b'*', next, ..] if *next != b'*' && *next != b'/' => Kind::OuterDoc,
            _ => Kind::Comment,
        })
    }

    fn string(&mut self, open: usize) -> Result<Kind, Unreadable> {
        let bytes = self.rest().as_bytes();
        let mut at = open;
        loop {
            match bytes.get(at) {
                Some(b'\\') => at += 2,
                Some(b'"') => break,
                Some(_) => at += 1,
                None => return Err(self.error("the end of a string")),
            }
        }
        self.at += at + 1;
        self.skip_while(is_word);
        Ok(Kind::Literal)
    }

    fn raw_string(&mut self) -> Result<Kind, Unreadable> {
        let (start, hashes) = raw_prefix(self.rest()).unwrap_or((0, 0));
        let end = format!("\"{}", "#".repeat(hashes));
        let body = &self.rest()[start..];
        let Some(found) = body.find(&end) else {
            return Err(self.error("the end of a raw string"));
        };
        self.at += start + found + end.len();
        Ok(Kind::Literal)
    }

    /// A character or a lifetime.
    fn quote(&mut self) -> Result<Kind, Unreadable> {
        let rest = self.rest();
        let mut chars = rest.chars().skip(1);
        match (chars.next(), chars.next()) {
            (Some('\\'), _) => {
                let end = rest[3..].find('\'').map(|end| end + 4);
                self.at += end.ok_or_else(|| self.error("the end of a character"))?;
                Ok(Kind::Literal)
            }
            (Some(c), Some('\'')) => {
                self.at += 2 + c.len_utf8();
                Ok(Kind::Literal)
            }
            (Some(c), _) if is_word(c) => {
                self.at += if rest.starts_with("'r#") { 3 } else { 1 };
                self.skip_while(is_word);
                Ok(Kind::Lifetime)
            }
            _ => Err(self.error("a character")),
        }
    }

    fn number(&mut self) -> Kind {
        let based = ["0x", "0o", "0b"].iter().any(|base| self.rest().starts_with(base));
        self.skip_while(is_word);
        if based {
            return Kind::Literal;
        }
        let mut following = self.rest().chars();
        if following.next() == Some('.') {
            match following.next() {
                Some(c) if c == '.' || is_word(c) && !c.is_ascii_digit() => return Kind::Literal,
                _ => {
                    self.at += 1;
                    self.skip_while(is_word);
                }
            }
        }
        if self.text[..self.at].ends_with(['e', 'E']) && self.rest().starts_with(['+', '-']) {
            self.at += 1;
            self.skip_while(is_word);
        }
        Kind::Literal
    }
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Length of `r##"` and its number of hashes, when `rest` starts a raw string.
fn raw_prefix(rest: &str) -> Option<(usize, usize)> {
    let body = rest.strip_prefix(['b', 'c']).unwrap_or(rest);
    let body = body.strip_prefix('r')?;
    let after = body.trim_start_matches('#');
    let hashes = body.len() - after.len();
    after.starts_with('"').then_some((rest.len() - after.len() + 1, hashes))
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokens};

    fn kinds(text: &str) -> Vec<(&str, Kind)> {
        let tokens = tokens(text).expect(text);
        tokens.into_iter().map(|token| (&text[token.span.lo..token.span.hi], token.kind)).collect()
    }

    #[test]
    fn one_token_each() {
        let cases = [
            (Kind::Word, ["r#type", "größe", "_"].as_slice()),
            (Kind::Lifetime, &["'a", "'static", "'_"]),
            (
                Kind::Literal,
                &["'a'", "'\\''", "b'\\\\'", "\"//\"", "r#\"a\" // \"#", "b\"a\"", "1_000u32", "1.5e-3", "0xff"],
            ),
            (Kind::Comment, &["// a", "/* a /* b */ c */", "//// a", "/**/"]),
            (Kind::OuterDoc, &["/// a", "/** a */"]),
            (Kind::InnerDoc, &["//! a", "/*! a */"]),
        ];
        for (kind, texts) in cases {
            for text in texts {
                assert_eq!(kinds(text), [(*text, kind)]);
            }
        }
    }

    #[test]
    fn numbers_end_where_a_call_or_a_range_starts() {
        let words = |text| kinds(text).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
        assert_eq!(words("1.max(2)"), ["1", ".", "max", "(", "2", ")"]);
        assert_eq!(words("0..10"), ["0", ".", ".", "10"]);
        assert_eq!(words("a.0.1"), ["a", ".", "0.1"]);
    }

    #[test]
    fn what_has_no_end_is_an_error() {
        for text in ["\"a", "r#\"a\"", "/* a", "'"] {
            assert!(tokens(text).is_err(), "{text}");
        }
    }
}
