//! Reads tables from SQL text: PostgreSQL, SQLite and MySQL spelling, dumps and migrations.

mod alter;
mod beside;
mod catalogue;
mod draft;
mod finish;
mod foreign;
mod kind;
mod loss;
#[cfg(test)]
mod loss_tests;
mod parse;
mod pieces;
mod rebuild;
mod remark;
mod repair;
mod script;
mod spelling;
mod split;
mod statement;
mod table;
#[cfg(test)]
mod tests;
mod trigger;

pub use rebuild::{Rebuilt, without_column};
pub use script::Script;
pub use spelling::Spelling;

use super::tables::Tables;
use crate::field_type::FieldType;
use crate::loss::LossKind;
use crate::problem::{Problem, Problems};
use catalogue::{Catalogue, Place};
use parse::{Failure, parse_statement};
use split::{first_words, starts_with_word, statements};
use sqlparser::ast::{ObjectName, Statement as Parsed};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use std::collections::BTreeMap;

/// The tables that a text describes. `types` says the types of columns whose declared type is unknown, by `column` or
/// `table.column`.
///
/// # Errors
/// A script of a database that is not read at all. A table that cannot be read is one of [`Tables::unreadable`].
pub fn tables(text: &str, file_name: &str, types: &BTreeMap<String, FieldType>) -> Result<Tables, Problems> {
    foreign::refuse(text, file_name)?;
    Ok(read_files(&[(file_name, text)], Catalogue::new(Spelling::of(std::iter::once(text)), types)))
}

/// The tables of a workspace itself, from its migrations, name and text of each, in their order. One with a column that
/// is not stored as generated code expects is one of [`Tables::unreadable`], too.
pub fn workspace_tables(files: &[(&str, &str)], types: &BTreeMap<String, FieldType>) -> Tables {
    let mut catalogue = Catalogue::new(Spelling::of(files.iter().map(|(_, text)| *text)), types);
    catalogue.in_place = true;
    read_files(files, catalogue)
}

fn read_files(files: &[(&str, &str)], mut catalogue: Catalogue<'_>) -> Tables {
    let spelling = catalogue.spelling;
    for (file, text) in files {
        for statement in statements(upward(text), spelling) {
            let place = Place { file, line: statement.line, column: statement.column };
            if let Some(trigger) = trigger::statement(statement.text, spelling) {
                catalogue.apply_trigger(&trigger);
                continue;
            }
            let Some(subject) = subject(statement.text) else {
                catalogue.apply_beside(statement.text);
                continue;
            };
            if let Some(partition) = attached_partition(statement.text) {
                catalogue.drop_table(&partition);
                continue;
            }
            if matches!(subject, Subject::Table | Subject::Change) {
                let table = table_of(statement.text);
                for (kind, what) in loss::of_text(statement.text) {
                    catalogue.lose_of_table(kind, &table, what);
                }
            }
            match parse_statement(statement, spelling) {
                Ok((Parsed::CreateTable(table), _)) if matches!(subject, Subject::Domain) => {
                    catalogue.create_domain(&table, place);
                }
                Ok((parsed, remarks)) => catalogue.apply(parsed, remarks, place),
                Err(failure) => match subject {
                    Subject::Table => {
                        let table = table_of(statement.text);
                        let problem = unreadable(&table, &failure, place);
                        catalogue.problems.push((table, problem));
                    }
                    Subject::Change if matters(statement.text) => {
                        let what = format!("the statement at {} is left out: {}", place.start(), failure.what);
                        catalogue.lose_of_table(LossKind::Statement, &table_of(statement.text), what);
                    }
                    Subject::Change => {}
                    Subject::Domain | Subject::Other => {}
                },
            }
        }
    }
    catalogue.into_tables()
}

/// Migration tools keep both directions in one file: what comes behind these lines takes the tables away again.
fn upward(text: &str) -> &str {
    let end = ["\n-- migrate:down", "\n-- +goose Down", "\n-- !down", "\n-- +migrate Down"]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min();
    &text[..end.unwrap_or(text.len())]
}

/// What a statement is about, seen before it is parsed, so that a dump's other statements cost nothing.
enum Subject {
    Table,
    Domain,
    Change,
    Other,
}

fn subject(text: &str) -> Option<Subject> {
    let words: Vec<String> = first_words(text).take(5).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["create", "table", ..]
        | ["create", "unlogged" | "foreign", "table", ..]
        | ["create", "or", "replace", "table", ..] => Some(Subject::Table),
        ["alter", "table", ..] => Some(Subject::Change),
        ["create", "domain", ..] => Some(Subject::Domain),
        ["create", "unique" | "index", ..]
        | ["create" | "alter" | "drop", "type", ..]
        | ["drop", "table" | "index", ..]
        | ["rename", "table", ..]
        | ["comment", "on", ..] => Some(Subject::Other),
        _ => None,
    }
}

/// The table that `ALTER TABLE ... ATTACH PARTITION` makes a part of another: nobody calls it by its own name.
fn attached_partition(text: &str) -> Option<ObjectName> {
    const WORDS: &str = " attach partition ";
    let at = text.to_ascii_lowercase().find(WORDS).filter(|_| starts_with_word(text, "alter"))?;
    let mut parser = Parser::new(&PostgreSqlDialect {}).try_with_sql(&text[at + WORDS.len()..]).ok()?;
    parser.parse_object_name(false).ok()
}

/// Whether an ALTER TABLE that nobody understands may say something about columns.
fn matters(text: &str) -> bool {
    let words: Vec<String> = first_words(text).collect();
    words.windows(2).any(|pair| {
        matches!(
            (pair[0].as_str(), pair[1].as_str()),
            ("add" | "rename" | "modify" | "change", _) | ("drop", "column") | ("set", "not" | "default" | "data")
        ) || pair[1] == "type"
    })
}

/// The table that a statement makes or changes, as far as that can be seen without understanding it.
fn table_of(text: &str) -> String {
    let table = first_words(text)
        .skip_while(|word| word != "table")
        .skip(1)
        .find(|word| !matches!(word.as_str(), "if" | "not" | "exists" | "only"));
    let table = table.unwrap_or_default();
    let table = table.split('(').next().unwrap_or_default().rsplit('.').next().unwrap_or_default();
    table.trim_matches(['"', '`', '[', ']']).to_owned()
}

fn unreadable(table: &str, failure: &Failure, place: Place<'_>) -> Problem {
    Problem::new(format!("CREATE TABLE `{}` cannot be read: {}", table.escape_debug(), failure.what))
        .at(failure.at.map_or_else(|| place.start(), |at| place.of(at)))
        .hint("write the column in plain SQL, or give the fields with --field")
}
