//! Column types in neutral terms: what a column holds, whatever the database calls it.

mod spelling;

pub(crate) use spelling::{PLAIN_DECIMAL, TypeText};
pub use spelling::{TypeError, nearest_type_name};

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a column holds. Target languages and databases spell it in `context` and `migration`; sources read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum FieldType {
    /// Text without a limit.
    Text,
    /// Text of at most `max` characters.
    String {
        max: u32,
    },
    /// 16-bit integer.
    SmallInt,
    /// 32-bit integer.
    Integer,
    /// 64-bit integer; travels as a string in JSON.
    BigInt,
    /// Exact decimal with `precision` digits, `scale` of them behind the point; see [`FieldType::NUMERIC`].
    Decimal {
        precision: u32,
        scale: u32,
    },
    /// 32-bit float.
    Real,
    /// 64-bit float.
    Double,
    Boolean,
    /// Calendar date.
    Date,
    /// Time of day without zone.
    Time,
    /// Date and time without zone.
    Timestamp,
    /// Instant; stored and sent in UTC.
    TimestampTz,
    Uuid,
    Json,
    /// Binary; travels as base64 in JSON.
    Bytes,
    /// One of `labels`. `native` is the name of the database's own enum type, when it has one.
    Enum {
        labels: Vec<String>,
        native: Option<String>,
    },
    /// A type that is not modelled (inet, interval, arrays, ...): carried as the database's text form.
    /// `sql` is the type as the database spells it.
    Other {
        sql: String,
    },
}

impl FieldType {
    /// What PostgreSQL's `numeric` holds where nothing is said of its digits.
    pub const NUMERIC: Self = Self::Decimal { precision: 147_455, scale: 16_383 };

    /// Whether `search` and `contains` filters make sense.
    pub fn is_textual(&self) -> bool {
        matches!(self, Self::Text | Self::String { .. })
    }

    /// Whether the values are numbers with an order (`xMin`, `xMax`).
    pub fn is_numeric(&self) -> bool {
        matches!(self, Self::SmallInt | Self::Integer | Self::BigInt | Self::Decimal { .. } | Self::Real | Self::Double)
    }

    /// Whether the values are dates or instants (`xFrom`, `xTo`).
    pub fn is_temporal(&self) -> bool {
        matches!(self, Self::Date | Self::Timestamp | Self::TimestampTz)
    }
}

impl fmt::Display for FieldType {
    /// The neutral spelling, which [`FieldType::parse`] reads back: `string(20)`, `decimal(12,2)`, `enum('a','b')`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::String { max } => write!(f, "string({max})"),
            Self::SmallInt => f.write_str("smallint"),
            Self::Integer => f.write_str("integer"),
            Self::BigInt => f.write_str("bigint"),
            &Self::NUMERIC => f.write_str("numeric"),
            Self::Decimal { precision, scale } => write!(f, "decimal({precision},{scale})"),
            Self::Real => f.write_str("real"),
            Self::Double => f.write_str("double"),
            Self::Boolean => f.write_str("boolean"),
            Self::Date => f.write_str("date"),
            Self::Time => f.write_str("time"),
            Self::Timestamp => f.write_str("timestamp"),
            Self::TimestampTz => f.write_str("timestamptz"),
            Self::Uuid => f.write_str("uuid"),
            Self::Json => f.write_str("json"),
            Self::Bytes => f.write_str("bytes"),
            Self::Enum { labels, native: _ } => {
                let labels: Vec<String> =
                    labels.iter().map(|label| format!("'{}'", label.replace('\'', "''"))).collect();
                write!(f, "enum({})", labels.join(","))
            }
            Self::Other { sql } => write!(f, "other({sql})"),
        }
    }
}
