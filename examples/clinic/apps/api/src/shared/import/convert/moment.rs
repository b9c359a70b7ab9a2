//! Dates and times as people write them.
//!
//! The year first is always understood, and so is the day first with points (`31.12.2025`). With slashes or dashes the day may come
//! first or second: `31/12/2025` is clear, `01/02/2025` is reported. A year has four digits.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::Value;

use super::Complaint;
use crate::shared::table::ColumnKind;

const TIMES: [&str; 5] = ["%H:%M", "%H:%M:%S%.f", "%I:%M %p", "%I:%M:%S %p", "%I:%M%p"];

pub fn date(text: &str, kind: ColumnKind) -> Result<Value, Complaint> {
    let (day, time) = day_and_time(text, kind)?;
    match time.is_none_or(|time| time == NaiveTime::MIN) {
        true => Ok(day.to_string().into()),
        false => Err(Complaint::not(kind)),
    }
}

pub fn time(text: &str, kind: ColumnKind) -> Result<Value, Complaint> {
    match clock(text) {
        Some(time) => Ok(time.to_string().into()),
        None => Err(Complaint::not(kind)),
    }
}

pub fn timestamp(text: &str, kind: ColumnKind) -> Result<Value, Complaint> {
    let (day, time) = day_and_time(text, kind)?;
    Ok(iso(day, time).into())
}

/// A time without a zone is one in UTC, as the times in an export are.
pub fn timestamp_tz(text: &str, kind: ColumnKind) -> Result<Value, Complaint> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Ok(time.to_rfc3339().into());
    }
    let (day, time) = day_and_time(text, kind)?;
    Ok(format!("{}Z", iso(day, time)).into())
}

fn iso(day: NaiveDate, time: Option<NaiveTime>) -> String {
    let time = NaiveDateTime::new(day, time.unwrap_or_default());
    format!("{time:?}")
}

/// A day, and the time behind it.
fn day_and_time(text: &str, kind: ColumnKind) -> Result<(NaiveDate, Option<NaiveTime>), Complaint> {
    let not = || Complaint::not(kind);
    let Some((day_text, time)) = text.split_once(['T', ' ']) else {
        return Ok((day(text, kind)?, None));
    };
    let time = clock(time.trim()).ok_or_else(not)?;
    Ok((day(day_text, kind)?, Some(time)))
}

fn clock(text: &str) -> Option<NaiveTime> {
    let text = text.to_uppercase();
    TIMES
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(&text, format).ok())
}

fn day(text: &str, kind: ColumnKind) -> Result<NaiveDate, Complaint> {
    let not = || Complaint::not(kind);
    let sign = text.chars().find(|c| !c.is_ascii_digit()).ok_or_else(not)?;
    let parts: Vec<&str> = text.split(sign).collect();
    let &[first, second, third] = parts.as_slice() else {
        return Err(not());
    };
    let number = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        let is_good = lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| is_good)
    };
    let of = |year: &str, month: u32, day: u32| {
        let year = number(year, 4..=4).and_then(|year| i32::try_from(year).ok());
        year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
    };
    let two = |one: &str, other: &str| Some((number(one, 1..=2)?, number(other, 1..=2)?));
    if first.len() == 4 && matches!(sign, '-' | '/' | '.') {
        return two(second, third)
            .and_then(|(month, day)| of(first, month, day))
            .ok_or_else(not);
    }
    let (one, other) = two(first, second).ok_or_else(not)?;
    let day_first = of(third, other, one);
    match sign {
        '.' => day_first.ok_or_else(not),
        '/' | '-' => match (day_first, of(third, one, other)) {
            (Some(day), Some(other)) if day != other => {
                let [day, other] = [day, other].map(|day| day.to_string());
                Err(Complaint::ambiguous([&day, &other]))
            }
            (day, other) => day.or(other).ok_or_else(not),
        },
        _ => Err(not()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_of(text: &str) -> Result<Value, &'static str> {
        date(text, ColumnKind::Date).map_err(|complaint| complaint.code)
    }

    #[test]
    fn a_day_is_read_in_the_usual_ways_and_never_guessed() {
        let last = "2025-12-31";
        for text in [
            last,
            "2025/12/31",
            "2025-12-31T00:00:00",
            "31.12.2025",
            "31/12/2025",
            "12/31/2025",
            "31-12-2025",
            "31.12.2025 00:00",
        ] {
            assert_eq!(day_of(text), Ok(last.into()), "{text}");
        }
        assert_eq!(day_of("1.2.2025"), Ok("2025-02-01".into()));
        assert_eq!(day_of("02/02/2025"), Ok("2025-02-02".into()));
        assert_eq!(day_of("01/02/2025"), Err("ambiguous"));
        for text in [
            "46022",
            "31.12.25",
            "2025-02-30",
            "32.1.2025",
            "31.12.2025 10:00",
            "1.2",
            "2025-13-01",
            "+2025-1-1",
            "é",
        ] {
            assert_eq!(day_of(text), Err("invalid"), "{text}");
        }
    }

    #[test]
    fn times_keep_their_fraction_and_their_zone() {
        let with_zone = timestamp_tz("2025-12-31T10:00:00+02:00", ColumnKind::TimestampTz);
        assert_eq!(with_zone.unwrap(), "2025-12-31T10:00:00+02:00");
        let without = timestamp_tz("31.12.2025 10:00:00.250", ColumnKind::TimestampTz);
        assert_eq!(without.unwrap(), "2025-12-31T10:00:00.250Z");
        for (text, expected) in [
            ("9:05", "09:05:00"),
            ("12:00 AM", "00:00:00"),
            ("23:59:59", "23:59:59"),
        ] {
            assert_eq!(time(text, ColumnKind::Time).unwrap(), expected);
        }
        assert!(time("24:00", ColumnKind::Time).is_err());
    }
}
