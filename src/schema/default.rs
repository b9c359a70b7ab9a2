//! What a DEFAULT means.

use super::DefaultValue;
use crate::expression::{Columns, Spelled, Term, number, plain_arguments, term};
use crate::field_type::FieldType;
use sqlparser::ast::{Expr, Function, Value};

/// The default of a column of this type; `None` for NULL. `places` is how many digits of a stored integer are behind
/// the point.
pub fn default_value(expression: &Expr, field_type: &FieldType, places: u32) -> Option<DefaultValue> {
    let no_columns: Columns<'_> = &|_| None;
    let bare = bare(expression);
    if let Expr::Value(value) = bare
        && let Value::SingleQuotedByteStringLiteral(bits) = &value.value
    {
        return bit_value(bits, field_type);
    }
    if let Some(constant) = term(bare, no_columns).and_then(|term| constant(term, field_type, places)) {
        return constant;
    }
    // SQLite takes a name in quotes for a text where no column can be.
    if let Expr::Identifier(name) = bare
        && name.quote_style == Some('"')
        && let Some(constant) = constant(Term::Text(name.value.clone()), field_type, places)
    {
        return constant;
    }
    if let Expr::Value(value) = bare
        && let Value::HexStringLiteral(digits) = &value.value
        && field_type.is_numeric()
        && let Ok(number) = u64::from_str_radix(digits, 16)
    {
        // SQLite reads sixteen digits as the bits of a signed number.
        return Some(DefaultValue::Number(number_of_units(&number.cast_signed().to_string(), places)));
    }
    let temporal = field_type.is_temporal() || *field_type == FieldType::Time;
    match call(bare, field_type) {
        Some("now") if *field_type == FieldType::Date => Some(DefaultValue::Today),
        Some("now") if temporal => Some(DefaultValue::Now),
        Some("today") if *field_type == FieldType::Date => Some(DefaultValue::Today),
        Some("uuid") if *field_type == FieldType::Uuid => Some(DefaultValue::Uuid),
        Some("nextval") if field_type.is_numeric() => Some(DefaultValue::Identity),
        _ => Some(DefaultValue::Expression(match term(bare, no_columns) {
            Some(term) => term.sql(Spelled::Neutral),
            None => bare.to_string(),
        })),
    }
}

/// MySQL's `b'101'`.
fn bit_value(bits: &str, field_type: &FieldType) -> Option<DefaultValue> {
    let value = u64::from_str_radix(bits, 2).ok()?;
    match field_type {
        FieldType::Boolean => Some(DefaultValue::Boolean(value != 0)),
        kind if kind.is_numeric() => Some(DefaultValue::Number(value.to_string())),
        // No database of ours has it in this form, and that is said where the table is made.
        _ => Some(DefaultValue::Expression(format!("b'{bits}'"))),
    }
}

/// Whether the column is numbered by a sequence.
pub fn is_sequence(expression: &Expr) -> bool {
    call(bare(expression), &FieldType::BigInt) == Some("nextval")
}

/// Whether the default is a random uuid.
pub fn is_random_uuid(expression: &Expr) -> bool {
    call(bare(expression), &FieldType::Uuid) == Some("uuid")
}

/// The expression without parentheses around it and without a cast to the type that the column has anyway.
fn bare(expression: &Expr) -> &Expr {
    match expression {
        Expr::Nested(inner) => bare(inner),
        Expr::Cast { expr, .. } if matches!(**expr, Expr::Value(_) | Expr::Nested(_) | Expr::Function(_)) => bare(expr),
        other => other,
    }
}

fn number_of_units(digits: &str, places: u32) -> String {
    number::shift(digits, -i32::try_from(places).unwrap_or_default())
}

/// `Some(None)` is NULL; `None` is no constant.
#[expect(clippy::option_option, reason = "the two kinds of nothing are told apart above")]
fn constant(term: Term, field_type: &FieldType, places: u32) -> Option<Option<DefaultValue>> {
    let shift = |digits: &str| number_of_units(digits, places);
    Some(Some(match (term, field_type) {
        (Term::Null, _) => return Some(None),
        (Term::Boolean(value), FieldType::Boolean) => DefaultValue::Boolean(value),
        (Term::Number(digits), FieldType::Boolean) => DefaultValue::Boolean(digits != "0"),
        (Term::Text(text), FieldType::Boolean) => match text.to_ascii_lowercase().as_str() {
            "t" | "true" | "y" | "yes" | "on" | "1" => DefaultValue::Boolean(true),
            "f" | "false" | "n" | "no" | "off" | "0" => DefaultValue::Boolean(false),
            _ => return None,
        },
        (Term::Number(digits), kind) if kind.is_numeric() => DefaultValue::Number(shift(&digits)),
        (Term::Text(text), kind) if kind.is_numeric() => DefaultValue::Number(shift(&number::canonical(&text)?)),
        (Term::Boolean(value), kind) if kind.is_numeric() => DefaultValue::Number(u8::from(value).to_string()),
        (Term::Number(digits), kind) if kind.is_textual() => DefaultValue::Text(digits),
        (Term::Text(text), kind) => match (text.to_ascii_lowercase().as_str(), kind) {
            ("now", FieldType::Date) => DefaultValue::Today,
            ("now", kind) if kind.is_temporal() => DefaultValue::Now,
            _ => DefaultValue::Text(text),
        },
        _ => return None,
    }))
}

/// What a call is, whatever the dialect calls it: `now`, `today`, `uuid`, `nextval`. Another zone or a moment that is
/// some time away is none of them.
fn call(expression: &Expr, field_type: &FieldType) -> Option<&'static str> {
    let found = match expression {
        Expr::Function(function) => function_name(function, field_type),
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } => call(inner, field_type),
        _ => None,
    };
    found.or_else(|| is_random_text(expression).then_some("uuid"))
}

fn function_name(function: &Function, field_type: &FieldType) -> Option<&'static str> {
    let name = function.name.to_string().to_ascii_lowercase();
    let name = name.rsplit('.').next().unwrap_or(&name).trim_matches('"');
    let arguments: Vec<String> = plain_arguments(function)?.iter().map(ToString::to_string).collect();
    let is_now = |arguments: &[String]| arguments.is_empty() || arguments == ["'now'"];
    let is_time = *field_type == FieldType::Time;
    match name {
        "now"
        | "current_timestamp"
        | "localtimestamp"
        | "transaction_timestamp"
        | "localtime"
        | "getdate"
        | "sysdate"
        | "utc_timestamp"
        | "sysdatetime" => Some("now"),
        "current_time" if is_time => Some("now"),
        "time" if is_time && is_now(&arguments) => Some("now"),
        "datetime" if !is_time && is_now(&arguments) => Some("now"),
        "strftime" => match arguments.as_slice() {
            [format, now] if now == "'now'" => formatted_now(format.trim_matches('\''), is_time),
            [format] => formatted_now(format.trim_matches('\''), is_time),
            _ => None,
        },
        "current_date" | "curdate" => Some("today"),
        "date" if is_now(&arguments) => Some("today"),
        "gen_random_uuid" | "uuid_generate_v1" | "uuid_generate_v1mc" | "uuid_generate_v4" | "uuid_generate_v7"
        | "uuidv4" | "uuidv7" | "uuid_v7" | "newid" | "newsequentialid" | "uuid" | "random_uuid" => Some("uuid"),
        "nextval" => Some("nextval"),
        _ => None,
    }
}

/// What SQLite's `strftime` says of the present moment, when it says all of it.
fn formatted_now(format: &str, is_time: bool) -> Option<&'static str> {
    let time_of = |text: &str| {
        let text = text.trim_end_matches('Z').trim_end_matches('0');
        matches!(text, "%H:%M:%S" | "%H:%M:%f" | "%T")
    };
    let date = format.strip_prefix("%Y-%m-%d").or_else(|| format.strip_prefix("%F"));
    match date {
        None if is_time => time_of(format).then_some("now"),
        Some("") => Some("today"),
        Some(rest) if !is_time => rest.strip_prefix(['T', ' ']).is_some_and(time_of).then_some("now"),
        _ => None,
    }
}

/// SQLite's recipe for a random uuid: hexadecimal digits of random bytes, glued together.
fn is_random_text(expression: &Expr) -> bool {
    let text = expression.to_string().to_ascii_lowercase();
    text.contains("randomblob(") && text.contains("hex(")
}
