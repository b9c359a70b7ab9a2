//! The shape of source text: its tokens with every string, comment and name made alike.
//!
//! Two texts of one skeleton differ in no statement: what differs is inside literals, comments or names.

/// How a language writes strings and comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Rust,
    TypeScript,
    Html,
    Sql,
}

impl Language {
    /// By the ending of a file's name; nothing for files without code.
    pub fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "rs" => Some(Self::Rust),
            "ts" => Some(Self::TypeScript),
            "html" => Some(Self::Html),
            "sql" => Some(Self::Sql),
            _ => None,
        }
    }
}

/// The tokens, one a line: `S` a string, `I` a name or number, else the character itself.
pub fn skeleton(language: Language, text: &str) -> String {
    let mut scan = Scan { rest: text, out: Vec::new() };
    match language {
        Language::Html => scan.html(),
        _ => scan.code(language),
    }
    let tokens = without_trailing_commas(&scan.out).join("\n");
    if language == Language::Sql { joined_strings(tokens) } else { tokens }
}

/// `('a' || char(10) || 'b')` is one string: SQLite has no other way to write a control character.
fn joined_strings(mut tokens: String) -> String {
    for (parts, whole) in [
        ("I\n(\nI\n,\nI", "I\n(\nI"),
        ("I\n(\nI\n)\n|\n|\n", "S\n|\n|\n"),
        ("|\n|\nI\n(\nI\n)", "|\n|\nS"),
        ("S\n|\n|\nS", "S"),
    ] {
        while tokens.contains(parts) {
            tokens = tokens.replace(parts, whole);
        }
    }
    tokens.replace("(\nS\n)", "S")
}

struct Scan<'a> {
    rest: &'a str,
    out: Vec<String>,
}

impl<'a> Scan<'a> {
    fn code(&mut self, language: Language) {
        while let Some(c) = self.rest.chars().next() {
            if c.is_whitespace() {
                self.skip(c.len_utf8());
            } else if let Some(length) = comment(language, self.rest) {
                self.skip(length);
            } else if let Some(length) = string(language, self.rest) {
                self.skip(length);
                self.push("S");
            } else if is_word(c) {
                let length = self.rest.find(|c: char| !is_word(c)).unwrap_or(self.rest.len());
                self.skip(length);
                self.push("I");
            } else {
                self.skip(c.len_utf8());
                self.out.push(c.to_string());
            }
        }
    }

    /// Tags with the names of their attributes, bound expressions as code, text as nothing but its Angular syntax.
    fn html(&mut self) {
        while !self.rest.is_empty() {
            if self.rest.starts_with("<!--") {
                self.skip(self.rest.find("-->").map_or(self.rest.len(), |at| at + 3));
            } else if self.rest.starts_with('<') {
                self.tag();
            } else if self.rest.starts_with("{{") {
                let end = self.rest.find("}}").map_or(self.rest.len(), |at| at + 2);
                self.nested(end);
            } else {
                let c = self.rest.chars().next().unwrap_or(' ');
                if matches!(c, '@' | '{' | '}' | '>') {
                    self.out.push(c.to_string());
                }
                self.skip(c.len_utf8());
            }
        }
    }

    fn tag(&mut self) {
        let mut quoted = None;
        let end = self.rest.char_indices().find(|(_, c)| match (quoted, *c) {
            (None, '"' | '\'') => {
                quoted = Some(*c);
                false
            }
            (Some(open), c) if c == open => {
                quoted = None;
                false
            }
            (None, '>') => true,
            _ => false,
        });
        let end = end.map_or(self.rest.len(), |(at, _)| at + 1);
        self.nested(end);
    }

    fn nested(&mut self, length: usize) {
        let mut inner = Scan { rest: &self.rest[..length], out: Vec::new() };
        inner.code(Language::TypeScript);
        self.out.append(&mut inner.out);
        self.skip(length);
    }

    fn push(&mut self, token: &str) {
        self.out.push(token.to_owned());
    }

    fn skip(&mut self, length: usize) {
        self.rest = &self.rest[length..];
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '#' | '$')
}

fn comment(language: Language, rest: &str) -> Option<usize> {
    let line = if language == Language::Sql { "--" } else { "//" };
    if rest.starts_with(line) {
        return Some(rest.find(['\n', '\u{2028}', '\u{2029}']).unwrap_or(rest.len()));
    }
    rest.starts_with("/*").then(|| rest.find("*/").map_or(rest.len(), |at| at + 2))
}

fn string(language: Language, rest: &str) -> Option<usize> {
    if language == Language::Rust && rest.starts_with("r#\"") {
        return Some(rest.find("\"#").map_or(rest.len(), |at| at + 2));
    }
    if language == Language::Sql && rest.starts_with("E'") {
        return Some(1 + sql_string(&rest[1..].replace("\\\\", "__").replace("\\'", "__"), '\''));
    }
    let open = rest.chars().next()?;
    let quotes: &[char] = match language {
        Language::Rust => &['"'],
        Language::Sql => &['\'', '"'],
        Language::TypeScript | Language::Html => &['\'', '"', '`'],
    };
    if !quotes.contains(&open) {
        return None;
    }
    if language == Language::Sql {
        return Some(sql_string(rest, open));
    }
    let mut escaped = false;
    let close = rest.char_indices().skip(1).find(|(_, c)| {
        let ends = !escaped && *c == open;
        escaped = !escaped && *c == '\\';
        ends
    });
    Some(close.map_or(rest.len(), |(at, c)| at + c.len_utf8()))
}

/// A doubled quote stands for one.
fn sql_string(rest: &str, quote: char) -> usize {
    let mut end = 1;
    while let Some(at) = rest[end..].find(quote) {
        end += at + 1;
        if !rest[end..].starts_with(quote) {
            return end;
        }
        end += 1;
    }
    rest.len()
}

/// Formatters put a comma behind the last item of a list when it is broken into lines.
fn without_trailing_commas(tokens: &[String]) -> Vec<&str> {
    let closes = |token: Option<&String>| token.is_some_and(|token| matches!(token.as_str(), ")" | "]" | "}" | ">"));
    tokens
        .iter()
        .enumerate()
        .filter(|(index, token)| !(token.as_str() == "," && closes(tokens.get(index + 1))))
        .map(|(_, token)| token.as_str())
        .collect()
}
