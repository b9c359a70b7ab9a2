//! The Rust types of a column: as records show it, as requests give it, and as the database driver takes it.

use crate::context::Field;
use crate::dialect::Dialect;
use crate::field_type::FieldType;

/// A type of generated code and what has to be imported for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RustType {
    /// As it is written: `DateTime<Utc>`.
    pub name: String,
    /// What it needs of `chrono`.
    pub chrono: &'static [&'static str],
    /// What it needs of `crate::shared::json`.
    pub json: Option<&'static str>,
    pub is_uuid: bool,
    pub is_copy: bool,
}

/// The type of a value, never null.
pub fn rust_type(field: &Field, enum_type: &str, dialect: Dialect) -> RustType {
    let plain = |name: &str| RustType { name: name.to_owned(), is_copy: true, ..RustType::default() };
    let shared = |name: &'static str, is_copy| RustType { json: Some(name), is_copy, ..plain(name) };
    let timed = |name: &str, chrono: &'static [&'static str]| RustType { chrono, ..plain(name) };
    match field.field_type() {
        FieldType::Text | FieldType::String { .. } | FieldType::Other { .. } => {
            RustType { is_copy: false, ..plain("String") }
        }
        FieldType::SmallInt => plain("i16"),
        FieldType::Integer => plain("i32"),
        FieldType::BigInt => shared("BigInt", true),
        FieldType::Decimal { precision, .. } if *precision <= MAX_NUMBER_DIGITS => shared("DecimalNumber", true),
        FieldType::Decimal { precision, .. } if *precision <= MAX_DECIMAL_DIGITS => shared("DecimalText", true),
        FieldType::Decimal { .. } if dialect == Dialect::Sqlite => shared("DecimalText", true),
        FieldType::Decimal { .. } => shared("LongDecimal", false),
        FieldType::Real => plain("f32"),
        FieldType::Double => plain("f64"),
        FieldType::Boolean => plain("bool"),
        FieldType::Date => timed("NaiveDate", &["NaiveDate"]),
        FieldType::Time => timed("NaiveTime", &["NaiveTime"]),
        FieldType::Timestamp => timed("NaiveDateTime", &["NaiveDateTime"]),
        FieldType::TimestampTz => timed("DateTime<Utc>", &["DateTime", "Utc"]),
        FieldType::Uuid => RustType { is_uuid: true, ..plain("Uuid") },
        FieldType::Json => shared("AnyJson", false),
        FieldType::Bytes => shared("Base64", false),
        FieldType::Enum { .. } => plain(enum_type),
    }
}

/// The digits that a `Decimal` holds exactly, wherever their point is.
const MAX_DECIMAL_DIGITS: u32 = 28;

/// The digits that a JavaScript number holds exactly.
const MAX_NUMBER_DIGITS: u32 = 15;

/// What stands between a value and the driver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrapper {
    /// As it is written in a path: `Minor::<2>`.
    pub path: String,
    /// As it is written as a type: `Minor<2>`.
    pub type_name: String,
    /// Where it is imported from.
    pub origin: Origin,
    /// How it is turned into the value again.
    pub unwrap: &'static str,
}

/// Where a wrapper is imported from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `crate::shared::sql_types`, by this name.
    SqlTypes(&'static str),
    /// `rust_decimal::Decimal`.
    Decimal,
}

/// The wrapper of a column; `None` when the driver takes its values as they are.
pub fn wrapper(field_type: &FieldType, dialect: Dialect) -> Option<Wrapper> {
    let sql_type = |name: &'static str| Wrapper {
        path: name.to_owned(),
        type_name: name.to_owned(),
        origin: Origin::SqlTypes(name),
        unwrap: "into",
    };
    match (field_type, dialect) {
        (FieldType::Decimal { scale, .. }, Dialect::Sqlite) => Some(Wrapper {
            path: format!("Minor::<{scale}>"),
            type_name: format!("Minor<{scale}>"),
            origin: Origin::SqlTypes("Minor"),
            unwrap: "number",
        }),
        (FieldType::Decimal { precision, .. }, Dialect::Postgres) if *precision <= MAX_DECIMAL_DIGITS => {
            Some(Wrapper { origin: Origin::Decimal, ..sql_type("Decimal") })
        }
        (FieldType::Uuid, Dialect::Sqlite) => Some(sql_type("DbUuid")),
        (FieldType::TimestampTz, Dialect::Sqlite) => Some(sql_type("DbTime")),
        (FieldType::Timestamp, Dialect::Sqlite) => Some(sql_type("DbLocalTime")),
        _ => None,
    }
}
