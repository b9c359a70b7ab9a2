//! Which columns hold secrets: accepted, and never sent, searched, announced or written down.

mod name;
mod vocabulary;

use super::options::Options;
use crate::field_type::FieldType;
use crate::naming::{self, Name};
use crate::schema::{Column, Table};
use name::Secrecy;

/// Texts that are shorter hold a mark, `Y` or `N`, and no secret.
const SHORTEST: u32 = 3;

/// Whether a column is a secret: what was said of it, else what its name and its type say together.
pub fn is_secret(table: &Table, column: &Column, options: &Options) -> bool {
    if table.is_key(&column.name) || options.visible.contains(&column.name) {
        return false;
    }
    options.secret.contains(&column.name) || is_recognised(table, column)
}

/// Whether a column is a secret by its name and its type. A reference is none, whatever it is called: it holds the key
/// of a record that answers show.
pub fn is_recognised(table: &Table, column: &Column) -> bool {
    if table.refers(&column.name) {
        return false;
    }
    let secrecy = name::secrecy(&table_words(table), &Name::new(&column.name).snake);
    match (&column.field_type, secrecy) {
        (_, Secrecy::None) => false,
        (FieldType::Text | FieldType::String { .. }, _) => column.longest().is_none_or(|longest| longest >= SHORTEST),
        (FieldType::Other { sql }, Secrecy::Id | Secrecy::Secret | Secrecy::Number) => is_text_like(sql),
        // A UUID is where a record is, if its name says so: `session_id`.
        (FieldType::Uuid | FieldType::Json | FieldType::Bytes, secrecy) => secrecy != Secrecy::Id,
        (FieldType::SmallInt | FieldType::Integer | FieldType::BigInt, secrecy) => secrecy == Secrecy::Number,
        (FieldType::Decimal { scale, .. }, secrecy) => *scale == 0 && secrecy == Secrecy::Number,
        (FieldType::Boolean | FieldType::Real | FieldType::Double, _)
        | (FieldType::Date | FieldType::Time | FieldType::Timestamp | FieldType::TimestampTz, _)
        | (FieldType::Enum { .. }, _) => false,
    }
}

/// What one row of the table is called, in snake_case: a `key` in `api_keys` is an API key.
fn table_words(table: &Table) -> String {
    naming::singular(&naming::identifier(&table.name))
}

/// Whether a type that only the database knows holds texts or bytes, or arrays of them.
fn is_text_like(sql: &str) -> bool {
    let element = sql.trim_end_matches(|c: char| c == ']' || c == '[' || c.is_ascii_digit());
    let name = element.split('(').next().unwrap_or(element).trim().to_ascii_lowercase();
    let name = name.rsplit('.').next().unwrap_or_default();
    matches!(
        name,
        "text"
            | "char"
            | "character"
            | "varchar"
            | "character varying"
            | "bpchar"
            | "citext"
            | "json"
            | "jsonb"
            | "hstore"
            | "xml"
            | "bytea"
            | "uuid"
    )
}

#[cfg(test)]
mod tests;
