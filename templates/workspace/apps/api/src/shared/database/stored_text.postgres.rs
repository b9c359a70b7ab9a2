//! Stored values that no Rust type has: the database has `infinity`, numbers that are none, and years of six digits.

use bigdecimal::BigDecimal;
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use sqlx::postgres::{PgTypeInfo, PgTypeKind, PgValueFormat, PgValueRef};
use sqlx::{Decode, Postgres, TypeInfo, ValueRef};

use crate::shared::table::value::is_year;

/// The text of a value that must not be read, since its type would panic, or has no JSON.
pub fn beyond_types(stored: &PgValueRef<'_>, _wanted: &PgTypeInfo) -> Option<String> {
    let bytes = match stored.format() {
        PgValueFormat::Binary => stored.as_bytes().ok()?,
        PgValueFormat::Text => return None,
    };
    match stored.type_info().name() {
        "DATE" => date_text(i32::from_be_bytes(bytes.try_into().ok()?)),
        "TIMESTAMP" | "TIMESTAMPTZ" => time_text(i64::from_be_bytes(bytes.try_into().ok()?)),
        "NUMERIC" => number_text(bytes),
        "FLOAT4" => float_text(f32::from_be_bytes(bytes.try_into().ok()?).into()),
        "FLOAT8" => float_text(f64::from_be_bytes(bytes.try_into().ok()?)),
        _ => None,
    }
}

/// A value of another type than its column should have, as well as it can be said.
pub fn stored_text(stored: &PgValueRef<'_>) -> String {
    let kind = stored.type_info().into_owned();
    let text = match (kind.name(), kind.kind()) {
        ("NUMERIC", _) => <BigDecimal as Decode<Postgres>>::decode(stored.clone())
            .ok()
            .map(|number| number.to_plain_string()),
        ("TEXT" | "VARCHAR" | "CHAR" | "NAME", _) | (_, PgTypeKind::Enum(_)) => {
            stored.as_str().ok().map(str::to_owned)
        }
        _ => None,
    };
    text.unwrap_or_else(|| format!("a value of the type {}", kind.name()))
}

const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");

fn date_text(days: i32) -> Option<String> {
    let day = EPOCH.checked_add_signed(TimeDelta::days(days.into()));
    match (days, day) {
        (i32::MAX, _) => Some("infinity".to_owned()),
        (i32::MIN, _) => Some("-infinity".to_owned()),
        (_, Some(day)) => (!is_year(day.year())).then(|| day.to_string()),
        (_, None) => Some(format!("{days} days after {EPOCH}")),
    }
}

fn time_text(micros: i64) -> Option<String> {
    let epoch = NaiveDateTime::from(EPOCH);
    let time = epoch.checked_add_signed(TimeDelta::microseconds(micros));
    match (micros, time) {
        (i64::MAX, _) => Some("infinity".to_owned()),
        (i64::MIN, _) => Some("-infinity".to_owned()),
        (_, Some(time)) => (!is_year(time.year())).then(|| time.to_string()),
        (_, None) => Some(format!("{micros} microseconds after {EPOCH}")),
    }
}

/// The third pair of bytes is the sign, or says that there is no number.
fn number_text(bytes: &[u8]) -> Option<String> {
    let text = match bytes.get(4..6)? {
        [0xC0, 0] => "NaN",
        [0xD0, 0] => "Infinity",
        [0xF0, 0] => "-Infinity",
        _ => return None,
    };
    Some(text.to_owned())
}

fn float_text(number: f64) -> Option<String> {
    let text = match number {
        number if number.is_nan() => "NaN",
        f64::INFINITY => "Infinity",
        f64::NEG_INFINITY => "-Infinity",
        _ => return None,
    };
    Some(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_time_are_told_and_days_between_are_not() {
        assert_eq!(date_text(0), None);
        assert_eq!(date_text(i32::MAX).as_deref(), Some("infinity"));
        assert_eq!(date_text(2_921_940).as_deref(), Some("+10000-01-01"));
        assert!(date_text(i32::MAX - 1).is_some());
        assert_eq!(time_text(i64::MIN).as_deref(), Some("-infinity"));
        assert_eq!(time_text(1), None);
        assert!(time_text(i64::MAX - 1).is_some());
    }
}
