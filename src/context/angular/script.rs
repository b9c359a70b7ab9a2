//! How TypeScript spells types and literals.

use crate::context::{Field, Module};
use crate::field_type::FieldType;
use crate::text::escape;
use std::collections::BTreeSet;

/// An expression, and what it calls of `@shared/forms/convert`.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub text: String,
    pub converters: BTreeSet<&'static str>,
}

impl Script {
    /// An expression that calls nothing.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), converters: BTreeSet::new() }
    }

    /// A call of `converter`.
    pub fn call(converter: &'static str, arguments: &str) -> Self {
        Self { text: format!("{converter}({arguments})"), converters: [converter].into() }
    }

    /// The same expression inside another text.
    pub fn within(&self, before: &str, after: &str) -> Self {
        Self { text: format!("{before}{}{after}", self.text), converters: self.converters.clone() }
    }

    /// The expression as the argument of a call.
    pub fn argument_of(&self, converter: &'static str) -> Self {
        self.within(&format!("{converter}("), ")").calling(converter)
    }

    /// The expression, which calls `converter` too.
    pub fn calling(mut self, converter: &'static str) -> Self {
        self.converters.insert(converter);
        self
    }
}

/// Decimals of at most so many digits survive a JavaScript number unharmed.
const EXACT_DIGITS: u32 = 15;

/// Names that a type of an enum column must not end up with: those of the module's own classes and types.
const TAKEN_ENDINGS: &[&str] = &[
    "Service",
    "StateManager",
    "Form",
    "FormComponent",
    "CreateDialogComponent",
    "EditDialogComponent",
    "ViewDialogComponent",
    "Column",
    "Filter",
    "Label",
    "Sample",
];

/// Whether JSON carries it as a number.
pub fn is_number(field_type: &FieldType) -> bool {
    match field_type {
        FieldType::SmallInt | FieldType::Integer | FieldType::Real | FieldType::Double => true,
        FieldType::Decimal { precision, .. } => *precision <= EXACT_DIGITS,
        FieldType::Text
        | FieldType::String { .. }
        | FieldType::BigInt
        | FieldType::Boolean
        | FieldType::Date
        | FieldType::Time
        | FieldType::Timestamp
        | FieldType::TimestampTz
        | FieldType::Uuid
        | FieldType::Json
        | FieldType::Bytes
        | FieldType::Enum { .. }
        | FieldType::Other { .. } => false,
    }
}

/// Whether JSON carries it as text.
pub fn is_text(field_type: &FieldType) -> bool {
    !is_number(field_type) && !matches!(field_type, FieldType::Boolean | FieldType::Json)
}

/// The type of any JSON.
pub const JSON_VALUE: &str = "JsonValue";

/// The TypeScript type of a column that is not null.
pub fn type_name(module: &Module, field: &Field) -> String {
    match field.field_type() {
        FieldType::Boolean => "boolean".to_owned(),
        FieldType::Json => JSON_VALUE.to_owned(),
        FieldType::Enum { .. } => enum_type(module, field),
        field_type if is_number(field_type) => "number".to_owned(),
        _ => "string".to_owned(),
    }
}

/// `OrderStatus`: the type of the enum column `status` of the entity `Order`.
pub fn enum_type(module: &Module, field: &Field) -> String {
    let column = &field.name.pascal;
    let ending = if TAKEN_ENDINGS.contains(&column.as_str()) { "Value" } else { "" };
    format!("{}{column}{ending}", module.names.one.pascal)
}

/// `ORDER_STATUS_LABELS`: the words for the values of that type.
pub fn enum_labels(module: &Module, field: &Field) -> String {
    format!("{}_{}_LABELS", module.names.one.screaming, field.name.screaming)
}

/// `ORDER_STATUS_OPTIONS`: the values of that type with their words.
pub fn enum_options(module: &Module, field: &Field) -> String {
    format!("{}_{}_OPTIONS", module.names.one.screaming, field.name.screaming)
}

/// `ORDER_CUSTOMER_ID_TARGET`: where the rows are that the column refers to.
pub fn reference_target(module: &Module, field: &Field) -> String {
    format!("{}_{}_TARGET", module.names.one.screaming, field.name.screaming)
}

/// A single-quoted string literal.
pub fn string(text: &str) -> String {
    format!("'{}'", escape::ts_str(text))
}

/// A text that people read, marked for translation.
pub fn text(text: &str) -> String {
    format!("$localize`{}`", escape::ts_localized(text))
}
