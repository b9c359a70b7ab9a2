//! What a value is in a workbook: a number or a date where reading it again gives the same, else text.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::shared::import::formula;
use crate::shared::table::Value;

/// Digits that a spreadsheet keeps.
const DIGITS: usize = 15;
/// From here on whole numbers have more digits than that.
const LONG_NUMBER: f64 = 1e15;
const SECONDS_A_DAY: f64 = 86_400.0;

#[derive(Debug, PartialEq)]
pub enum Cell<'a> {
    Text(Cow<'a, str>),
    Bool(bool),
    Number(f64),
    /// Days since the end of 1899, and the part of a day.
    Date(f64),
    Time(f64),
    Moment(f64),
}

pub fn cell(value: &Value) -> Cell<'_> {
    let found = match value {
        Value::Text(text) => return Cell::Text(formula::quoted(text)),
        Value::Bool(flag) => Some(Cell::Bool(*flag)),
        Value::Integer(_) | Value::Real(_) | Value::Double(_) | Value::Decimal { .. } => {
            number(&value.to_string()).map(Cell::Number)
        }
        Value::Date(day) => days(*day).map(Cell::Date),
        Value::Time(time) => part_of_day(*time).map(Cell::Time),
        Value::Timestamp(time) => moment(*time),
        Value::TimestampTz(time) => moment(time.naive_utc()),
        Value::Uuid(_) => None,
    };
    found.unwrap_or_else(|| Cell::Text(value.to_string().into()))
}

fn number(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit);
    let digits: Vec<u8> = digits.skip_while(|digit| *digit == b'0').collect();
    let zeros = digits.iter().rev().take_while(|digit| **digit == b'0');
    let number: f64 = text.parse().ok()?;
    let is_kept = digits.len() - zeros.count() <= DIGITS && number.abs() < LONG_NUMBER;
    is_kept.then_some(number)
}

/// Before March 1900 spreadsheets do not agree.
fn days(day: NaiveDate) -> Option<f64> {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let (first, last) = (
        NaiveDate::from_ymd_opt(1900, 3, 1)?,
        NaiveDate::from_ymd_opt(9999, 12, 31)?,
    );
    let days = i32::try_from((day - start).num_days()).ok()?;
    (first..=last).contains(&day).then(|| days.into())
}

/// Spreadsheets count milliseconds.
fn part_of_day(time: NaiveTime) -> Option<f64> {
    let seconds = f64::from(time.num_seconds_from_midnight());
    let nanoseconds = time.nanosecond();
    let milliseconds = f64::from(nanoseconds / 1_000_000);
    let is_kept = nanoseconds.is_multiple_of(1_000_000);
    is_kept.then(|| (seconds + milliseconds / 1_000.0) / SECONDS_A_DAY)
}

fn moment(time: NaiveDateTime) -> Option<Cell<'static>> {
    Some(Cell::Moment(days(time.date())? + part_of_day(time.time())?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::table::ColumnKind;

    fn of(kind: ColumnKind, text: &str) -> Cell<'static> {
        let value = Box::new(kind.parse(text).expect("a value"));
        cell(Box::leak(value))
    }

    #[test]
    fn a_number_is_one_while_no_digit_is_lost() {
        assert_eq!(of(ColumnKind::decimal(12, 2), "12.50"), Cell::Number(12.5));
        assert_eq!(of(ColumnKind::BigInt, "-5"), Cell::Number(-5.0));
        for text in ["9007199254740993", "1000000000000000"] {
            assert_eq!(of(ColumnKind::BigInt, text), Cell::Text(text.into()));
        }
        let long = "0.30000000000000004";
        assert_eq!(of(ColumnKind::Double, long), Cell::Text(long.into()));
    }

    #[test]
    fn a_moment_is_one_while_no_microsecond_is_lost() {
        assert_eq!(of(ColumnKind::Date, "2025-12-31"), Cell::Date(46_022.0));
        assert_eq!(of(ColumnKind::Time, "18:00:00"), Cell::Time(0.75));
        let moment = of(ColumnKind::TimestampTz, "2025-12-31T12:00:00Z");
        assert_eq!(moment, Cell::Moment(46_022.5));
        for text in ["2025-12-31T12:00:00.000001Z", "1900-01-01T00:00:00Z"] {
            assert_eq!(of(ColumnKind::TimestampTz, text), Cell::Text(text.into()));
        }
    }
}
