//! The rules of the database that an error of PostgreSQL speaks of.

use serde_json::Value;
use sqlx::postgres::PgDatabaseError;

use super::DbConnection;
use crate::shared::table::TableInfo;

/// A broken rule, by the names that the database has for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// These columns must be unique together.
    Unique(Vec<String>),
    /// A foreign key points to nothing, or something still points here.
    Reference,
    /// The condition with this name.
    Check(String),
    /// This column must have a value.
    NotNull(String),
    /// A value that the type of its column cannot hold.
    Unfit,
}

/// The rule that an error is about, if it is about one.
pub fn of(error: &sqlx::Error) -> Option<Violation> {
    let error = postgres_error(error)?;
    match error.code() {
        "23505" | "23P01" => Some(Violation::Unique(columns(error))),
        "23503" | "23001" => Some(Violation::Reference),
        "23514" => Some(Violation::Check(error.constraint()?.to_owned())),
        "23502" => Some(Violation::NotNull(error.column()?.to_owned())),
        // Too long, out of range, not the text of such a type. Some types call that a syntax error; one of a
        // statement has a position.
        code if code.starts_with("22") => Some(Violation::Unfit),
        "42601" if error.position().is_none() => Some(Violation::Unfit),
        _ => None,
    }
}

fn postgres_error(error: &sqlx::Error) -> Option<&PgDatabaseError> {
    error.as_database_error()?.try_downcast_ref()
}

/// The columns of `Key (code, name)=(A-1, x) already exists.`, which has this form in every language.
fn columns(error: &PgDatabaseError) -> Vec<String> {
    let detail = error.detail().unwrap_or_default();
    let names = detail
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(")=("))
        .map_or("", |(names, _)| names);
    names
        .split(", ")
        .filter(|name| !name.is_empty())
        .map(|name| name.trim_matches('"').to_owned())
        .collect()
}

/// The columns whose reference points to nothing.
pub async fn dangling_columns(
    _connection: &mut DbConnection,
    _table: &TableInfo,
    error: &sqlx::Error,
    _values: &Value,
) -> sqlx::Result<Vec<String>> {
    Ok(postgres_error(error).map(columns).unwrap_or_default())
}

/// The table whose rows point to these records. How many do cannot be counted in a transaction that has failed.
pub async fn blocking_tables(
    _connection: &mut DbConnection,
    _table: &TableInfo,
    error: &sqlx::Error,
    _records: &[Value],
) -> sqlx::Result<Vec<(String, Option<i64>)>> {
    let table = postgres_error(error).and_then(PgDatabaseError::table);
    Ok(table
        .map(|table| (table.to_owned(), None))
        .into_iter()
        .collect())
}
