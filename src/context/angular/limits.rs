//! What a control checks before anything is sent: the database's own constraints.

use super::control::{Control, ControlKind, Pattern};
use crate::context::Field;
use crate::field_type::FieldType;
use crate::schema::Limit;

/// Adds the validators of a column to its control.
pub fn add(control: &mut Control, field: &Field, is_editable: bool) {
    add_presence(control, is_editable);
    add_length(control, field);
    match control.kind {
        ControlKind::Email => control.validators.push("Validators.email".to_owned()),
        ControlKind::Url => shared(control, "urlValidator", String::new()),
        ControlKind::Phone => shared(control, "phoneValidator", String::new()),
        ControlKind::Json => shared(control, "jsonValidator", String::new()),
        ControlKind::Time => shared(control, "timeValidator", String::new()),
        ControlKind::Integer => add_whole_range(control, field),
        ControlKind::Decimal => add_range(control, field),
        ControlKind::Text | ControlKind::Prose => add_shape(control, field),
        ControlKind::Password
        | ControlKind::Toggle
        | ControlKind::Tristate
        | ControlKind::Date
        | ControlKind::DateTime
        | ControlKind::Choice
        | ControlKind::Reference => {}
    }
}

fn shared(control: &mut Control, name: &'static str, arguments: String) {
    control.validators.push(format!("{name}{arguments}"));
    control.shared_validators.push(name);
}

/// A text may be empty where its default says what it is then.
fn add_presence(control: &mut Control, is_editable: bool) {
    let is_free_text = matches!(
        control.kind,
        ControlKind::Text | ControlKind::Prose | ControlKind::Email | ControlKind::Url | ControlKind::Phone
    );
    let validator = match control.kind {
        ControlKind::Toggle | ControlKind::Tristate => return,
        _ if control.nullable => return,
        ControlKind::Password if control.required && is_editable => {
            "row ? Validators.nullValidator : Validators.required"
        }
        ControlKind::Password if !control.required => return,
        _ if control.filled && !is_editable => return,
        _ if control.filled => "row ? Validators.required : Validators.nullValidator",
        _ if is_free_text && !control.required => return,
        _ => "Validators.required",
    };
    control.validators.push(validator.to_owned());
    if matches!(control.kind, ControlKind::Integer | ControlKind::Decimal) {
        add_pattern(control, NOT_BLANK);
    }
}

fn add_length(control: &mut Control, field: &Field) {
    if control.kind == ControlKind::Reference {
        return;
    }
    if let Some(longest) = field.column.longest() {
        control.validators.push(format!("Validators.maxLength({longest})"));
    }
    if let Some(least) = field.column.bounds.min_length {
        control.validators.push(format!("Validators.minLength({least})"));
    }
}

/// `integerValidator('0', '32767')`: what the type holds, narrowed by the column's checks.
fn add_whole_range(control: &mut Control, field: &Field) {
    let (least, greatest) = whole_range(field);
    shared(control, "integerValidator", format!("('{least}', '{greatest}')"));
}

/// The range of a whole-number column, both ends inside.
pub fn whole_range(field: &Field) -> (i128, i128) {
    let (low, high) = match field.field_type() {
        FieldType::SmallInt => (i128::from(i16::MIN), i128::from(i16::MAX)),
        FieldType::Integer => (i128::from(i32::MIN), i128::from(i32::MAX)),
        _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
    };
    let bounds = &field.column.bounds;
    let least = bounds.min.as_ref().and_then(|limit| whole_limit(limit, 1)).unwrap_or(low);
    let greatest = bounds.max.as_ref().and_then(|limit| whole_limit(limit, -1)).unwrap_or(high);
    (least.max(low), greatest.min(high))
}

/// The nearest whole number inside a limit; `inwards` is the step away from an exclusive one.
fn whole_limit(limit: &Limit, inwards: i128) -> Option<i128> {
    if let Ok(whole) = limit.value.parse::<i128>() {
        return Some(if limit.exclusive { whole + inwards } else { whole });
    }
    let value = limit.value.parse::<f64>().ok()?;
    let whole = if inwards > 0 { value.ceil() } else { value.floor() };
    #[expect(clippy::cast_possible_truncation, reason = "a limit beyond the type is cut to the type's own range")]
    Some(whole as i128)
}

fn add_range(control: &mut Control, field: &Field) {
    match field.field_type() {
        FieldType::Decimal { precision, scale } => {
            shared(control, "decimalValidator", format!("({precision}, {scale})"));
        }
        _ => add_pattern(control, FLOAT),
    }
    let (least, greatest) = range(field);
    if let Some(least) = least {
        control.validators.push(format!("Validators.min({least})"));
    }
    if let Some(greatest) = greatest {
        control.validators.push(format!("Validators.max({greatest})"));
    }
}

const NOT_BLANK: Pattern = Pattern { name: "NOT_BLANK", expression: "/\\S/" };
const FLOAT: Pattern = Pattern { name: "FLOAT", expression: "/^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?\\s*$/i" };
const UUID: Pattern = Pattern { name: "UUID", expression: "/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i" };
const BASE64: Pattern = Pattern { name: "BASE64", expression: "/^[A-Za-z0-9+/]*={0,2}$/" };

fn add_pattern(control: &mut Control, pattern: Pattern) {
    control.validators.push(format!("Validators.pattern({})", pattern.name));
    control.patterns.push(pattern);
}

/// The limits of a decimal or float column as literals. An exclusive limit moves by the smallest step of a decimal;
/// of a float it stays, and the server refuses the limit itself.
pub fn range(field: &Field) -> (Option<String>, Option<String>) {
    let step = match field.field_type() {
        FieldType::Decimal { scale, .. } => *scale,
        _ => 0,
    };
    let bounds = &field.column.bounds;
    let literal = |limit: &Limit, inwards: i128| {
        let is_moved = limit.exclusive && matches!(field.field_type(), FieldType::Decimal { .. });
        let moved = if is_moved { moved(&limit.value, step, inwards) } else { None };
        moved.or_else(|| {
            limit.value.parse::<f64>().ok().filter(|value| value.is_finite()).map(|value| value.to_string())
        })
    };
    let least = bounds.min.as_ref().and_then(|limit| literal(limit, 1));
    (least, bounds.max.as_ref().and_then(|limit| literal(limit, -1)))
}

/// A decimal literal moved by one step of `scale` digits: `0` with scale 2 becomes `0.01`.
fn moved(literal: &str, scale: u32, by: i128) -> Option<String> {
    let (sign, digits) = match literal.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, literal.strip_prefix('+').unwrap_or(literal)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let scale = usize::try_from(scale).ok()?;
    if fraction.len() > scale {
        return None;
    }
    let units: i128 = format!("{whole}{fraction:0<scale$}").parse().ok()?;
    let moved = sign * units + by;
    let text = format!("{:0>width$}", moved.abs(), width = scale + 1);
    let (whole, fraction) = text.split_at(text.len() - scale);
    let sign = if moved < 0 { "-" } else { "" };
    let point = if scale == 0 { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}"))
}

/// The shape of texts that stand for something else.
fn add_shape(control: &mut Control, field: &Field) {
    match field.field_type() {
        FieldType::Uuid => add_pattern(control, UUID),
        FieldType::Bytes => add_pattern(control, BASE64),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exclusive_limit_moves_by_one_step() {
        assert_eq!(moved("0", 2, 1).as_deref(), Some("0.01"));
        assert_eq!(moved("0", 2, -1).as_deref(), Some("-0.01"));
        assert_eq!(moved("-1.5", 3, 1).as_deref(), Some("-1.499"));
        assert_eq!(moved("100", 0, -1).as_deref(), Some("99"));
        assert_eq!(moved("0.005", 2, 1), None);
    }
}
