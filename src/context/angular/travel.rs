//! How a value travels between a row, its control in the form, and a request.

use super::kind::ControlKind;
use super::script::{self, Script};
use crate::context::Field;
use crate::field_type::FieldType;

/// What a control sends.
struct Value {
    /// When a value must be there.
    required: Script,
    /// Null when there is none.
    or_null: Script,
    /// Left out when there is none.
    or_left_out: Script,
}

/// The control's value for a request, an expression of `value` and `form`. `filled` when the server fills it if it is
/// left out; `base` is its type without null.
pub fn to_request(field: &Field, kind: ControlKind, filled: bool, base: &str) -> Script {
    let value = value(field, kind, base);
    match (filled, field.nullable()) {
        (true, true) => {
            value.or_null.within(&format!("form.controls.{}.pristine ? undefined : ", field.name.camel), "")
        }
        (true, false) => value.or_left_out,
        (false, true) => value.or_null,
        (false, false) => value.required,
    }
}

fn value(field: &Field, kind: ControlKind, base: &str) -> Value {
    let value = format!("value.{}", field.name.camel);
    let nullable = Script::call("nullable", &value);
    // Validators have made sure that the value is there.
    let cast = format!(" as {base}");
    let nullish = |script: Script| Value {
        required: script.within("", &cast),
        or_left_out: script.within("", " ?? undefined"),
        or_null: script,
    };
    let when_there = |script: Script| Value {
        or_null: script.within(&format!("{} === null ? null : ", nullable.text), "").calling("nullable"),
        or_left_out: script.within(&format!("{} === null ? undefined : ", nullable.text), "").calling("nullable"),
        required: script,
    };
    let text = |script: Script| {
        let nullable = script.argument_of("nullable");
        Value { or_left_out: nullable.within("", " ?? undefined"), or_null: nullable, required: script }
    };
    let plain = Script::plain;
    if let (ControlKind::Toggle, Some([yes, no])) = (kind, field.yes_or_no()) {
        let word = plain(format!("{value} ? {} : {}", script::string(yes), script::string(no)));
        return Value { required: word.clone(), or_null: word.clone(), or_left_out: word };
    }
    match kind {
        ControlKind::Toggle | ControlKind::Tristate => Value {
            required: plain(value.clone()),
            or_null: plain(value.clone()),
            or_left_out: plain(value.clone()).within("", " ?? undefined"),
        },
        ControlKind::Choice | ControlKind::Reference => nullish(plain(value.clone())),
        ControlKind::Date => nullish(Script::call("fromDateControl", &value)),
        ControlKind::DateTime => {
            let is_zoned = *field.field_type() == FieldType::TimestampTz;
            nullish(Script::call("fromDateTimeInput", &format!("{value}, {is_zoned}")))
        }
        ControlKind::Json => when_there(Script::call("fromJsonText", &value)),
        ControlKind::Integer if script::is_number(field.field_type()) => when_there(plain(format!("Number({value})"))),
        ControlKind::Integer => text(plain(format!("{value}.trim()"))),
        ControlKind::Decimal if script::is_number(field.field_type()) => {
            when_there(Script::call("fromNumberText", &value).within("Number(", ")"))
        }
        ControlKind::Decimal => text(Script::call("fromNumberText", &value)),
        ControlKind::Password | ControlKind::SecretProse => match field.field_type() {
            field_type if script::is_number(field_type) => when_there(plain(format!("Number({value})"))),
            FieldType::Boolean => when_there(plain(format!("{value} === 'true'"))),
            FieldType::Json => when_there(Script::call("fromJsonText", &value)),
            FieldType::Enum { .. } => when_there(plain(format!("({value}{cast})"))),
            _ => text(plain(value)),
        },
        ControlKind::Text
        | ControlKind::Prose
        | ControlKind::Email
        | ControlKind::Url
        | ControlKind::Phone
        | ControlKind::File
        | ControlKind::Time => text(plain(value)),
    }
}

/// The row's value for the control, an expression of `row`; empty for secrets.
pub fn from_row(field: &Field, kind: ControlKind) -> Script {
    let row = format!("row.{}", field.name.camel);
    let is_nullable = field.nullable();
    match kind {
        ControlKind::Password | ControlKind::SecretProse => Script::default(),
        ControlKind::Toggle if field.yes_or_no().is_some() => {
            let yes = field.yes_or_no().map(|[yes, _]| script::string(yes)).unwrap_or_default();
            Script::plain(format!("{row} === {yes}"))
        }
        ControlKind::Toggle | ControlKind::Tristate | ControlKind::Choice | ControlKind::Reference => {
            Script::plain(row)
        }
        ControlKind::Date => Script::call("toDateControl", &row),
        ControlKind::DateTime => Script::call("toDateTimeInput", &row),
        ControlKind::Time if is_nullable => Script::plain(format!("{row}?.slice(0, 8) ?? ''")),
        ControlKind::Time => Script::plain(format!("{row}.slice(0, 8)")),
        ControlKind::Json if is_nullable => {
            Script::plain(format!("{row} === null ? '' : JSON.stringify({row}, null, 2)"))
        }
        ControlKind::Json => Script::plain(format!("JSON.stringify({row}, null, 2)")),
        ControlKind::Decimal => Script::call("toNumberText", &row),
        ControlKind::Integer if script::is_number(field.field_type()) => {
            if is_nullable {
                Script::call("toText", &row)
            } else {
                Script::plain(format!("String({row})"))
            }
        }
        ControlKind::Integer
        | ControlKind::Text
        | ControlKind::Prose
        | ControlKind::Email
        | ControlKind::Url
        | ControlKind::File
        | ControlKind::Phone => Script::plain(if is_nullable { format!("{row} ?? ''") } else { row }),
    }
}
