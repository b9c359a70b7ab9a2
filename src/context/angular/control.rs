//! The fields of the form: what kind each is, what it starts with, what it checks, and how its value travels.

use super::column::{Lookup, lookup, title};
use super::{limits, sample, script, travel};
use crate::context::{Field, Format, KeyShape, Module};
use crate::field_type::FieldType;
use crate::naming::Name;
use crate::render::escape;
use crate::schema::DefaultValue;
use serde::Serialize;

/// One field of the form.
#[derive(Clone, Debug, Serialize)]
pub struct Control {
    pub name: Name,
    /// What a person reads.
    pub title: String,
    pub kind: ControlKind,
    /// May be given when a row is created.
    pub creatable: bool,
    /// May be changed afterwards.
    pub updatable: bool,
    /// Must be given when a row is created.
    pub required: bool,
    pub nullable: bool,
    /// The server never sends it: empty means unchanged.
    pub secret: bool,
    /// The server fills it when it is left out.
    pub filled: bool,
    /// TypeScript type that a request carries, `| null` included.
    pub type_name: String,
    /// Type of the control's value.
    pub control_type: String,
    /// The control's value may be null.
    pub nullable_control: bool,
    /// Value at the start, an expression.
    pub initial: String,
    /// Validators, as expressions; `row` is defined when a row is edited.
    pub validators: Vec<String>,
    /// Names of `@shared/forms/validators` in them.
    #[serde(skip)]
    pub shared_validators: Vec<&'static str>,
    /// Patterns in them.
    #[serde(skip)]
    pub patterns: Vec<Pattern>,
    /// Names of `@shared/forms/convert` in the expressions below.
    #[serde(skip)]
    pub converters: Vec<&'static str>,
    /// The row's value for the control, an expression of `row`; empty for secrets.
    pub from_row: String,
    /// The control's value for a request, an expression of `value` and `form`.
    pub to_request: String,
    /// Enum type that it offers.
    pub enum_type: Option<String>,
    /// Constant with that type's values and words; empty when it is no choice.
    pub labels: String,
    pub lookup: Option<Lookup>,
    /// Literal of a valid value of the control, for tests.
    pub sample: String,
}

/// A regular expression that validators use, as a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Pattern {
    pub name: &'static str,
    pub expression: &'static str,
}

/// What a person sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlKind {
    Text,
    Password,
    Prose,
    Email,
    Url,
    Phone,
    /// Whole numbers of any size, as text.
    Integer,
    /// Exact decimals and floats, as text.
    Decimal,
    Toggle,
    /// Yes, no or not set.
    Tristate,
    Date,
    Time,
    DateTime,
    Json,
    /// One of few words.
    Choice,
    /// A row of another module.
    Reference,
}

/// The form's field for a column that a client may give.
pub fn control(module: &Module, field: &Field) -> Option<Control> {
    if !field.creatable && !field.updatable {
        return None;
    }
    let lookup = if field.secret { None } else { lookup(field) };
    let kind = kind(field, lookup.is_some());
    let literal = literal_default(field);
    let base = script::type_name(module, field);
    let null = if field.nullable() { " | null" } else { "" };
    let is_filled = field.column.default.is_some() && literal.is_none();
    let mut control = Control {
        control_type: control_type(kind, &base),
        nullable_control: control_type(kind, &base).ends_with("null"),
        initial: initial(kind, literal.as_deref(), field),
        enum_type: matches!(field.field_type(), FieldType::Enum { .. }).then(|| base.clone()),
        labels: if kind == ControlKind::Choice { script::enum_labels(module, field) } else { String::new() },
        sample: sample::control(field, kind),
        type_name: format!("{base}{null}"),
        title: title(field),
        name: field.name.clone(),
        creatable: field.creatable,
        updatable: field.updatable,
        required: field.required,
        nullable: field.nullable(),
        secret: field.secret,
        filled: is_filled,
        validators: Vec::new(),
        shared_validators: Vec::new(),
        converters: Vec::new(),
        from_row: String::new(),
        to_request: String::new(),
        patterns: Vec::new(),
        kind,
        lookup,
    };
    let is_editable = is_editable(module);
    limits::add(&mut control, field, is_editable);
    travel::add(&mut control, field, is_editable);
    Some(control)
}

/// Whether a row can be changed: it has a key, and something a client may change.
pub fn is_editable(module: &Module) -> bool {
    module.key != KeyShape::None && module.fields.iter().any(|field| field.updatable)
}

fn kind(field: &Field, has_lookup: bool) -> ControlKind {
    if field.secret {
        return ControlKind::Password;
    }
    if has_lookup {
        return ControlKind::Reference;
    }
    match field.field_type() {
        FieldType::SmallInt | FieldType::Integer | FieldType::BigInt => ControlKind::Integer,
        FieldType::Decimal { .. } | FieldType::Real | FieldType::Double => ControlKind::Decimal,
        FieldType::Boolean if field.nullable() => ControlKind::Tristate,
        FieldType::Boolean => ControlKind::Toggle,
        FieldType::Date => ControlKind::Date,
        FieldType::Time => ControlKind::Time,
        FieldType::Timestamp | FieldType::TimestampTz => ControlKind::DateTime,
        FieldType::Json => ControlKind::Json,
        FieldType::Enum { .. } => ControlKind::Choice,
        FieldType::Bytes => ControlKind::Prose,
        FieldType::Uuid | FieldType::Other { .. } => ControlKind::Text,
        FieldType::Text | FieldType::String { .. } => match field.format {
            Some(Format::Email) => ControlKind::Email,
            Some(Format::Url) => ControlKind::Url,
            Some(Format::Phone) => ControlKind::Phone,
            Some(Format::Prose) => ControlKind::Prose,
            None => ControlKind::Text,
        },
    }
}

fn control_type(kind: ControlKind, base: &str) -> String {
    match kind {
        ControlKind::Toggle => "boolean".to_owned(),
        ControlKind::Tristate => "boolean | null".to_owned(),
        ControlKind::Date => "Date | null".to_owned(),
        ControlKind::Choice | ControlKind::Reference => format!("{base} | null"),
        _ => "string".to_owned(),
    }
}

/// The default as text, when it is a value that the field can show and not something that the database works out.
fn literal_default(field: &Field) -> Option<String> {
    let literal = match field.column.default.as_ref()? {
        DefaultValue::Text(text) | DefaultValue::Number(text) => text.clone(),
        DefaultValue::Boolean(value) => value.to_string(),
        DefaultValue::Now
        | DefaultValue::Today
        | DefaultValue::Uuid
        | DefaultValue::Identity
        | DefaultValue::Expression(_) => return None,
    };
    let is_shown = match field.field_type() {
        _ if field.secret => false,
        FieldType::Enum { labels, .. } => labels.contains(&literal),
        field_type if script::is_number(field_type) => literal.parse::<f64>().is_ok_and(f64::is_finite),
        _ => true,
    };
    is_shown.then_some(literal)
}

fn initial(kind: ControlKind, literal: Option<&str>, field: &Field) -> String {
    let text = literal.unwrap_or_default();
    match kind {
        ControlKind::Toggle => (text == "true").to_string(),
        ControlKind::Tristate => literal.map_or_else(|| "null".to_owned(), |text| (text == "true").to_string()),
        ControlKind::Date => {
            literal.map_or_else(|| "null".to_owned(), |text| format!("toDateControl({})", script::string(text)))
        }
        ControlKind::DateTime => {
            literal.map_or_else(|| "''".to_owned(), |text| format!("toDateTimeInput({})", script::string(text)))
        }
        ControlKind::Choice => literal.map_or_else(|| "null".to_owned(), script::string),
        ControlKind::Reference => match literal {
            Some(text) if script::is_number(field.field_type()) => {
                text.parse::<f64>().map_or_else(|_| "null".to_owned(), |number| number.to_string())
            }
            Some(text) => script::string(text),
            None => "null".to_owned(),
        },
        _ => format!("'{}'", escape::ts_str(text)),
    }
}
