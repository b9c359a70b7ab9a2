//! How a value travels between a row, its control in the form, and a request.

use super::control::{Control, ControlKind};
use super::script;
use crate::context::Field;
use crate::field_type::FieldType;

/// What a control sends, as expressions.
struct Sent {
    /// When a value must be there.
    given: String,
    /// Null when there is none.
    or_null: String,
    /// Left out when there is none.
    or_left_out: String,
}

/// Adds the expressions to a control, and the names that they use of `@shared/forms/convert`.
pub fn add(control: &mut Control, field: &Field, is_editable: bool) {
    let sent = sent(control, field);
    control.to_request = match (control.filled, control.nullable) {
        (true, true) => format!("form.controls.{}.pristine ? undefined : {}", field.name.camel, sent.or_null),
        (true, false) => sent.or_left_out,
        (false, true) => sent.or_null,
        (false, false) => sent.given,
    };
    control.from_row = if is_editable { from_row(control, field) } else { String::new() };
    let mut expressions = vec![&control.to_request, &control.from_row];
    if matches!(control.kind, ControlKind::Date | ControlKind::DateTime) {
        expressions.push(&control.initial);
    }
    let is_used = |name: &&str| expressions.iter().any(|expression| expression.contains(&format!("{name}(")));
    control.converters = CONVERTERS.iter().copied().filter(is_used).collect();
    expressions.push(&control.initial);
    let is_used = |name: &&str| expressions.iter().any(|expression| expression.contains(&format!("{name}(")));
    control.number_texts = NUMBER_TEXTS.iter().copied().filter(is_used).collect();
}

/// All that `@shared/forms/convert` offers.
const CONVERTERS: &[&str] =
    &["fromDateControl", "fromDateTimeInput", "fromJsonText", "nullable", "toDateControl", "toDateTimeInput", "toText"];

/// All that `@shared/forms/numbers` offers.
const NUMBER_TEXTS: &[&str] = &["fromNumberText", "toNumberText"];

fn sent(control: &Control, field: &Field) -> Sent {
    let value = format!("value.{}", field.name.camel);
    let cast = script_cast(control);
    let nullish = |expression: String| Sent {
        given: format!("{expression}{cast}"),
        or_left_out: format!("{expression} ?? undefined"),
        or_null: expression,
    };
    let when_there = |expression: String| Sent {
        or_null: format!("nullable({value}) === null ? null : {expression}"),
        or_left_out: format!("nullable({value}) === null ? undefined : {expression}"),
        given: expression,
    };
    let text = |expression: String| Sent {
        or_null: format!("nullable({expression})"),
        or_left_out: format!("nullable({expression}) ?? undefined"),
        given: expression,
    };
    match control.kind {
        ControlKind::Toggle | ControlKind::Tristate => {
            Sent { given: value.clone(), or_null: value.clone(), or_left_out: format!("{value} ?? undefined") }
        }
        ControlKind::Choice | ControlKind::Reference => nullish(value),
        ControlKind::Date => nullish(format!("fromDateControl({value})")),
        ControlKind::DateTime => {
            nullish(format!("fromDateTimeInput({value}, {})", *field.field_type() == FieldType::TimestampTz))
        }
        ControlKind::Json => when_there(format!("fromJsonText({value})")),
        ControlKind::Integer if script::is_number(field.field_type()) => when_there(format!("Number({value})")),
        ControlKind::Integer => text(format!("{value}.trim()")),
        ControlKind::Decimal if script::is_number(field.field_type()) => {
            when_there(format!("Number(fromNumberText({value}))"))
        }
        ControlKind::Decimal => text(format!("fromNumberText({value})")),
        ControlKind::Password => match field.field_type() {
            field_type if script::is_number(field_type) => when_there(format!("Number({value})")),
            FieldType::Boolean => when_there(format!("{value} === 'true'")),
            FieldType::Json => when_there(format!("fromJsonText({value})")),
            FieldType::Enum { .. } => when_there(format!("({value}{cast})")),
            _ => text(value),
        },
        ControlKind::Text
        | ControlKind::Prose
        | ControlKind::Email
        | ControlKind::Url
        | ControlKind::Phone
        | ControlKind::Time => text(value),
    }
}

/// ` as ProductStatus`: validators have made sure that the value is there.
fn script_cast(control: &Control) -> String {
    format!(" as {}", control.type_name.trim_end_matches(" | null"))
}

fn from_row(control: &Control, field: &Field) -> String {
    let row = format!("row.{}", field.name.camel);
    let or_empty = |text: &str| if control.nullable { format!("{row}{text} ?? ''") } else { format!("{row}{text}") };
    match control.kind {
        ControlKind::Password => String::new(),
        ControlKind::Toggle | ControlKind::Tristate | ControlKind::Choice | ControlKind::Reference => row,
        ControlKind::Date => format!("toDateControl({row})"),
        ControlKind::DateTime => format!("toDateTimeInput({row})"),
        ControlKind::Time if control.nullable => format!("{row}?.slice(0, 8) ?? ''"),
        ControlKind::Time => format!("{row}.slice(0, 8)"),
        ControlKind::Json if control.nullable => format!("{row} === null ? '' : JSON.stringify({row}, null, 2)"),
        ControlKind::Json => format!("JSON.stringify({row}, null, 2)"),
        ControlKind::Decimal => format!("toNumberText({row})"),
        ControlKind::Integer if script::is_number(field.field_type()) => {
            if control.nullable {
                format!("toText({row})")
            } else {
                format!("String({row})")
            }
        }
        ControlKind::Integer
        | ControlKind::Text
        | ControlKind::Prose
        | ControlKind::Email
        | ControlKind::Url
        | ControlKind::Phone => or_empty(""),
    }
}
