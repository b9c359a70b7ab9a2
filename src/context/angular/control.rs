//! The fields of the form: what kind each is, what it starts with, what it checks, and how its value travels.

use super::column::{Lookup, lookup};
use super::kind::ControlKind;
use super::limits::Checks;
use super::script::{self, Script};
use super::{sample, travel};
use crate::context::{Field, KeyShape, Module, Role, label};
use crate::field_type::FieldType;
use crate::naming::Name;
use crate::schema::DefaultValue;
use serde::Serialize;
use std::collections::BTreeSet;

/// One field of the form.
#[derive(Clone, Debug, Serialize)]
pub struct Control {
    /// The property in all casings.
    pub name: Name,
    /// What a person reads.
    pub title: String,
    /// What a person fills in: `text`, `choice`, `date`, ...
    pub kind: ControlKind,
    /// May be given when a row is created.
    pub creatable: bool,
    /// May be changed afterwards.
    pub updatable: bool,
    /// Must be given when a row is created.
    pub required: bool,
    /// The column may be null.
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
    /// What else is known of them.
    #[serde(skip)]
    pub checks: Checks,
    /// Names of `@shared/forms/convert` in the value at the start and in the expressions below.
    #[serde(skip)]
    pub converters: BTreeSet<&'static str>,
    /// It is empty at the start, and a person must fill it.
    #[serde(skip)]
    pub is_asked: bool,
    /// The row's value for the control, an expression of `row`; empty for secrets.
    pub from_row: String,
    /// The control's value for a request, an expression of `value` and `form`.
    pub to_request: String,
    /// How its text is written, as HTML; empty where that needs no word.
    pub hint: &'static str,
    /// Its text is read letter by letter.
    pub mono: bool,
    /// Enum type that it offers.
    pub enum_type: Option<String>,
    /// Constant with that type's values and words; empty when it is no choice.
    pub labels: String,
    /// The module whose rows it refers to.
    pub lookup: Option<Lookup>,
    /// Literal of a valid value of the control, for tests.
    pub sample: String,
}

/// The form's field for a column that a client may give.
pub fn control(module: &Module, field: &Field) -> Option<Control> {
    if is_left_out(field) || (!field.creatable && !field.updatable) {
        return None;
    }
    let lookup = if field.secret { None } else { lookup(module, field) };
    let kind = ControlKind::of(field, lookup.is_some());
    let literal = literal_default(field);
    let base = script::type_name(module, field);
    let null = if field.nullable() { " | null" } else { "" };
    let filled = field.column.default.is_some() && literal.is_none();
    let is_editable = is_editable(module);
    let (control_type, nullable_control) = control_type(kind, &base);
    let (initial, is_empty) = initial(kind, literal.as_deref(), field);
    let checks = Checks::new(field, kind, filled, is_editable, is_named(module, field));
    let to_request = travel::to_request(field, kind, filled, &base);
    let from_row = if is_editable { travel::from_row(field, kind) } else { Script::default() };
    let used = [&initial, &to_request, &from_row];
    Some(Control {
        converters: used.into_iter().flat_map(|script| script.converters.iter().copied()).collect(),
        is_asked: is_empty && field.creatable && checks.wants_value && !filled,
        initial: initial.text,
        to_request: to_request.text,
        from_row: from_row.text,
        validators: checks.validators.clone(),
        checks,
        control_type,
        nullable_control,
        hint: if field.secret { "" } else { hint(field) },
        mono: is_for_machines(field),
        enum_type: (matches!(field.field_type(), FieldType::Enum { .. }) && kind != ControlKind::Toggle)
            .then(|| base.clone()),
        labels: if kind == ControlKind::Choice { script::enum_labels(module, field) } else { String::new() },
        sample: sample::control(field, kind),
        type_name: format!("{base}{null}"),
        title: field.title.clone(),
        name: field.name.clone(),
        creatable: field.creatable,
        updatable: field.updatable,
        required: field.required,
        nullable: field.nullable(),
        secret: field.secret,
        filled,
        kind,
        lookup,
    })
}

/// How a text is written that stands for something else.
fn hint(field: &Field) -> &'static str {
    let FieldType::Other { sql } = field.field_type() else {
        return if *field.field_type() == FieldType::Uuid { "A UUID" } else { "" };
    };
    let sql = sql.to_ascii_lowercase();
    match sql.split('(').next().unwrap_or_default() {
        // As a value: braces in a text that is translated would be a plural.
        _ if sql.ends_with(']') => "Values with commas in braces: {{ '{one,two}' }}",
        interval if interval.starts_with("interval") => "Such as 3 days 04:05:06",
        "inet" | "cidr" => "Such as 192.0.2.10 or 192.0.2.0/24",
        "macaddr" | "macaddr8" => "Such as 08:00:2b:01:02:03",
        range if range.ends_with("range") => "From and to, as in [1,10)",
        "point" => "Such as (1.5,2)",
        "bit" | "varbit" | "bit varying" => "Zeros and ones",
        _ => "",
    }
}

/// Whether it is a text for machines: an id, a checksum.
fn is_for_machines(field: &Field) -> bool {
    const CHECKSUMS: &[&str] = &["md5", "sha1", "sha256", "sha512", "checksum", "digest", "hash", "fingerprint", "sha"];
    let last = field.name.snake.rsplit('_').next().unwrap_or_default();
    let is_checksum = field.field_type().is_textual() && CHECKSUMS.contains(&last);
    is_checksum || matches!(field.field_type(), FieldType::Uuid | FieldType::Other { .. })
}

/// Whether it tells who changed the row, which no person fills in where nobody has to.
fn is_left_out(field: &Field) -> bool {
    field.is_audit() && !field.required
}

/// Whether a row is called by it, so that it is asked for though the table takes an empty text.
fn is_named(module: &Module, field: &Field) -> bool {
    let is_uuid_or_other = !field.field_type().is_textual();
    let has_least = field.column.bounds.min_length.is_some_and(|least| least > 0);
    is_uuid_or_other
        || has_least
        || field.unique
        || field.role == Role::Key
        || label::names_row(&module.table, &field.column)
}

/// Whether a row can be changed: it has a key, and something a client may change.
pub fn is_editable(module: &Module) -> bool {
    module.key != KeyShape::None && module.fields.iter().any(|field| field.updatable && !is_left_out(field))
}

/// The type of a control's value, and whether that may be null.
fn control_type(kind: ControlKind, base: &str) -> (String, bool) {
    match kind {
        ControlKind::Toggle => ("boolean".to_owned(), false),
        ControlKind::Tristate => ("boolean | null".to_owned(), true),
        ControlKind::Date => ("Date | null".to_owned(), true),
        ControlKind::Choice | ControlKind::Reference => (format!("{base} | null"), true),
        _ => ("string".to_owned(), false),
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
        | DefaultValue::Sequence(_)
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

/// The value at the start, and whether nothing is in it.
fn initial(kind: ControlKind, literal: Option<&str>, field: &Field) -> (Script, bool) {
    let or = |empty: &str, value: &dyn Fn(&str) -> Script| match literal {
        Some(text) => (value(text), false),
        None => (Script::plain(empty), true),
    };
    let yes = field.yes_or_no().map_or("true", |[yes, _]| yes);
    let is_true = |text: &str| Script::plain((text == yes).to_string());
    match kind {
        ControlKind::Toggle => (is_true(literal.unwrap_or_default()), false),
        ControlKind::Tristate => or("null", &is_true),
        ControlKind::Date => or("null", &|text| Script::call("toDateControl", &script::string(text))),
        ControlKind::DateTime => or("''", &|text| Script::call("toDateTimeInput", &script::string(text))),
        ControlKind::Decimal => or("''", &|text| match text.contains('.') {
            true => Script::call("toNumberText", &script::string(text)),
            false => Script::plain(script::string(text)),
        }),
        ControlKind::Reference if script::is_number(field.field_type()) => {
            match literal.and_then(|text| text.parse::<f64>().ok()) {
                Some(number) => (Script::plain(number.to_string()), false),
                None => (Script::plain("null"), true),
            }
        }
        ControlKind::Choice | ControlKind::Reference => or("null", &|text| Script::plain(script::string(text))),
        _ => {
            let text = literal.unwrap_or_default();
            (Script::plain(script::string(text)), text.is_empty())
        }
    }
}
