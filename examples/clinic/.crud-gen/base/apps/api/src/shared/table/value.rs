//! One value of a column, read from the text of a request.

use std::fmt;

use bigdecimal::{BigDecimal, Zero};
use chrono::{
    DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, SubsecRound, Utc,
};
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
    Decimal { number: BigDecimal, scale: u32 },
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
            Self::Decimal { number, .. } => number.write_plain_string(formatter),
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
    /// A decimal without limits but for those of the database.
    pub const NUMERIC: Self = Self::decimal(147_455, 16_383);

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
                .filter(|number| fits(number, precision, scale))
                .map(|number| Value::Decimal { number, scale }),
            Self::Real => finite(text)
                .map(|number| number as f32)
                .filter(|number| number.is_finite())
                .map(Value::Real),
            Self::Double => finite(text).map(Value::Double),
            Self::Date => date(text).map(Value::Date),
            Self::Time => time(text).map(Value::Time),
            Self::Timestamp => {
                let (day, clock) = text.split_once('T')?;
                Some(Value::Timestamp(date(day)?.and_time(time(clock)?)))
            }
            Self::TimestampTz => DateTime::parse_from_rfc3339(text)
                .ok()
                .map(|time| time.to_utc().trunc_subsecs(6))
                .filter(|time| is_year(time.year()))
                .map(Value::TimestampTz),
            Self::Uuid => text.parse().ok().map(Value::Uuid),
        }
    }

    pub fn is_number(self) -> bool {
        use ColumnKind::{BigInt, Decimal, Double, Integer, Real, SmallInt};
        matches!(
            self,
            BigInt | Decimal { .. } | Double | Integer | Real | SmallInt
        )
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
            Self::Decimal { scale, .. } if scale > MAX_DIGITS => {
                format!("a number with at most {MAX_DIGITS} digits")
            }
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

/// The most digits that are read of a number, before and after its point.
const MAX_DIGITS: u32 = 1000;

/// A decimal number, in plain or in scientific spelling.
pub fn decimal(text: &str) -> Option<BigDecimal> {
    let signs = ['.', '-', '+', 'e', 'E'];
    let is_number = text.contains(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || signs.contains(&c));
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    // A short text may stand for a number that fills the memory.
    let power: i32 = power.parse().ok().filter(|_| is_number)?;
    let is_long = digits.len() > MAX_DIGITS as usize + 2 || power.unsigned_abs() > MAX_DIGITS;
    let number: BigDecimal = text.parse().ok().filter(|_| !is_long)?;
    Some(number.normalized())
}

/// Whether a number has at most so many digits in all when it is written with `scale` digits after the point.
fn fits(number: &BigDecimal, precision: u32, scale: u32) -> bool {
    let behind = number.fractional_digit_count();
    let digits = i64::try_from(number.digits()).unwrap_or(i64::MAX);
    // What is smaller than one has no digits before its point.
    let before = if number.is_zero() { 0 } else { digits - behind };
    behind <= i64::from(scale) && before <= i64::from(precision) - i64::from(scale)
}

/// A day of a year with four digits.
pub fn date(text: &str) -> Option<NaiveDate> {
    is_like(text, "0000-00-00").then(|| text.parse().ok())?
}

/// A time of day with two digits for each part.
fn time(text: &str) -> Option<NaiveTime> {
    let clock = text.split('.').next()?;
    let is_good = is_like(clock, "00:00") || is_like(clock, "00:00:00");
    text.parse().ok().filter(|_| is_good)
}

/// Whether a text has digits and signs in the same places as another.
fn is_like(text: &str, shape: &str) -> bool {
    let is_same = |(c, sign): (u8, u8)| match sign {
        b'0' => c.is_ascii_digit(),
        sign => c == sign,
    };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(is_same)
}

/// Whether a year has four digits, as texts of dates want it.
pub fn is_year(year: i32) -> bool {
    (0..=9999).contains(&year)
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
        for text in [
            "1000",
            "0.001",
            "1e3",
            "",
            ".",
            "-",
            "e5",
            "abc",
            "NaN",
            "1_0",
            "1e999999999",
            "1.-5",
        ] {
            assert!(PRICE.parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn no_digit_is_rounded_away() {
        let digits = "1".repeat(30);
        for (kind, taken, refused) in [
            (
                ColumnKind::decimal(30, 0),
                digits.clone(),
                format!("{digits}1"),
            ),
            (
                ColumnKind::decimal(40, 10),
                format!("{digits}.0123456789"),
                format!("{digits}.01234567891"),
            ),
            (
                ColumnKind::decimal(30, 30),
                format!("0.{digits}"),
                format!("1.{digits}"),
            ),
        ] {
            assert_eq!(kind.parse(&taken).unwrap().to_string(), taken);
            assert_eq!(kind.parse(&refused), None, "{refused}");
        }
    }

    #[test]
    fn a_year_has_four_digits() {
        use ColumnKind::{Date, Time, Timestamp, TimestampTz};
        for (kind, text) in [
            (Date, "0001-01-01"),
            (Date, "9999-12-31"),
            (Time, "09:05"),
            (Time, "23:59:59.999999"),
            (Timestamp, "9999-12-31T23:59:59.999999"),
            (TimestampTz, "0001-01-01T00:00:00Z"),
        ] {
            assert!(kind.parse(text).is_some(), "{text}");
        }
        for (kind, text) in [
            (Date, "24-01-05"),
            (Date, "2024-1-05"),
            (Date, "+12024-01-05"),
            (Time, "9:05"),
            (Time, "09:05:1"),
            (Timestamp, "24-01-05T10:00:00"),
            (Timestamp, "2024-01-05T9:00:00"),
            (TimestampTz, "24-01-05T10:00:00Z"),
            (TimestampTz, "0000-01-01T00:00:00+01:00"),
            (TimestampTz, "9999-12-31T23:59:59-01:00"),
        ] {
            assert_eq!(kind.parse(text), None, "{text}");
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
