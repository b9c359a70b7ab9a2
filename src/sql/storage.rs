//! How a neutral type is stored in each database.

use super::sql_ident;
use crate::dialect::Dialect;
use crate::field_type::FieldType;

/// The type of a column in SQL.
pub fn sql_type(field_type: &FieldType, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => sqlite_type(field_type).to_owned(),
        Dialect::Postgres => postgres_type(field_type),
    }
}

/// One of the types that a STRICT table knows.
fn sqlite_type(field_type: &FieldType) -> &'static str {
    match field_type {
        FieldType::SmallInt
        | FieldType::Integer
        | FieldType::BigInt
        | FieldType::Decimal { .. }
        | FieldType::Boolean => "integer",
        FieldType::Real | FieldType::Double => "real",
        FieldType::Bytes => "blob",
        FieldType::Text
        | FieldType::String { .. }
        | FieldType::Date
        | FieldType::Time
        | FieldType::Timestamp
        | FieldType::TimestampTz
        | FieldType::Uuid
        | FieldType::Json
        | FieldType::Enum { .. }
        | FieldType::Other { .. } => "text",
    }
}

fn postgres_type(field_type: &FieldType) -> String {
    match field_type {
        FieldType::Text => "text".to_owned(),
        FieldType::String { max } => format!("varchar({max})"),
        FieldType::SmallInt => "smallint".to_owned(),
        FieldType::Integer => "integer".to_owned(),
        FieldType::BigInt => "bigint".to_owned(),
        &FieldType::NUMERIC => "numeric".to_owned(),
        FieldType::Decimal { precision, scale } => format!("numeric({precision},{scale})"),
        FieldType::Real => "real".to_owned(),
        FieldType::Double => "double precision".to_owned(),
        FieldType::Boolean => "boolean".to_owned(),
        FieldType::Date => "date".to_owned(),
        FieldType::Time => "time".to_owned(),
        FieldType::Timestamp => "timestamp".to_owned(),
        FieldType::TimestampTz => "timestamptz".to_owned(),
        FieldType::Uuid => "uuid".to_owned(),
        FieldType::Json => "jsonb".to_owned(),
        FieldType::Bytes => "bytea".to_owned(),
        FieldType::Enum { native: Some(name), .. } => super::sql_ident(name),
        FieldType::Enum { native: None, .. } => "text".to_owned(),
        FieldType::Other { sql } => sql.clone(),
    }
}

/// Whether SQLite stores this type in a column that is declared so.
pub fn is_stored_as(field_type: &FieldType, declared: &str) -> bool {
    let declared = if declared == "int" { "integer" } else { declared };
    sqlite_type(field_type) == declared
}

/// What holds the texts of a date or time of SQLite to the form in which they are stored; `None` for any other type.
pub fn form_condition(field_type: &FieldType, column: &str) -> Option<String> {
    let name = sql_ident(column);
    // A function of SQLite gives NULL for what it cannot read, which a check would let pass, and takes a 30th of February
    // unless it has days to add.
    let unless_null = |condition: String| Some(format!("coalesce({condition}, {name} IS NULL)"));
    let clock = |format: &str, length: usize| {
        let start = format!("substr({name}, 1, {length})");
        format!("strftime('{format}', {start}, '+0 days') = {start}")
    };
    let fraction = |start: usize| format!("ltrim(substr({name}, {start}), '.0123456789') = ''");
    match field_type {
        FieldType::Date => unless_null(format!("date({name}, '+0 days') = {name}")),
        FieldType::Time => unless_null(format!("{} AND {}", clock("%H:%M:%S", 8), fraction(9))),
        FieldType::Timestamp => unless_null(format!("{} AND {}", clock("%Y-%m-%dT%H:%M:%S", 19), fraction(20))),
        FieldType::TimestampTz => unless_null(format!(
            "{} AND length({name}) = 27 AND ltrim(substr({name}, 20), '.0123456789') = 'Z'",
            clock("%Y-%m-%dT%H:%M:%S", 19)
        )),
        _ => None,
    }
}

/// What the STRICT type does not tell.
pub fn remark(field_type: &FieldType) -> Option<String> {
    match field_type {
        FieldType::Text | FieldType::Integer | FieldType::Double | FieldType::Bytes | FieldType::Enum { .. } => None,
        FieldType::String { .. }
        | FieldType::SmallInt
        | FieldType::BigInt
        | FieldType::Decimal { .. }
        | FieldType::Real
        | FieldType::Boolean
        | FieldType::Date
        | FieldType::Time
        | FieldType::Timestamp
        | FieldType::TimestampTz
        | FieldType::Uuid
        | FieldType::Json
        | FieldType::Other { .. } => Some(field_type.to_string()),
    }
}

/// What stands for the type when a comment follows and [`remark`] has nothing to say.
pub fn plain_remark(field_type: &FieldType) -> String {
    match field_type {
        FieldType::Enum { .. } => "enum".to_owned(),
        other => other.to_string(),
    }
}

/// How many digits of a column's stored integer are behind the point; `None` when it stores no exact number.
pub fn stored_scale(field_type: &FieldType) -> Option<u32> {
    match field_type {
        FieldType::Decimal { scale, .. } => Some(*scale),
        FieldType::SmallInt | FieldType::Integer | FieldType::BigInt => Some(0),
        _ => None,
    }
}
