//! What a control checks before anything is sent: the database's own constraints.

use super::kind::ControlKind;
use crate::context::Field;
use crate::field_type::FieldType;
use crate::schema::Limit;
use serde::Serialize;

/// A regular expression that validators use, as a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Pattern {
    /// Constant in the file of the form.
    pub name: &'static str,
    /// A regular expression, as a literal.
    pub expression: &'static str,
}

/// The checks of one control.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// Validators, as expressions; `row` is defined when a row is edited.
    pub validators: Vec<String>,
    /// Names of `@shared/forms/validators` in them.
    pub shared: Vec<&'static str>,
    /// Patterns in them.
    pub patterns: Vec<Pattern>,
    /// Angular's own `Validators` are among them.
    pub has_angular: bool,
    /// A new row needs a value.
    pub wants_value: bool,
}

impl Checks {
    /// The checks of a column's control; `filled` when the server fills it if it is left out.
    /// `is_named` tells that a row is called by it.
    pub fn new(field: &Field, kind: ControlKind, filled: bool, is_editable: bool, is_named: bool) -> Self {
        let mut checks = Self::default();
        checks.add_presence(field, kind, filled, is_editable, is_named);
        checks.add_length(field, kind);
        match kind {
            ControlKind::Email => checks.add("Validators.email".to_owned()),
            ControlKind::Url => checks.add_shared("urlValidator", ""),
            ControlKind::Phone => checks.add_shared("phoneValidator", ""),
            ControlKind::Json => checks.add_shared("jsonValidator", ""),
            ControlKind::Time => checks.add_shared("timeValidator", ""),
            ControlKind::Integer => checks.add_whole_range(field),
            ControlKind::Decimal => checks.add_range(field),
            ControlKind::Text | ControlKind::Prose => checks.add_shape(field),
            ControlKind::Password | ControlKind::SecretProse => checks.add_secret(field),
            ControlKind::Toggle
            | ControlKind::Tristate
            | ControlKind::Date
            | ControlKind::DateTime
            | ControlKind::File
            | ControlKind::Choice
            | ControlKind::Reference => {}
        }
        checks
    }

    /// A text may be empty where the table says so; what a row is called by is asked for all the same.
    fn add_presence(&mut self, field: &Field, kind: ControlKind, filled: bool, is_editable: bool, is_named: bool) {
        const REQUIRED: &str = "Validators.required";
        const REQUIRED_OF_NEW: &str = "row ? Validators.nullValidator : Validators.required";
        const REQUIRED_OF_OLD: &str = "row ? Validators.required : Validators.nullValidator";
        let is_free_text = matches!(
            kind,
            ControlKind::Text | ControlKind::Prose | ControlKind::Email | ControlKind::Url | ControlKind::Phone
        );
        let validator = match kind {
            ControlKind::Toggle | ControlKind::Tristate => return,
            _ if field.nullable() => return,
            ControlKind::Password | ControlKind::SecretProse => match (field.required, is_editable) {
                (true, true) => REQUIRED_OF_NEW,
                (true, false) => REQUIRED,
                (false, _) => return,
            },
            _ if filled && !is_editable => return,
            _ if filled => REQUIRED_OF_OLD,
            _ if is_free_text && !(field.required && is_named) => return,
            _ => REQUIRED,
        };
        self.wants_value = validator != REQUIRED_OF_OLD;
        self.add(validator.to_owned());
    }

    fn add_length(&mut self, field: &Field, kind: ControlKind) {
        if kind == ControlKind::Reference {
            return;
        }
        if let Some(longest) = field.column.longest() {
            self.add(format!("Validators.maxLength({longest})"));
        }
        if let Some(least) = field.column.bounds.min_length {
            self.add(format!("Validators.minLength({least})"));
        }
    }

    /// `integerValidator('0', '32767')`: what the type holds, narrowed by the column's checks.
    fn add_whole_range(&mut self, field: &Field) {
        let (least, greatest) = whole_range(field);
        self.add_shared("integerValidator", &format!("('{least}', '{greatest}')"));
    }

    fn add_range(&mut self, field: &Field) {
        match field.field_type() {
            FieldType::Decimal { precision, scale } if *field.field_type() != FieldType::NUMERIC => {
                self.add_shared("decimalValidator", &format!("({precision}, {scale})"));
            }
            _ => self.add_shared("floatValidator", ""),
        }
        let (least, greatest) = range(field);
        if let Some(least) = least {
            self.add_shared("minValidator", &format!("('{least}')"));
        }
        if let Some(greatest) = greatest {
            self.add_shared("maxValidator", &format!("('{greatest}')"));
        }
    }

    /// What a secret must look like, that is not a text.
    fn add_secret(&mut self, field: &Field) {
        match field.field_type() {
            FieldType::Json => self.add_shared("jsonValidator", ""),
            FieldType::SmallInt | FieldType::Integer | FieldType::BigInt => self.add_whole_range(field),
            FieldType::Decimal { .. } | FieldType::Real | FieldType::Double => self.add_range(field),
            _ => self.add_shape(field),
        }
    }

    /// The shape of texts that stand for something else.
    fn add_shape(&mut self, field: &Field) {
        match field.field_type() {
            FieldType::Uuid => self.add_pattern(UUID),
            FieldType::Bytes => self.add_pattern(BASE64),
            _ => {}
        }
    }

    /// One of Angular's own.
    fn add(&mut self, validator: String) {
        self.validators.push(validator);
        self.has_angular = true;
    }

    fn add_pattern(&mut self, pattern: Pattern) {
        self.add(format!("Validators.pattern({})", pattern.name));
        self.patterns.push(pattern);
    }

    /// One of `@shared/forms/validators`.
    fn add_shared(&mut self, name: &'static str, arguments: &str) {
        self.validators.push(format!("{name}{arguments}"));
        self.shared.push(name);
    }
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

const UUID: Pattern = Pattern { name: "UUID", expression: "/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i" };
const BASE64: Pattern = Pattern { name: "BASE64", expression: "/^[A-Za-z0-9+/]*={0,2}$/" };

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
        let moved = if is_moved { shift_point(&limit.value, step, inwards) } else { None };
        moved.or_else(|| {
            limit.value.parse::<f64>().ok().filter(|value| value.is_finite()).map(|value| value.to_string())
        })
    };
    let least = bounds.min.as_ref().and_then(|limit| literal(limit, 1));
    (least, bounds.max.as_ref().and_then(|limit| literal(limit, -1)))
}

/// A decimal literal moved by one step of `scale` digits: `0` with scale 2 becomes `0.01`.
fn shift_point(literal: &str, scale: u32, by: i128) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exclusive_limit_moves_by_one_step() {
        assert_eq!(shift_point("0", 2, 1).as_deref(), Some("0.01"));
        assert_eq!(shift_point("0", 2, -1).as_deref(), Some("-0.01"));
        assert_eq!(shift_point("-1.5", 3, 1).as_deref(), Some("-1.499"));
        assert_eq!(shift_point("100", 0, -1).as_deref(), Some("99"));
        assert_eq!(shift_point("0.005", 2, 1), None);
    }
}
