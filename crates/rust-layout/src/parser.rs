//! Walks over the tokens of a file; the grammar's parts are in the files named `parse_*`.

use super::Unreadable;
use super::lexer::{Kind, Span, Token};

/// What reading a piece of the grammar gives.
pub type Parsed<T> = Result<T, Unreadable>;

/// A place among the tokens.
pub struct Parser<'s> {
    pub text: &'s str,
    /// Without comments.
    pub tokens: &'s [Token],
    /// All comments, in order.
    pub comments: &'s [Span],
    pub at: usize,
    /// Tokens from here on are not there.
    pub end: usize,
    /// Whether `name {` starts a struct literal here.
    pub struct_literals: bool,
    /// What cannot be read is an error, not kept as it stands: inside macro calls.
    pub strict: bool,
}

impl<'s> Parser<'s> {
    /// A place before the first token.
    pub fn new(text: &'s str, tokens: &'s [Token], comments: &'s [Span]) -> Parser<'s> {
        Parser { text, tokens, comments, at: 0, end: tokens.len(), struct_literals: true, strict: false }
    }

    /// What was expected at the next token.
    pub fn error<T>(&self, expected: &str) -> Parsed<T> {
        Err(Unreadable { offset: self.offset(), expected: expected.to_owned() })
    }

    /// The token that comes `ahead` tokens on.
    pub fn token(&self, ahead: usize) -> Option<Token> {
        let at = self.at + ahead;
        (at < self.end).then(|| self.tokens[at])
    }

    /// The kind of the token that comes `ahead` tokens on.
    pub fn kind(&self, ahead: usize) -> Option<Kind> {
        self.token(ahead).map(|token| token.kind)
    }

    /// The text of the token that comes `ahead` tokens on.
    pub fn text_at(&self, ahead: usize) -> &'s str {
        self.token(ahead).map_or("", |token| &self.text[token.span.lo..token.span.hi])
    }

    /// The source as it stands.
    pub fn text(&self, span: Span) -> &'s str {
        &self.text[span.lo..span.hi]
    }

    /// No token is left.
    pub fn is_end(&self) -> bool {
        self.at >= self.end
    }

    /// Where the next token starts.
    pub fn offset(&self) -> usize {
        self.tokens.get(self.at).map_or(self.text.len(), |token| token.span.lo)
    }

    /// Where the last token ended.
    pub fn last_end(&self) -> usize {
        match self.at {
            0 => 0,
            at => self.tokens[at - 1].span.hi,
        }
    }

    /// From `lo` to the end of the last token.
    pub fn since(&self, lo: usize) -> Span {
        Span { lo, hi: self.last_end() }
    }

    /// Takes the next token.
    pub fn bump(&mut self) -> Parsed<Span> {
        match self.token(0) {
            Some(token) => {
                self.at += 1;
                Ok(token.span)
            }
            None => self.error("more"),
        }
    }

    /// Whether the word `word` comes `ahead` tokens on.
    pub fn word_ahead(&self, ahead: usize, word: &str) -> bool {
        self.kind(ahead) == Some(Kind::Word) && self.text_at(ahead) == word
    }

    /// The next token is `word`.
    pub fn is_word(&self, word: &str) -> bool {
        self.word_ahead(0, word)
    }

    /// Takes `word`, when it is next.
    pub fn eat_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.at += usize::from(found);
        found
    }

    /// Whether the marks of `op` come `ahead` tokens on, without a space between them.
    pub fn op_ahead(&self, ahead: usize, op: &str) -> bool {
        let mut end = None;
        op.chars().enumerate().all(|(i, mark)| {
            let Some(token) = self.token(ahead + i) else {
                return false;
            };
            let joint = end.is_none_or(|end| end == token.span.lo);
            end = Some(token.span.hi);
            joint && token.kind == Kind::Mark(mark)
        })
    }

    /// The next tokens are the marks of `op`.
    pub fn is_op(&self, op: &str) -> bool {
        self.op_ahead(0, op)
    }

    /// Takes the marks of `op`, when they are next.
    pub fn eat(&mut self, op: &str) -> bool {
        let found = self.is_op(op);
        if found {
            self.at += op.chars().count();
        }
        found
    }

    /// Takes the marks of `op`.
    pub fn expect(&mut self, op: &str) -> Parsed<()> {
        match self.eat(op) {
            true => Ok(()),
            false => self.error(&format!("`{op}`")),
        }
    }

    /// Takes `word`.
    pub fn expect_word(&mut self, word: &str) -> Parsed<()> {
        match self.eat_word(word) {
            true => Ok(()),
            false => self.error(&format!("`{word}`")),
        }
    }

    /// Takes a name or keyword.
    pub fn name(&mut self) -> Parsed<Span> {
        match self.kind(0) {
            Some(Kind::Word) => self.bump(),
            _ => self.error("a name"),
        }
    }

    /// Takes a lifetime, when it is next.
    pub fn lifetime(&mut self) -> Option<Span> {
        let token = self.token(0).filter(|token| token.kind == Kind::Lifetime)?;
        self.at += 1;
        Some(token.span)
    }

    /// Items up to `close`, which is eaten, with commas between them; whether a comma came last.
    pub fn list<T>(&mut self, close: &str, mut item: impl FnMut(&mut Self) -> Parsed<T>) -> Parsed<(Vec<T>, bool)> {
        let literals = std::mem::replace(&mut self.struct_literals, true);
        let mut items = Vec::new();
        let mut comma = false;
        while !self.eat(close) {
            if !items.is_empty() && !comma {
                return self.error(&format!("`,` or `{close}`"));
            }
            items.push(item(self)?);
            comma = self.eat(",");
        }
        self.struct_literals = literals;
        Ok((items, comma))
    }

    /// What `part` reads with struct literals allowed or not.
    pub fn with_literals<T>(&mut self, allowed: bool, part: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        let saved = std::mem::replace(&mut self.struct_literals, allowed);
        let result = part(self);
        self.struct_literals = saved;
        result
    }

    /// What `part` reads, or None and nothing eaten.
    pub fn attempt<T>(&mut self, part: impl FnOnce(&mut Self) -> Parsed<T>) -> Option<T> {
        let (at, end, literals) = (self.at, self.end, self.struct_literals);
        let result = part(self);
        if result.is_err() {
            (self.at, self.end, self.struct_literals) = (at, end, literals);
        }
        result.ok()
    }

    /// Index of the token that closes the bracket at the next token.
    pub fn closing(&self) -> Parsed<usize> {
        let mut depth = 0usize;
        for at in self.at..self.end {
            match self.tokens[at].kind {
                Kind::Mark('(' | '[' | '{') => depth += 1,
                Kind::Mark(')' | ']' | '}') => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Ok(at);
                    }
                }
                _ => {}
            }
        }
        self.error("a closing bracket")
    }

    /// Eats tokens up to the end of what cannot be read: a `;` or a group in braces.
    pub fn skip_unreadable(&mut self) -> Parsed<()> {
        while let Some(kind) = self.kind(0) {
            match kind {
                Kind::Mark(';') => {
                    self.at += 1;
                    return Ok(());
                }
                Kind::Mark('{') => {
                    self.at = self.closing()? + 1;
                    self.eat(";");
                    return Ok(());
                }
                Kind::Mark('(' | '[') => self.at = self.closing()? + 1,
                Kind::Mark(')' | ']' | '}') => return Ok(()),
                _ => self.at += 1,
            }
        }
        Ok(())
    }

    /// Whether a comment lies in `span`.
    pub fn has_comment(&self, span: Span) -> bool {
        let from = self.comments.partition_point(|comment| comment.lo < span.lo);
        self.comments.get(from).is_some_and(|comment| comment.hi <= span.hi)
    }
}
