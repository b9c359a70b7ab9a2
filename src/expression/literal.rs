//! Literals in the one form in which they are stored.

use super::number;
use crate::field_type::FieldType;
use std::cmp::Ordering;

/// The literal as it is stored in a column of this type; `None` when it is none of the type's.
pub fn literal(text: &str, field_type: &FieldType) -> Option<String> {
    let own = || Some(text.to_owned());
    match field_type {
        FieldType::Text | FieldType::Other { .. } => own(),
        FieldType::String { max } => {
            let fits = u32::try_from(text.chars().count()).is_ok_and(|length| length <= *max);
            if fits { own() } else { None }
        }
        FieldType::Enum { labels, .. } => {
            if labels.iter().any(|label| label == text) {
                own()
            } else {
                None
            }
        }
        FieldType::Date => date(text.trim()).map(|()| text.trim().to_owned()),
        FieldType::Time => time(text.trim()),
        FieldType::Timestamp => timestamp(text.trim()).and_then(|(instant, zone)| zone.is_empty().then_some(instant)),
        FieldType::TimestampTz => {
            let (instant, zone) = timestamp(text.trim())?;
            let utc = matches!(zone, "" | "Z" | "z" | "+00" | "+00:00" | "+0000" | "-00" | "-00:00");
            utc.then(|| match instant.split_once('.') {
                Some((whole, fraction)) => format!("{whole}.{fraction:0<6}Z"),
                None => format!("{instant}.000000Z"),
            })
        }
        FieldType::Uuid => uuid(text.trim()),
        FieldType::Json => serde_json::from_str::<serde_json::Value>(text).ok().and_then(|_| own()),
        FieldType::SmallInt => whole(text, 32_767),
        FieldType::Integer => whole(text, 2_147_483_647),
        FieldType::BigInt => whole(text, i64::MAX),
        FieldType::Decimal { precision, scale } => {
            let digits = number::canonical(text)?;
            let greatest = number::greatest(*precision, *scale);
            let fits = number::compare(digits.trim_start_matches('-'), &greatest) != Ordering::Greater;
            (fits && number::scale(&digits) <= *scale).then_some(digits)
        }
        FieldType::Real | FieldType::Double => number::canonical(text),
        FieldType::Boolean => match text {
            "true" | "1" => Some("true".to_owned()),
            "false" | "0" => Some("false".to_owned()),
            _ => None,
        },
        FieldType::Bytes => None,
    }
}

/// A whole number between the greatest one and its opposite.
fn whole(text: &str, greatest: i64) -> Option<String> {
    let value: i64 = number::canonical(text)?.parse().ok()?;
    (-greatest..=greatest).contains(&value).then(|| value.to_string())
}

/// Digits of a fixed number, within bounds.
fn digits(text: &str, length: usize, least: u32, greatest: u32) -> Option<u32> {
    let all = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|value| all && (least..=greatest).contains(value))
}

fn date(text: &str) -> Option<()> {
    let mut parts = text.splitn(3, '-');
    let year = digits(parts.next()?, 4, 1, 9999)?;
    let month = digits(parts.next()?, 2, 1, 12)?;
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    digits(parts.next()?, 2, 1, last).map(|_| ())
}

/// `HH:MM:SS`, with at most six digits behind the point and none of them a needless zero.
fn time(text: &str) -> Option<String> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut parts = clock.splitn(3, ':');
    let (hour, minute) = (parts.next()?, parts.next()?);
    let second = parts.next().unwrap_or("00");
    digits(hour, 2, 0, 23)?;
    digits(minute, 2, 0, 59)?;
    digits(second, 2, 0, 59)?;
    if fraction.len() > 6 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{hour}:{minute}:{second}{point}{fraction}"))
}

/// `YYYY-MM-DDTHH:MM:SS[.ffffff]`, and the zone behind it.
fn timestamp(text: &str) -> Option<(String, &str)> {
    let day = text.get(..10)?;
    date(day)?;
    let rest = text[10..].strip_prefix(['T', 't', ' ']).unwrap_or_default();
    if rest.is_empty() {
        return (text.len() == 10).then(|| (format!("{day}T00:00:00"), ""));
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(end);
    Some((format!("{day}T{}", time(clock)?), zone))
}

fn uuid(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let hexadecimal = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()));
    (lengths == [8, 4, 4, 4, 12] && hexadecimal).then(|| text.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_have_one_form() {
        for (text, kind, expected) in [
            ("2020-02-29", FieldType::Date, Some("2020-02-29")),
            ("2021-02-29", FieldType::Date, None),
            ("12:30", FieldType::Time, Some("12:30:00")),
            ("12:30:00.500", FieldType::Time, Some("12:30:00.5")),
            ("25:00", FieldType::Time, None),
            ("2020-01-01 10:00:00+00", FieldType::TimestampTz, Some("2020-01-01T10:00:00.000000Z")),
            ("2020-01-01T10:00:00.25Z", FieldType::TimestampTz, Some("2020-01-01T10:00:00.250000Z")),
            ("2020-01-01 10:00:00+07", FieldType::TimestampTz, None),
            ("2020-01-01", FieldType::Timestamp, Some("2020-01-01T00:00:00")),
            ("infinity", FieldType::Timestamp, None),
            ("A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", FieldType::Uuid, Some("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")),
            ("x", FieldType::Uuid, None),
            ("{\"a\": 1}", FieldType::Json, Some("{\"a\": 1}")),
            ("{", FieldType::Json, None),
            ("+1.0", FieldType::SmallInt, Some("1")),
            ("40000", FieldType::SmallInt, None),
            ("1.5", FieldType::Integer, None),
            ("99.90", FieldType::Decimal { precision: 3, scale: 1 }, Some("99.9")),
            ("100", FieldType::Decimal { precision: 3, scale: 1 }, None),
            ("1.25", FieldType::Decimal { precision: 3, scale: 1 }, None),
            ("abc", FieldType::String { max: 2 }, None),
        ] {
            assert_eq!(literal(text, &kind).as_deref(), expected, "{text}");
        }
    }
}
