//! Parses one statement, in whatever dialect understands it.

use super::remark::{Remark, remarks};
use super::repair::repair;
use super::spelling::Spelling;
use super::split::{Statement, first_words};
use sqlparser::ast::Statement as Parsed;
use sqlparser::dialect::{Dialect, GenericDialect, MySqlDialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Tokenizer};

/// Why a statement could not be read.
pub struct Failure {
    pub what: String,
    /// Inside the statement.
    pub at: Option<Location>,
}

impl Failure {
    /// The one that was reached last: it is nearest to what is really wrong.
    fn or_further(self, other: Self) -> Self {
        if other.at > self.at { other } else { self }
    }
}

/// The statement and the remarks in it.
///
/// # Errors
/// Why the dialect that came furthest did not understand it.
pub fn parse_statement(
    statement: Statement<'_>,
    spelling: Spelling,
) -> Result<(Parsed, Vec<(Location, Remark)>), Failure> {
    let (postgres, sqlite, mysql, generic) =
        (PostgreSqlDialect {}, SQLiteDialect {}, MySqlDialect {}, GenericDialect {});
    let dialects: [&dyn Dialect; 4] = match spelling {
        Spelling::Postgres => [&postgres, &generic, &sqlite, &mysql],
        Spelling::Sqlite | Spelling::Plain => [&sqlite, &postgres, &mysql, &generic],
        Spelling::MySql => [&mysql, &generic, &sqlite, &postgres],
    };
    let mut first = None;
    for dialect in dialects {
        match parsed_as(statement.text, dialect, spelling) {
            Ok(found) => return Ok(found),
            Err(failure) => {
                first = Some(match first {
                    Some(first) => Failure::or_further(first, failure),
                    None => failure,
                });
            }
        }
    }
    Err(first.unwrap_or(Failure { what: "nothing there".to_owned(), at: None }))
}

fn parsed_as(
    text: &str,
    dialect: &dyn Dialect,
    spelling: Spelling,
) -> Result<(Parsed, Vec<(Location, Remark)>), Failure> {
    let tokens = tokens(text, dialect)?;
    let found = remarks(&tokens);
    let parsed = if first_words(text).nth(1).is_some_and(|word| word == "domain") {
        parsed_tokens(repair(&tokens, spelling), dialect)
    } else {
        parsed_tokens(tokens, dialect).or_else(|failure| {
            // Rare enough to cut the text up once more.
            let repaired = repair(&self::tokens(text, dialect)?, spelling);
            parsed_tokens(repaired, dialect).map_err(|later| failure.or_further(later))
        })
    };
    parsed.map(|parsed| (parsed, found))
}

fn tokens(text: &str, dialect: &dyn Dialect) -> Result<Vec<TokenWithSpan>, Failure> {
    let tokens = Tokenizer::new(dialect, text).tokenize_with_location();
    tokens.map_err(|error| Failure { what: error.message, at: Some(error.location) })
}

fn parsed_tokens(tokens: Vec<TokenWithSpan>, dialect: &dyn Dialect) -> Result<Parsed, Failure> {
    let mut parser = Parser::new(dialect).with_tokens_with_locations(tokens);
    let parsed = parser.parse_statement().map_err(failure)?;
    let next = parser.peek_token_ref();
    // What follows a whole CREATE TABLE are options of storage.
    let whole = matches!(parsed, Parsed::CreateTable(_)) || matches!(next.token, Token::EOF | Token::SemiColon);
    if whole {
        Ok(parsed)
    } else {
        Err(Failure { what: format!("unexpected `{}`", next.token), at: Some(next.span.start) })
    }
}

/// sqlparser says the place at the end of its message only.
fn failure(error: ParserError) -> Failure {
    let message = match error {
        ParserError::TokenizerError(message) | ParserError::ParserError(message) => message,
        ParserError::RecursionLimitExceeded => "it is nested too deeply".to_owned(),
    };
    let Some((what, place)) = message.rsplit_once(" at Line: ") else { return Failure { what: message, at: None } };
    let at = place
        .split_once(", Column: ")
        .and_then(|(line, column)| Some(Location { line: line.parse().ok()?, column: column.parse().ok()? }));
    Failure { what: what.to_owned(), at }
}
