//! Values for the generated tests: they fit their columns' types and limits.

use super::kind::ControlKind;
use super::{limits, script};
use crate::context::{Field, Format};
use crate::field_type::FieldType;

/// An expression for a property of the row `n`, and whether it is another one for each number.
pub fn numbered_value(field: &Field) -> (String, bool) {
    let expression = match field.field_type() {
        FieldType::Text | FieldType::String { .. } | FieldType::Bytes | FieldType::Other { .. } => {
            numbered_words(field)
        }
        FieldType::Uuid => "`018f3b9a-6c1e-7d24-9a53-${String(n).padStart(12, '0')}`".to_owned(),
        FieldType::BigInt => "String(n)".to_owned(),
        field_type if script::is_number(field_type) => "n".to_owned(),
        FieldType::Decimal { .. } => "String(n)".to_owned(),
        FieldType::Date => "`2025-03-${String(n).padStart(2, '0')}`".to_owned(),
        _ => return (value(field), false),
    };
    (expression, true)
}

/// The field's name and the number, as far as the column has room for them.
fn numbered_words(field: &Field) -> String {
    const NUMBER: usize = " 999".len();
    let (least, longest) = field.lengths();
    let name: String = field.name.title.chars().take(longest.saturating_sub(NUMBER)).collect();
    let name = name.trim_end();
    let text = if name.is_empty() { "`${n}`".to_owned() } else { format!("`{name} ${{n}}`") };
    if least > name.chars().count() + " 1".len() { format!("{text}.padEnd({least}, 'x')") } else { text }
}

/// A literal for a row's property.
pub fn value(field: &Field) -> String {
    match field.field_type() {
        FieldType::Boolean => "true".to_owned(),
        FieldType::Json => "{ note: 'sample' }".to_owned(),
        FieldType::Date => "'2025-03-14'".to_owned(),
        FieldType::Time => "'09:26:53'".to_owned(),
        FieldType::Timestamp => "'2025-03-14T09:26:53'".to_owned(),
        FieldType::TimestampTz => "'2025-03-14T09:26:53Z'".to_owned(),
        field_type if script::is_number(field_type) => text(field),
        _ => script::string(&text(field)),
    }
}

/// A literal for the control of a form.
pub fn control(field: &Field, kind: ControlKind) -> String {
    match kind {
        ControlKind::Toggle | ControlKind::Tristate => "true".to_owned(),
        ControlKind::Date => "new Date(2025, 2, 14)".to_owned(),
        ControlKind::DateTime => "'2025-03-14T09:26:53'".to_owned(),
        ControlKind::Json => "'{\"note\":\"sample\"}'".to_owned(),
        ControlKind::Time => "'09:26:53'".to_owned(),
        ControlKind::Choice => script::string(&text(field)),
        ControlKind::Reference => value(field),
        _ => script::string(&text(field)),
    }
}

/// The value as text.
fn text(field: &Field) -> String {
    match field.field_type() {
        FieldType::SmallInt | FieldType::Integer | FieldType::BigInt => {
            let (least, greatest) = limits::whole_range(field);
            7.clamp(least.min(greatest), greatest).to_string()
        }
        FieldType::Decimal { precision, scale } if precision == scale => decimal(field, 0.5),
        FieldType::Decimal { .. } => decimal(field, 7.0),
        FieldType::Real | FieldType::Double => decimal(field, 1.5),
        FieldType::Enum { labels, .. } => labels.first().cloned().unwrap_or_default(),
        FieldType::Uuid => "018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10".to_owned(),
        FieldType::Bytes => "c2FtcGxl".to_owned(),
        FieldType::Other { .. } => "sample".to_owned(),
        FieldType::Boolean => "true".to_owned(),
        FieldType::Json => "{}".to_owned(),
        FieldType::Date => "2025-03-14".to_owned(),
        FieldType::Time => "09:26:53".to_owned(),
        FieldType::Timestamp | FieldType::TimestampTz => "2025-03-14T09:26:53Z".to_owned(),
        FieldType::Text | FieldType::String { .. } => words(field),
    }
}

/// `wanted`, or the limit that it would break.
fn decimal(field: &Field, wanted: f64) -> String {
    let (least, greatest) = limits::range(field);
    let number = |limit: &Option<String>| limit.as_ref().and_then(|text| text.parse::<f64>().ok());
    match (number(&least), number(&greatest)) {
        (Some(low), _) if wanted < low => least.unwrap_or_default(),
        (_, Some(high)) if wanted > high => greatest.unwrap_or_default(),
        _ => wanted.to_string(),
    }
}

fn words(field: &Field) -> String {
    let (least, longest) = field.lengths();
    let wanted = match field.format {
        Some(Format::Email) => "ada@example.com".to_owned(),
        Some(Format::Url) => "https://example.com".to_owned(),
        Some(Format::Phone) => "+15550100".to_owned(),
        Some(Format::Prose) | None => field.name.title.clone(),
    };
    let mut text: String = wanted.chars().take(longest).collect();
    while text.chars().count() < least {
        text.push('x');
    }
    text
}
