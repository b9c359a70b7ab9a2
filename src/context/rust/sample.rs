//! Records for the generated tests: values that the table takes, a different one each time where it asks for that.

use super::order;
use crate::context::{Field, Format, Module, Role};
use crate::field_type::FieldType;
use crate::render::escape;
use crate::schema::{Bounds, Limit};
use serde::Serialize;

/// What the generated tests send.
#[derive(Clone, Debug, Serialize)]
pub struct Samples {
    /// A record can be made up at all.
    pub possible: bool,
    /// No two made-up records collide.
    pub distinct: bool,
    /// The values depend on the number of the record.
    pub numbered: bool,
    /// The fields of a new record.
    pub fields: Vec<Sample>,
    /// A change of one field.
    pub change: Option<Sample>,
    /// A field that a new record must have.
    pub required: Option<String>,
    /// A field, or several together, exist once, and the client gives them.
    pub unique: bool,
    /// A made-up record refers to something that does not exist.
    pub dangling: bool,
}

/// One field of a made-up record.
#[derive(Clone, Debug, Serialize)]
pub struct Sample {
    /// The field's name in JSON.
    pub name: String,
    /// A value as it stands inside `json!`, where `number` counts the records.
    pub value: String,
}

/// How many records are made up whose numbers differ.
const ROOM: i64 = 3;

/// A made-up value.
struct Value {
    text: String,
    /// It is a different one for each record.
    varies: bool,
}

impl Samples {
    /// The samples of a module.
    pub fn new(module: &Module) -> Self {
        let steps = order::steps(&module.table);
        let step = |field: &Field| steps.get(&field.column.name).copied().unwrap_or_default();
        let made: Vec<(&Field, Option<Value>)> = module
            .fields
            .iter()
            .filter(|field| field.creatable)
            .map(|field| (field, value(field, is_in_unique(module, field), step(field))))
            .collect();
        let possible = made.iter().all(|(field, value)| value.is_some() || !field.required);
        let varies = |column: &String| {
            made.iter()
                .any(|(field, value)| field.column.name == *column && value.as_ref().is_none_or(|value| value.varies))
        };
        let is_given = |columns: &[String]| columns.iter().all(|name| made.iter().any(|(f, _)| f.column.name == *name));
        let uniques = || module.table.uniques.iter().map(|unique| &unique.columns).chain([&module.table.primary_key]);
        let given = || uniques().filter(|columns| !columns.is_empty() && is_given(columns));
        let is_valued = |columns: &&Vec<String>| {
            columns.iter().all(|name| made.iter().any(|(field, v)| field.column.name == *name && v.is_some()))
        };
        let change = made.iter().filter(|(field, _)| field.updatable && !field.secret);
        let change = change.filter_map(|(field, value)| Some((field, value.as_ref()?)));
        let change = change.max_by_key(|(field, _)| is_free_text(module, field));
        Self {
            distinct: given().all(|columns| columns.iter().any(varies)),
            numbered: made.iter().any(|(_, value)| value.as_ref().is_some_and(|value| value.varies)),
            unique: given().any(|columns| is_valued(&columns)),
            required: made.iter().find(|(field, _)| field.required).map(|(field, _)| field.name.camel.clone()),
            dangling: possible
                && module.table.checks.is_empty()
                && made
                    .iter()
                    .any(|(field, value)| value.is_some() && module.table.reference_of(&field.column.name).is_some()),
            change: change.map(|(field, value)| Sample {
                value: match is_free_text(module, field) {
                    true => quoted(&fitted("Changed", field)),
                    false if value.varies => format!("sample(1)[\"{}\"]", field.name.camel),
                    false => value.text.clone(),
                },
                name: field.name.camel.clone(),
            }),
            fields: made
                .iter()
                .filter_map(|(field, value)| {
                    let value = value.as_ref()?.text.clone();
                    Some(Sample { name: field.name.camel.clone(), value })
                })
                .collect(),
            possible,
        }
    }
}

fn is_in_unique(module: &Module, field: &Field) -> bool {
    let name = &field.column.name;
    module.table.primary_key.contains(name) || module.table.uniques.iter().any(|unique| unique.columns.contains(name))
}

fn is_free_text(module: &Module, field: &Field) -> bool {
    let is_plain = matches!(field.format, None | Some(Format::Prose)) && field.role == Role::Plain;
    field.field_type().is_textual() && is_plain && module.table.reference_of(&field.column.name).is_none()
}

/// A value for a column, or nothing for a type that nobody can make up. A higher step has a greater value.
fn value(field: &Field, unique: bool, step: u8) -> Option<Value> {
    let bounds = &field.column.bounds;
    let refers = field.reference.is_some();
    let fixed = |text: String| Some(Value { text, varies: false });
    let varying = |text: String| Some(Value { text, varies: true });
    let pick = |plain: String, numbered: String| if unique { varying(numbered) } else { fixed(plain) };
    let number = 7 + (ROOM + 1) * i64::from(step);
    let month = format!("2024-{:02}", 2 + step);
    match field.field_type() {
        FieldType::Text | FieldType::String { .. } => Some(text(field, unique)),
        FieldType::SmallInt | FieldType::Integer => {
            let start = whole(bounds, if refers { 30_000 } else { number })?;
            pick(start.to_string(), format!("{start} + number"))
        }
        FieldType::BigInt => {
            let start = whole(bounds, if refers { 30_000 } else { 9_007_199_254_740_986 + number })?;
            pick(format!("\"{start}\""), format!("({start} + i64::from(number)).to_string()"))
        }
        FieldType::Decimal { precision, scale } => {
            let room = 10_i64.checked_pow(precision.saturating_sub(*scale)).map_or(i64::MAX, |past| past - 1 - ROOM);
            let start = whole(bounds, number.min(room).max(0))?;
            match (*precision <= 15, unique) {
                (true, false) => fixed(start.to_string()),
                (true, true) => varying(format!("{start} + i64::from(number)")),
                (false, false) => fixed(format!("\"{start}\"")),
                (false, true) => varying(format!("({start} + i64::from(number)).to_string()")),
            }
        }
        FieldType::Real | FieldType::Double => {
            let start = whole(bounds, number)?;
            pick(format!("{start}.0"), format!("{start}.0 + f64::from(number)"))
        }
        FieldType::Boolean => fixed("true".to_owned()),
        FieldType::Date => pick(format!("\"{month}-29\""), format!("format!(\"{month}-1{{number}}\")")),
        FieldType::Time => {
            let hour = 10 + step;
            pick(format!("\"{hour}:30:00\""), format!("format!(\"{hour}:30:0{{number}}\")"))
        }
        FieldType::Timestamp => {
            pick(format!("\"{month}-29T10:30:00\""), format!("format!(\"{month}-29T10:30:0{{number}}\")"))
        }
        FieldType::TimestampTz => {
            pick(format!("\"{month}-29T10:30:00Z\""), format!("format!(\"{month}-29T10:30:0{{number}}Z\")"))
        }
        FieldType::Uuid => pick(
            "\"0190163d-8694-739b-aea5-966c26f8ad91\"".to_owned(),
            "format!(\"0190163d-8694-739b-aea5-966c26f8ad9{number}\")".to_owned(),
        ),
        FieldType::Json => fixed("{ \"key\": \"value\" }".to_owned()),
        FieldType::Bytes => pick("\"AQID\"".to_owned(), "format!(\"AQI{number}\")".to_owned()),
        FieldType::Enum { labels, .. } => fixed(quoted(labels.first()?)),
        FieldType::Other { .. } => None,
    }
}

/// A whole number near the wished one that is within the bounds.
fn whole(bounds: &Bounds, wished: i64) -> Option<i64> {
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

fn text(field: &Field, unique: bool) -> Value {
    let (plain, numbered) = match field.format {
        Some(Format::Email) => ("sample@example.com".to_owned(), "sample{number}@example.com".to_owned()),
        Some(Format::Url) => ("https://example.com".to_owned(), "https://example.com/{number}".to_owned()),
        Some(Format::Phone) => ("+15550100".to_owned(), "+1555010{number}".to_owned()),
        Some(Format::Prose) | None => (fitted(&field.name.title, field), numbered(field)),
    };
    match unique {
        false => Value { text: quoted(&plain), varies: false },
        true if numbered == "{number}" => Value { text: "number.to_string()".to_owned(), varies: true },
        true => Value { text: format!("format!({})", quoted(&numbered)), varies: true },
    }
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
fn fitted(text: &str, field: &Field) -> String {
    let (least, most) = field.lengths();
    let cut: String = text.chars().take(most).collect();
    padded(&cut, least)
}

fn padded(text: &str, least: usize) -> String {
    let missing = least.saturating_sub(text.chars().count());
    text.to_owned() + &"x".repeat(missing)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escape::rust_str(text))
}
