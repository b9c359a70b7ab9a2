//! Values for made-up records, as the tests of a module send them and as SQL writes them.

use crate::context::{Field, Format};
use crate::dialect::Dialect;
use crate::expression::Scalar;
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
            text @ Plain::Text(_) => text.clone(),
        })
    }

    /// As it stands inside `json!`, where `number` counts the records.
    pub fn json(&self, field_type: &FieldType) -> String {
        let start = match &self.plain {
            Plain::Number(start) => start,
            Plain::Text(text) => return json_text(field_type, text, self.varies),
        };
        let is_text = match field_type {
            FieldType::BigInt => true,
            FieldType::Decimal { precision, .. } => *precision > 15,
            _ => false,
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
        FieldType::SmallInt | FieldType::Integer | FieldType::Real | FieldType::Double => {
            made(Plain::Number(whole(bounds, number)?))
        }
        // Beyond what JavaScript can count, so that such values are seen to survive.
        FieldType::BigInt => made(Plain::Number(whole(bounds, 9_007_199_254_740_986 + number)?)),
        FieldType::Decimal { precision, scale } => {
            let room = 10_i64.checked_pow(precision.saturating_sub(*scale)).map_or(i64::MAX, |past| past - 1 - ROOM);
            made(Plain::Number(whole(bounds, number.min(room).max(0))?))
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
