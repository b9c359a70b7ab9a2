//! Cuts a file of SQL into its statements, whatever is between them.

use super::spelling::Spelling;

/// One statement, without the comments before it. A comment behind it on its last line belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement<'a> {
    pub text: &'a str,
    /// Where it starts in the file.
    start: usize,
    /// Likewise, counted from 1.
    pub line: u64,
    pub column: u64,
}

impl Statement<'_> {
    /// Where it starts in the file, in bytes.
    pub fn start(&self) -> usize {
        self.start
    }
}

/// The statements of a file. Data of `COPY ... FROM stdin`, commands of psql and `DELIMITER` lines are none.
pub fn statements(text: &str, spelling: Spelling) -> Vec<Statement<'_>> {
    let mut scanner = Scanner { text, at: 0, spelling, delimiter: ";", line: 1, line_start: 0, counted: 0 };
    let mut statements = Vec::new();
    while let Some(statement) = scanner.next() {
        statements.push(statement);
    }
    statements
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    spelling: Spelling,
    delimiter: &'a str,
    /// Line of `counted`, and where that line starts.
    line: u64,
    line_start: usize,
    counted: usize,
}

impl<'a> Scanner<'a> {
    fn next(&mut self) -> Option<Statement<'a>> {
        loop {
            self.skip_blank();
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            if rest.starts_with('\\') {
                self.skip_line();
            } else if starts_with_word(rest, "delimiter") && self.spelling == Spelling::MySql {
                self.delimiter = rest.lines().next()?.split_whitespace().nth(1).unwrap_or(";");
                self.skip_line();
            } else if rest.starts_with(self.delimiter) {
                self.at += self.delimiter.len();
            } else {
                return Some(self.statement());
            }
        }
    }

    fn statement(&mut self) -> Statement<'a> {
        let start = self.at;
        let (line, column) = self.place(start);
        let (routine, mut depth) = (is_routine(self.rest()), 0_u32);
        let mut end = self.text.len();
        while self.at < self.text.len() {
            let rest = self.rest();
            if depth == 0 && rest.starts_with(self.delimiter) {
                end = self.at + self.remark_length(&rest[self.delimiter.len()..]);
                self.at += self.delimiter.len();
                break;
            }
            if routine && starts_a_word(self.text, self.at) {
                if starts_with_word(rest, "begin") || starts_with_word(rest, "case") {
                    depth += 1;
                } else if starts_with_word(rest, "end") && !ends_a_block(rest) {
                    depth = depth.saturating_sub(1);
                }
            }
            self.step();
        }
        let text = self.text[start..end].trim_end();
        if is_copy(text) {
            self.skip_copied_rows();
        }
        Statement { text, start, line, column }
    }

    /// A comment on the last line of a statement is part of it, delimiter included.
    fn remark_length(&self, behind: &str) -> usize {
        let line = behind.lines().next().unwrap_or_default();
        if line.trim_start().starts_with("--") { self.delimiter.len() + line.len() } else { 0 }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn place(&mut self, at: usize) -> (u64, u64) {
        for (index, byte) in self.text.as_bytes()[self.counted..at].iter().enumerate() {
            if *byte == b'\n' {
                self.line += 1;
                self.line_start = self.counted + index + 1;
            }
        }
        self.counted = at;
        let column = self.text[self.line_start..at].chars().count() + 1;
        (self.line, u64::try_from(column).unwrap_or(u64::MAX))
    }

    fn skip_blank(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
            self.at += blank;
            let comment = self.comment_length();
            if blank + comment == 0 {
                return;
            }
            self.at += comment;
        }
    }

    fn skip_line(&mut self) {
        self.at += self.rest().find('\n').map_or(self.rest().len(), |end| end + 1);
    }

    fn skip_copied_rows(&mut self) {
        self.skip_line();
        while !self.rest().is_empty() {
            let last = self.rest().lines().next() == Some("\\.");
            self.skip_line();
            if last {
                return;
            }
        }
    }

    /// Goes past one character, or past a whole comment, string or quoted name.
    fn step(&mut self) {
        let comment = self.comment_length();
        if comment > 0 {
            self.at += comment;
            return;
        }
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        self.at += match first {
            '\'' => quoted_length(rest, '\'', self.spelling == Spelling::MySql || self.is_escape_string()),
            '"' => quoted_length(rest, '"', self.spelling == Spelling::MySql),
            '`' if self.spelling != Spelling::Postgres => quoted_length(rest, '`', false),
            '$' if self.spelling != Spelling::MySql && starts_a_word(self.text, self.at) => dollar_length(rest),
            other => other.len_utf8(),
        };
    }

    /// Whether the quote here is that of `E'...'`.
    fn is_escape_string(&self) -> bool {
        let before = &self.text[..self.at];
        before.ends_with(['e', 'E']) && starts_a_word(self.text, self.at - 1)
    }

    fn comment_length(&self) -> usize {
        let rest = self.rest();
        if rest.starts_with("--") || (rest.starts_with('#') && self.spelling == Spelling::MySql) {
            return rest.find('\n').map_or(rest.len(), |end| end + 1);
        }
        if !rest.starts_with("/*") {
            return 0;
        }
        let (mut depth, mut at) = (1_u32, 2);
        while at < rest.len() && depth > 0 {
            let here = &rest.as_bytes()[at..];
            if here.starts_with(b"*/") {
                depth -= 1;
                at += 2;
            } else if here.starts_with(b"/*") && self.spelling == Spelling::Postgres {
                depth += 1;
                at += 2;
            } else {
                at += 1;
            }
        }
        at
    }
}

fn quoted_length(text: &str, quote: char, backslashes: bool) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((index, c)) = chars.next() {
        if c == '\\' && backslashes {
            chars.next();
        } else if c == quote {
            match chars.peek() {
                Some((_, next)) if *next == quote => drop(chars.next()),
                _ => return index + quote.len_utf8(),
            }
        }
    }
    text.len()
}

/// The length of `$tag$...$tag$`, or of a lone `$`.
fn dollar_length(text: &str) -> usize {
    let tag_end = text[1..].find(|c: char| !c.is_alphanumeric() && c != '_').map(|end| end + 1);
    match tag_end {
        Some(end) if text[end..].starts_with('$') && !text[1..].starts_with(|c: char| c.is_ascii_digit()) => {
            let tag = &text[..=end];
            text[tag.len()..].find(tag).map_or(text.len(), |close| close + 2 * tag.len())
        }
        _ => 1,
    }
}

fn starts_a_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$')
}

/// Whether the text starts with this lower-case word, in any case.
pub fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        && !text[word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// The first words of a statement, in lower case.
pub fn first_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split_whitespace().map(str::to_ascii_lowercase)
}

/// Whether the body of the statement may hold delimiters.
fn is_routine(text: &str) -> bool {
    let mut words = first_words(text).take(6);
    words.next().is_some_and(|word| word == "create")
        && words.any(|word| matches!(word.as_str(), "trigger" | "function" | "procedure" | "event"))
}

/// `END IF`, `END LOOP` and their like close what `BEGIN` and `CASE` did not open.
fn ends_a_block(text: &str) -> bool {
    let next = first_words(&text[3..]).next().unwrap_or_default();
    matches!(next.trim_end_matches(';'), "if" | "loop" | "while" | "repeat")
}

fn is_copy(text: &str) -> bool {
    starts_with_word(text, "copy") && first_words(text).any(|word| word == "stdin")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, spelling: Spelling) -> Vec<(&str, u64, u64)> {
        statements(text, spelling).into_iter().map(|found| (found.text, found.line, found.column)).collect()
    }

    #[test]
    fn delimiters_inside_are_no_ends() {
        let sql = "-- a; b\nSELECT 'a;''b'; /* ; */ SELECT \"x;y\";\n  SELECT $f$ ; $f$, $1;SELECT E'\\';';\nlast";
        assert_eq!(
            texts(sql, Spelling::Postgres),
            [
                ("SELECT 'a;''b'", 2, 1),
                ("SELECT \"x;y\"", 2, 25),
                ("SELECT $f$ ; $f$, $1", 3, 3),
                ("SELECT E'\\';'", 3, 24),
                ("last", 4, 1)
            ]
        );
    }

    #[test]
    fn routines_are_whole() {
        let sql = "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN 1 THEN 2 END; DROP TABLE a; END; SELECT 1";
        let found = texts(sql, Spelling::Sqlite);
        assert_eq!(found.len(), 2, "{found:?}");
        let sql =
            "DELIMITER ;;\nCREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF; END;;\nDELIMITER ;\nSELECT 'it\\'s';";
        let found = texts(sql, Spelling::MySql);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[1], ("SELECT 'it\\'s'", 4, 1));
    }

    #[test]
    fn copied_rows_and_commands_are_skipped() {
        let sql = "\\connect x\nCOPY a (b) FROM stdin;\n1;'\n\\.\n\nSELECT 1;";
        assert_eq!(texts(sql, Spelling::Postgres), [("COPY a (b) FROM stdin", 2, 1), ("SELECT 1", 6, 1)]);
    }

    #[test]
    fn nothing_makes_it_fail() {
        for text in
            ["", ";", "'", "\"", "$a$", "/*", "--", "$", "E'\\", "ü'ü", "CREATE TRIGGER BEGIN", "\\", "`", "x'y"]
        {
            for spelling in [Spelling::Plain, Spelling::Postgres, Spelling::Sqlite, Spelling::MySql] {
                statements(text, spelling);
            }
        }
    }
}
