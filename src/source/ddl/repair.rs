//! Takes out of a statement what says nothing about a table but keeps the parser from reading it.

use super::spelling::Spelling;
use sqlparser::tokenizer::{Span, Token, TokenWithSpan, Word};

/// The tokens without white space and comments, storage options, options of sequences and the like.
pub fn repair(tokens: &[TokenWithSpan], spelling: Spelling) -> Vec<TokenWithSpan> {
    let tokens: Vec<TokenWithSpan> =
        tokens.iter().filter(|token| !matches!(token.token, Token::Whitespace(_))).cloned().collect();
    let mut repair = Repair { tokens: &tokens, at: 0, depth: 0, spelling, out: Vec::new() };
    repair.run();
    repair.out
}

struct Repair<'a> {
    tokens: &'a [TokenWithSpan],
    at: usize,
    depth: u32,
    spelling: Spelling,
    out: Vec<TokenWithSpan>,
}

impl Repair<'_> {
    fn run(&mut self) {
        let creates_table = self.words(0, &["create"]) && !self.words(1, &["domain"]);
        if self.words(0, &["create", "foreign", "table"]) {
            self.keep(1);
            self.at += 1;
        }
        if self.words(0, &["create", "domain"]) {
            return self.domain();
        }
        while self.at < self.tokens.len() {
            let closes_body = creates_table && self.depth == 1 && self.is(self.at, &Token::RParen);
            if !self.drop_option() {
                self.keep(1);
            }
            if closes_body {
                return self.tail();
            }
        }
    }

    /// `CREATE DOMAIN d AS text NOT NULL CHECK (...)` reads like a table with one column.
    fn domain(&mut self) {
        let Some(end) = self.tokens.last().map(|token| token.span) else { return };
        self.keep(1);
        self.at += 1;
        self.push(word("table"));
        while self.at < self.tokens.len() && !self.words(self.at, &["as"]) && self.out.len() < 5 {
            let qualified = self.is(self.at + 1, &Token::Period) || self.is(self.at, &Token::Period);
            self.keep(1);
            if !qualified {
                break;
            }
        }
        if self.words(self.at, &["as"]) {
            self.at += 1;
        }
        self.push(Token::LParen);
        self.push(word("value"));
        while self.at < self.tokens.len() {
            if !self.drop_option() {
                self.keep(1);
            }
        }
        self.out.retain(|token| !matches!(token.token, Token::SemiColon | Token::EOF));
        self.out.push(TokenWithSpan { token: Token::RParen, span: end });
    }

    /// What stands behind the columns: nearly all of it is about storage.
    fn tail(&mut self) {
        while self.at < self.tokens.len() {
            if self.words(self.at, &["inherits"]) {
                let end = self.group_end(self.at + 1);
                self.keep(end - self.at);
            } else if self.words(self.at, &["without", "rowid"]) {
                self.keep(2);
            } else if self.words(self.at, &["comment"]) {
                let length = if self.is(self.at + 1, &Token::Eq) { 3 } else { 2 };
                self.keep(length);
            } else {
                self.at += 1;
            }
        }
    }

    /// Leaves out what starts here, when it is of no use; else says no.
    fn drop_option(&mut self) -> bool {
        let at = self.at;
        let before = |words: &[&str]| at >= words.len() && self.words(at - words.len(), words);
        let group = self.is(at, &Token::LParen);
        let end = if group && (before(&["identity"]) || before(&["set", "null"]) || before(&["set", "default"])) {
            self.group_end(at)
        } else if self.words(at, &["storage"]) || self.words(at, &["compression"]) {
            if self.depth == 0 || !self.is_plain_word(at + 1) || self.is_name(at) {
                return false;
            }
            at + 2
        } else if self.words(at, &["including"]) || self.words(at, &["excluding"]) {
            at + 2
        } else if (self.words(at, &["with"]) || self.words(at, &["options"])) && self.is(at + 1, &Token::LParen) {
            self.group_end(at + 1)
        } else if self.words(at, &["using", "index", "tablespace"]) {
            at + 4
        } else if self.words(at, &["zerofill"]) && !self.is_name(at) {
            at + 1
        } else if let Some(end) = self.replacement(at) {
            end
        } else if (self.words(at, &["national"]) || self.words(at, &["native"])) && self.is_plain_word(at + 1) {
            if self.is_name(at) {
                return false;
            }
            at + 1
        } else if self.words(at, &["unsigned", "big", "int"]) {
            self.push(word("bigint"));
            at + 3
        } else if self.words(at, &["varying", "character"]) {
            self.push(word("varchar"));
            at + 2
        } else {
            return self.turn_string();
        };
        self.at = end.min(self.tokens.len());
        true
    }

    /// Puts in the place of what starts here something that says the same and that the parser knows; says where it ends.
    fn replacement(&mut self, at: usize) -> Option<usize> {
        let is_name = self.is_name(at);
        let behind = |token: &Token| at.checked_sub(1).is_some_and(|before| self.is(before, token));
        if is_name && self.words(at, &["constraint"]) && self.words(at + 2, &["not", "null"]) {
            // PostgreSQL 18 dumps NOT NULL so.
            let column = self.tokens.get(at + 4)?.clone();
            for token in [word("check"), Token::LParen] {
                self.push(token);
            }
            self.out.push(column);
            for token in [word("is"), word("distinct"), word("from"), word("null"), Token::RParen] {
                self.push(token);
            }
            let no_inherit = if self.words(at + 5, &["no", "inherit"]) { 2 } else { 0 };
            return Some(at + 5 + no_inherit);
        }
        if is_name {
            return None;
        }
        let literal = matches!(
            self.tokens.get(at + 2).map(|own| &own.token),
            Some(Token::SingleQuotedString(_) | Token::Number(..))
        );
        if literal && self.words(at, &["is", "not"]) {
            for text in ["is", "distinct", "from"] {
                self.push(word(text));
            }
            return Some(at + 2);
        }
        if self.words(at, &["persistent"]) && behind(&Token::RParen) {
            self.push(word("stored"));
            return Some(at + 1);
        }
        if self.words(at, &["long", "varchar"]) || self.words(at, &["long", "varbinary"]) {
            self.push(word(if self.words(at + 1, &["varchar"]) { "text" } else { "blob" }));
            return Some(at + 2);
        }
        let is_set_of_characters = ["ascii", "unicode", "binary"].iter().any(|own| self.words(at, &[own]));
        let of_text = behind(&Token::RParen)
            || ["char", "varchar", "text", "tinytext", "mediumtext", "longtext"]
                .iter()
                .any(|own| at.checked_sub(1).is_some_and(|before| self.words(before, &[own])));
        if self.depth == 1 && self.spelling == Spelling::MySql && is_set_of_characters && of_text {
            return Some(at + 1);
        }
        if self.words(at, &["on", "conflict"]) {
            return Some(at + 3);
        }
        self.words(at, &["generated", "always", "as", "row"]).then_some(at + 5)
    }

    /// Texts where the dialect means another kind of quote.
    fn turn_string(&mut self) -> bool {
        let Some(found) = self.tokens.get(self.at) else { return false };
        let turned = match (&found.token, self.spelling) {
            (Token::DoubleQuotedString(text), Spelling::MySql) => Token::SingleQuotedString(text.clone()),
            // SQLite takes texts for names where only a name can be.
            (Token::SingleQuotedString(text), Spelling::Sqlite | Spelling::Plain) if self.is_name(self.at) => {
                Token::Word(Word {
                    value: text.clone(),
                    quote_style: Some('"'),
                    keyword: sqlparser::keywords::Keyword::NoKeyword,
                })
            }
            _ => return false,
        };
        self.out.push(TokenWithSpan { token: turned, span: found.span });
        self.at += 1;
        true
    }

    /// Whether a column or table has its name here.
    fn is_name(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let of_column = self.depth == 1 && (self.is(before, &Token::LParen) || self.is(before, &Token::Comma));
        of_column || (self.depth == 0 && (self.words(before, &["table"]) || self.words(before, &["exists"])))
    }

    fn keep(&mut self, count: usize) {
        let end = (self.at + count).min(self.tokens.len());
        for token in &self.tokens[self.at..end] {
            match token.token {
                Token::LParen => self.depth += 1,
                Token::RParen => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            self.out.push(token.clone());
        }
        self.at = end;
    }

    fn push(&mut self, token: Token) {
        let span = self.tokens.get(self.at).map_or_else(Span::empty, |token| token.span);
        self.out.push(TokenWithSpan { token, span });
    }

    fn is(&self, at: usize, token: &Token) -> bool {
        self.tokens.get(at).is_some_and(|own| own.token == *token)
    }

    fn is_plain_word(&self, at: usize) -> bool {
        matches!(self.tokens.get(at).map(|own| &own.token), Some(Token::Word(Word { quote_style: None, .. })))
    }

    fn words(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(index, wanted)| match self.tokens.get(at + index).map(|own| &own.token) {
            Some(Token::Word(Word { value, quote_style: None, .. })) => value.eq_ignore_ascii_case(wanted),
            _ => false,
        })
    }

    /// The index behind the parenthesis that closes the one at `at`.
    fn group_end(&self, at: usize) -> usize {
        let mut depth = 0_u32;
        for (index, token) in self.tokens.iter().enumerate().skip(at) {
            match token.token {
                Token::LParen => depth += 1,
                Token::RParen => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return index + 1;
                    }
                }
                _ => {}
            }
        }
        self.tokens.len()
    }
}

fn word(text: &str) -> Token {
    Token::make_word(text, None)
}
