//! Column types in neutral terms: what a column holds, whatever the database calls it.

use serde::{Deserialize, Serialize};

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
    /// Exact decimal with `precision` digits, `scale` of them behind the point.
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
