//! What a person sees for a column in the form.

use crate::context::{Field, Format};
use crate::field_type::FieldType;
use serde::Serialize;

/// What a person sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlKind {
    Text,
    /// A secret in one line.
    Password,
    /// A secret in several: a password field would drop the line breaks of a private key.
    SecretProse,
    Prose,
    Email,
    Url,
    Phone,
    /// Whole numbers of any size, as text.
    Integer,
    /// Exact decimals and floats, as text.
    Decimal,
    Toggle,
    /// Yes, no or not set.
    Tristate,
    Date,
    Time,
    DateTime,
    Json,
    /// A file.
    File,
    /// One of few words.
    Choice,
    /// A row of another module.
    Reference,
}

impl ControlKind {
    /// The kind of a column's field; `has_lookup` when the workspace has the module that it refers to.
    pub fn of(field: &Field, has_lookup: bool) -> Self {
        if field.secret {
            return if has_lines(field) { Self::SecretProse } else { Self::Password };
        }
        if has_lookup {
            return Self::Reference;
        }
        match field.field_type() {
            FieldType::SmallInt | FieldType::Integer | FieldType::BigInt => Self::Integer,
            FieldType::Decimal { .. } | FieldType::Real | FieldType::Double => Self::Decimal,
            FieldType::Boolean if field.nullable() => Self::Tristate,
            FieldType::Boolean => Self::Toggle,
            FieldType::Date => Self::Date,
            FieldType::Time => Self::Time,
            FieldType::Timestamp | FieldType::TimestampTz => Self::DateTime,
            FieldType::Json => Self::Json,
            FieldType::Enum { .. } if field.yes_or_no().is_some() => Self::Toggle,
            FieldType::Enum { .. } => Self::Choice,
            FieldType::Bytes => Self::File,
            FieldType::Uuid | FieldType::Other { .. } => Self::Text,
            FieldType::Text | FieldType::String { .. } => match field.format {
                Some(Format::Email) => Self::Email,
                Some(Format::Url) => Self::Url,
                Some(Format::Phone) => Self::Phone,
                Some(Format::Prose) => Self::Prose,
                None => Self::Text,
            },
        }
    }
}

/// Whether a secret has several lines, by its type and its name.
fn has_lines(field: &Field) -> bool {
    match field.field_type() {
        FieldType::Json | FieldType::Bytes => true,
        FieldType::Text => {
            field.name.snake.split('_').any(|word| matches!(word, "private" | "privatekey" | "pem" | "rsa"))
        }
        _ => field.format == Some(Format::Prose),
    }
}
