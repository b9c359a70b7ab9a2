//! Reads of triggers only what they are called and which table they belong to.

use super::catalogue::{Catalogue, last_part};
use super::spelling::Spelling;
use super::split::first_words;
use crate::loss::LossKind;
use crate::source::tables::Trigger;
use sqlparser::ast::ObjectName;
use sqlparser::dialect::{Dialect, PostgreSqlDialect, SQLiteDialect};
use sqlparser::keywords::Keyword;
use sqlparser::parser::Parser;

/// `CREATE TRIGGER name ... ON table ...` or `DROP TRIGGER name [ON table]`.
pub struct Statement {
    name: ObjectName,
    table: Option<ObjectName>,
    is_drop: bool,
}

/// A statement about a trigger, if it is one.
pub fn statement(text: &str, spelling: Spelling) -> Option<Statement> {
    // `CREATE OR REPLACE CONSTRAINT TRIGGER` has the word last.
    let mut words = first_words(text).take(5);
    let first = words.next()?;
    if !matches!(first.as_str(), "create" | "drop") || !words.any(|word| word == "trigger") {
        return None;
    }
    let dialect: &dyn Dialect = match spelling {
        Spelling::Sqlite => &SQLiteDialect {},
        Spelling::Plain | Spelling::Postgres | Spelling::MySql => &PostgreSqlDialect {},
    };
    let mut parser = Parser::new(dialect).try_with_sql(text).ok()?;
    skip_to(&mut parser, Keyword::TRIGGER)?;
    // IF NOT EXISTS, IF EXISTS
    while parser.parse_one_of_keywords(&[Keyword::IF, Keyword::NOT, Keyword::EXISTS]).is_some() {}
    let name = parser.parse_object_name(false).ok()?;
    let table = skip_to(&mut parser, Keyword::ON).and_then(|()| parser.parse_object_name(false).ok());
    let is_drop = first == "drop";
    (is_drop || table.is_some()).then_some(Statement { name, table, is_drop })
}

/// Goes on behind a word.
fn skip_to(parser: &mut Parser<'_>, word: Keyword) -> Option<()> {
    use sqlparser::tokenizer::Token;
    while !parser.parse_keyword(word) {
        if parser.next_token().token == Token::EOF {
            return None;
        }
    }
    Some(())
}

impl Catalogue<'_> {
    /// Takes a statement about a trigger in.
    pub fn apply_trigger(&mut self, statement: &Statement) {
        let name = self.name(&last_part(&statement.name));
        let table = statement.table.as_ref().map(|table| self.table_name(table));
        let is_other =
            |known: &Trigger| known.name != name || table.as_ref().is_some_and(|table| known.table != *table);
        self.triggers.retain(is_other);
        if let (false, Some(table)) = (statement.is_drop, table) {
            self.lose_of_table(LossKind::Trigger, &table, format!("the trigger `{name}` is left out"));
            self.triggers.push(Trigger { name, table });
        }
    }
}
