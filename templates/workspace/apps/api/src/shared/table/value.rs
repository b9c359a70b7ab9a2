//! One value of a column, read from the text of a request.

use std::fmt;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, SubsecRound, Utc};
use rust_decimal::Decimal;
use serde_json::Value as Json;
use uuid::Uuid;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    /// One of the words.
    Choice(&'static [&'static str]),
    Boolean,
    SmallInt,
    Integer,
    BigInt,
    Decimal {
        precision: u32,
        scale: u32,
    },
    Real,
    Double,
    Date,
    Time,
    /// A local time, without a zone.
    Timestamp,
    /// A moment, kept in UTC.
    TimestampTz,
    Uuid,
    Json,
    Bytes,
    /// A type of the database that is passed on as its text.
    Other,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Bool(bool),
    Integer(i64),
    Real(f32),
    Double(f64),
    Decimal { number: Decimal, scale: u32 },
    Date(NaiveDate),
    Time(NaiveTime),
    Timestamp(NaiveDateTime),
    TimestampTz(DateTime<Utc>),
    Uuid(Uuid),
}

/// As JSON shows it, without quotes.
impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Bool(flag) => write!(formatter, "{flag}"),
            Self::Integer(number) => write!(formatter, "{number}"),
            Self::Real(number) => write!(formatter, "{number}"),
            Self::Double(number) => write!(formatter, "{number}"),
            Self::Decimal { number, .. } => write!(formatter, "{number}"),
            Self::Date(date) => write!(formatter, "{date}"),
            Self::Time(time) => write!(formatter, "{time}"),
            Self::Timestamp(time) => write!(formatter, "{time:?}"),
            Self::TimestampTz(time) => {
                let text = time.to_rfc3339_opts(SecondsFormat::AutoSi, true);
                formatter.write_str(&text)
            }
            Self::Uuid(uuid) => write!(formatter, "{uuid}"),
        }
    }
}

impl ColumnKind {
    /// A decimal with this many digits in all and after the point.
    pub const fn decimal(precision: u32, scale: u32) -> Self {
        Self::Decimal { precision, scale }
    }

    /// The value that a text stands for, or nothing when it is not of this kind.
    pub fn parse(self, text: &str) -> Option<Value> {
        match self {
            Self::Text | Self::Json | Self::Bytes | Self::Other => {
                (!text.contains('\0')).then(|| Value::Text(text.to_owned()))
            }
            Self::Choice(words) => words.contains(&text).then(|| Value::Text(text.to_owned())),
            Self::Boolean => text.parse().ok().map(Value::Bool),
            Self::SmallInt => text.parse::<i16>().ok().map(|n| Value::Integer(n.into())),
            Self::Integer => text.parse::<i32>().ok().map(|n| Value::Integer(n.into())),
            Self::BigInt => text.parse().ok().map(Value::Integer),
            Self::Decimal { precision, scale } => decimal(text)
                .filter(|number| fits(*number, precision, scale))
                .map(|number| Value::Decimal { number, scale }),
            Self::Real => finite(text)
                .map(|number| number as f32)
                .filter(|number| number.is_finite())
                .map(Value::Real),
            Self::Double => finite(text).map(Value::Double),
            Self::Date => text.parse().ok().map(Value::Date),
            Self::Time => text.parse().ok().map(Value::Time),
            Self::Timestamp => text.parse().ok().map(Value::Timestamp),
            Self::TimestampTz => DateTime::parse_from_rfc3339(text)
                .ok()
                .map(|time| Value::TimestampTz(time.to_utc().trunc_subsecs(6))),
            Self::Uuid => text.parse().ok().map(Value::Uuid),
        }
    }

    /// The value that JSON stands for: text, a number or a boolean.
    pub fn parse_json(self, json: &Json) -> Option<Value> {
        match json {
            Json::Null => None,
            Json::String(text) => self.parse(text),
            other => self.parse(&other.to_string()),
        }
    }

    /// How a message names this kind: "must be ...".
    pub fn expectation(self) -> String {
        match self {
            Self::Text | Self::Other => "text".to_owned(),
            Self::Choice(words) => format!("one of {}", words.join(", ")),
            Self::Boolean => "true or false".to_owned(),
            Self::SmallInt => "a whole number from -32768 to 32767".to_owned(),
            Self::Integer => "a whole number from -2147483648 to 2147483647".to_owned(),
            Self::BigInt => "a whole number of at most 64 bits".to_owned(),
            Self::Decimal { precision, scale } => format!(
                "a number with at most {} digits before and {scale} after the point",
                precision.saturating_sub(scale)
            ),
            Self::Real | Self::Double => "a number".to_owned(),
            Self::Date => "a date (YYYY-MM-DD)".to_owned(),
            Self::Time => "a time (HH:MM:SS)".to_owned(),
            Self::Timestamp => "a date and time (YYYY-MM-DDTHH:MM:SS)".to_owned(),
            Self::TimestampTz => "a date and time with zone (2025-01-31T10:30:00Z)".to_owned(),
            Self::Uuid => "a UUID".to_owned(),
            Self::Json => "JSON".to_owned(),
            Self::Bytes => "base64".to_owned(),
        }
    }
}

/// A decimal number, in plain or in scientific spelling.
pub fn decimal(text: &str) -> Option<Decimal> {
    let number = text
        .parse()
        .or_else(|_| Decimal::from_scientific(text))
        .ok()?;
    Some(Decimal::normalize(&number))
}

/// Whether a number has at most so many digits in all when it is written with `scale` digits after the point.
fn fits(number: Decimal, precision: u32, scale: u32) -> bool {
    let Some(missing) = scale.checked_sub(number.scale()) else {
        return false;
    };
    let units = 10_u128
        .checked_pow(missing)
        .and_then(|factor| factor.checked_mul(number.mantissa().unsigned_abs()));
    let limit = 10_u128.checked_pow(precision);
    units.is_some_and(|units| limit.is_none_or(|limit| units < limit))
}

fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRICE: ColumnKind = ColumnKind::decimal(5, 2);

    #[test]
    fn a_decimal_keeps_to_its_precision_and_scale() {
        for text in ["0", "-999.99", "12.50", "1e2", "1.500"] {
            assert!(PRICE.parse(text).is_some(), "{text}");
        }
        for text in ["1000", "0.001", "1e3", "", "abc", "NaN"] {
            assert!(PRICE.parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_moment_is_cut_to_microseconds() {
        let parsed = ColumnKind::TimestampTz.parse("2025-01-31T10:00:00.123456789+02:00");
        let expected = ColumnKind::TimestampTz.parse("2025-01-31T08:00:00.123456Z");
        assert_eq!(parsed, expected);
    }

    #[test]
    fn only_finite_numbers_and_clean_text_pass() {
        assert!(ColumnKind::Double.parse("inf").is_none());
        assert!(ColumnKind::Real.parse("1e39").is_none());
        assert!(ColumnKind::Text.parse("a\0b").is_none());
    }
}
