//! Values for made-up records, as the tests of a module send them and as SQL writes them.

use crate::context::{Field, Format};
use crate::dialect::Dialect;
use crate::expression::{Scalar, literal, number};
use crate::field_type::FieldType;
use crate::schema::{Bounds, Limit};
use crate::sql::sql_literal;
use crate::text::escape;

/// How many records are made up whose numbers differ, counted from 1.
pub const ROOM: i64 = 3;

/// A made-up value.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    pub plain: Plain,
    /// It is a different one for each record.
    pub varies: bool,
}

/// A value without its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    /// Where it varies, that of a record is greater by its number.
    Number(i64),
    /// A number with digits behind its point, the same for every record.
    Fraction(String),
    /// Where it varies, the number of the record stands at `{number}`.
    Text(String),
}

impl Made {
    /// The same value for every record.
    pub fn fixed(plain: Plain) -> Self {
        Self { plain, varies: false }
    }

    /// The value of the record with this number, for every record.
    pub fn at(&self, number: i64) -> Self {
        Self::fixed(match &self.plain {
            Plain::Number(start) => Plain::Number(start + if self.varies { number } else { 0 }),
            Plain::Text(text) if self.varies => Plain::Text(text.replace("{number}", &number.to_string())),
            same => same.clone(),
        })
    }

    /// As it stands inside `json!`, where `number` counts the records.
    pub fn json(&self, field_type: &FieldType) -> String {
        let is_text = match field_type {
            FieldType::BigInt => true,
            FieldType::Decimal { precision, .. } => *precision > 15,
            _ => false,
        };
        let start = match &self.plain {
            Plain::Number(start) => start,
            Plain::Fraction(number) if is_text => return quoted(number),
            Plain::Fraction(number) => return number.clone(),
            Plain::Text(text) => return json_text(field_type, text, self.varies),
        };
        match (field_type, is_text, self.varies) {
            (FieldType::Real | FieldType::Double, _, false) => format!("{start}.0"),
            (FieldType::Real | FieldType::Double, _, true) => format!("{start}.0 + f64::from(number)"),
            (FieldType::Decimal { .. }, false, true) => format!("{start} + i64::from(number)"),
            (_, false, false) => start.to_string(),
            (_, false, true) => format!("{start} + number"),
            (_, true, false) => format!("\"{start}\""),
            (_, true, true) => format!("({start} + i64::from(number)).to_string()"),
        }
    }

    /// As SQL writes that of the record with this number; `None` for a type that is not written here.
    pub fn sql(&self, field_type: &FieldType, dialect: Dialect, number: i64) -> Option<String> {
        Some(match (self.at(number).plain, field_type, dialect) {
            (_, FieldType::Bytes | FieldType::Other { .. }, _) => return None,
            (Plain::Number(value), FieldType::Decimal { scale, .. }, Dialect::Sqlite) => {
                (value * 10_i64.checked_pow(*scale)?).to_string()
            }
            (Plain::Number(value), _, _) => value.to_string(),
            (Plain::Fraction(value), FieldType::Decimal { scale, .. }, Dialect::Sqlite) => {
                number::shift(&value, i32::try_from(*scale).ok()?)
            }
            (Plain::Fraction(value), _, _) => value,
            (Plain::Text(text), FieldType::TimestampTz, Dialect::Sqlite) => {
                sql_literal(&literal(&text, field_type)?, dialect)
            }
            (Plain::Text(text), FieldType::Boolean, Dialect::Sqlite) => u8::from(text == "true").to_string(),
            (Plain::Text(text), FieldType::Boolean, Dialect::Postgres) => text,
            (Plain::Text(text), _, _) => sql_literal(&text, dialect),
        })
    }

    /// What a check sees of that of the record with this number.
    pub fn scalar(&self, field_type: &FieldType, number: i64) -> Scalar {
        match self.at(number).plain {
            // A made-up value is small, so that nothing is lost.
            Plain::Number(value) => Scalar::Number(value as f64),
            Plain::Fraction(value) => Scalar::Number(value.parse().unwrap_or_default()),
            Plain::Text(text) if *field_type == FieldType::Boolean => Scalar::Boolean(text == "true"),
            Plain::Text(text) => Scalar::Text(text),
        }
    }
}

fn json_text(field_type: &FieldType, text: &str, varies: bool) -> String {
    match field_type {
        FieldType::Boolean | FieldType::Json => text.to_owned(),
        _ if !varies => quoted(text),
        _ if text == "{number}" => "number.to_string()".to_owned(),
        _ => format!("format!({})", quoted(text)),
    }
}

/// A value for a column, or nothing for a type that nobody can make up. A higher step has a greater value.
pub fn value(field: &Field, varies: bool, step: u8) -> Option<Made> {
    let bounds = &field.column.bounds;
    let number = 7 + (ROOM + 1) * i64::from(step);
    let month = format!("2024-{:02}", 2 + step);
    let made = |plain: Plain| Some(Made { plain, varies });
    let text = |plain: String, numbered: String| made(Plain::Text(if varies { numbered } else { plain }));
    let fixed = |text: &str| Some(Made::fixed(Plain::Text(text.to_owned())));
    match field.field_type() {
        FieldType::Text | FieldType::String { .. } => {
            let (plain, numbered) = words(field);
            text(plain, numbered)
        }
        FieldType::SmallInt | FieldType::Integer => made(Plain::Number(whole(bounds, number)?)),
        FieldType::Real | FieldType::Double => match whole(bounds, number) {
            Some(number) => made(Plain::Number(number)),
            None => fraction(bounds, MOST_PLACES).filter(|_| !varies),
        },
        // Beyond what JavaScript can count, so that such values are seen to survive.
        FieldType::BigInt => made(Plain::Number(whole(bounds, 9_007_199_254_740_986 + number)?)),
        FieldType::Decimal { precision, scale } => {
            let room = 10_i64.checked_pow(precision.saturating_sub(*scale)).map_or(i64::MAX, |past| past - 1 - ROOM);
            match whole(bounds, number.min(room).max(0)) {
                Some(number) => made(Plain::Number(number)),
                None => fraction(bounds, *scale).filter(|_| !varies),
            }
        }
        FieldType::Boolean => fixed("true"),
        FieldType::Date => text(format!("{month}-29"), format!("{month}-1{{number}}")),
        FieldType::Time => {
            let hour = 10 + step;
            text(format!("{hour}:30:00"), format!("{hour}:30:0{{number}}"))
        }
        FieldType::Timestamp => text(format!("{month}-29T10:30:00"), format!("{month}-29T10:30:0{{number}}")),
        FieldType::TimestampTz => text(format!("{month}-29T10:30:00Z"), format!("{month}-29T10:30:0{{number}}Z")),
        FieldType::Uuid => {
            const UUID: &str = "0190163d-8694-739b-aea5-966c26f8ad9";
            text(format!("{UUID}1"), format!("{UUID}{{number}}"))
        }
        FieldType::Json => fixed("{ \"key\": \"value\" }"),
        FieldType::Bytes => text("AQID".to_owned(), "AQI{number}".to_owned()),
        FieldType::Enum { labels, .. } => fixed(labels.first()?),
        FieldType::Other { .. } => None,
    }
}

/// A text for a column, and one that the number of the record is part of.
fn words(field: &Field) -> (String, String) {
    match field.format {
        Some(Format::Email) => ("sample@example.com".to_owned(), "sample{number}@example.com".to_owned()),
        Some(Format::Url) => ("https://example.com".to_owned(), "https://example.com/{number}".to_owned()),
        Some(Format::Phone) => ("+15550100".to_owned(), "+1555010{number}".to_owned()),
        Some(Format::Prose) | None => (fitted(&field.name.title, field), numbered(field)),
    }
}

/// A whole number near the wished one that is within the bounds.
pub fn whole(bounds: &Bounds, wished: i64) -> Option<i64> {
    let parsed = |limit: &Limit| limit.value.parse::<f64>().ok();
    let least = match &bounds.min {
        Some(limit) => parsed(limit)?.ceil() as i64 + i64::from(limit.exclusive),
        None => i64::MIN,
    };
    let greatest = match &bounds.max {
        Some(limit) => parsed(limit)?.floor() as i64 - i64::from(limit.exclusive),
        None => i64::MAX,
    };
    let start = wished.min(greatest.saturating_sub(ROOM)).max(least);
    (start <= greatest).then_some(start)
}

/// The most digits behind the point of a made-up number.
const MOST_PLACES: u32 = 9;

/// A number within bounds that have no whole one between them, with as few digits as it takes.
fn fraction(bounds: &Bounds, scale: u32) -> Option<Made> {
    let (min, max) = (bounds.min.as_ref()?, bounds.max.as_ref()?);
    (1..=scale.min(MOST_PLACES)).find_map(|places| {
        let moved = |limit: &Limit, by: u32| {
            let value = number::shift(&limit.value, i32::try_from(by).ok()?);
            Some(Limit { value, exclusive: limit.exclusive })
        };
        let tenths = Bounds { min: Some(moved(min, places)?), max: Some(moved(max, places)?), ..Bounds::default() };
        let value = whole(&tenths, i64::MIN)?;
        let places = i32::try_from(places).ok()?;
        Some(Made::fixed(Plain::Fraction(number::shift(&value.to_string(), -places))))
    })
}

/// The field's name and the number, as far as the column has room for them.
fn numbered(field: &Field) -> String {
    let (least, most) = field.lengths();
    let name: String = field.name.title.chars().take(most.saturating_sub(" 1".len())).collect();
    match name.trim_end() {
        "" => "x".repeat(least.saturating_sub(1)) + "{number}",
        name => padded(name, least.saturating_sub(" 1".len())) + " {number}",
    }
}

/// A text within the limits of its column.
pub fn fitted(text: &str, field: &Field) -> String {
    let (least, most) = field.lengths();
    let cut: String = text.chars().take(most).collect();
    padded(&cut, least)
}

fn padded(text: &str, least: usize) -> String {
    let missing = least.saturating_sub(text.chars().count());
    text.to_owned() + &"x".repeat(missing)
}

pub fn quoted(text: &str) -> String {
    format!("\"{}\"", escape::rust_str(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_between_two_whole_ones_is_found() {
        let limit = |value: &str, exclusive| Some(Limit { value: value.to_owned(), exclusive });
        let made = |min, max, scale| {
            let bounds = Bounds { min, max, ..Bounds::default() };
            fraction(&bounds, scale).map(|made| made.plain)
        };
        let found = |text: &str| Some(Plain::Fraction(text.to_owned()));
        assert_eq!(made(limit("0", true), limit("1", true), 5), found("0.1"));
        assert_eq!(made(limit("-1", true), limit("0", true), 2), found("-0.9"));
        assert_eq!(made(limit("0.25", false), limit("0.25", false), 2), found("0.25"));
        assert_eq!(made(limit("0.99", true), limit("1", true), 2), None);
        assert_eq!(made(limit("0.99", true), limit("1", true), 3), found("0.991"));
    }

    #[test]
    fn a_moment_is_written_to_sqlite_in_its_form() {
        let made = Made::fixed(Plain::Text("2024-02-29T10:30:00Z".to_owned()));
        let sql = |dialect| made.sql(&FieldType::TimestampTz, dialect, 1);
        assert_eq!(sql(Dialect::Sqlite).as_deref(), Some("'2024-02-29T10:30:00.000000Z'"));
        assert_eq!(sql(Dialect::Postgres).as_deref(), Some("'2024-02-29T10:30:00Z'"));
    }
}
