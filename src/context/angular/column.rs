//! What a row has, and how the list and the details show it.

use super::{sample, script};
use crate::context::{Field, Format, KnownModule, Module, ReferenceTarget, Role, filters};
use crate::field_type::FieldType;
use crate::naming::Name;
use crate::text::SchemaText;
use serde::Serialize;

/// Columns that a list shows before anybody chose.
const SHOWN_AT_FIRST: usize = 7;

/// One property of a row.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// The property in all casings.
    pub name: Name,
    /// What a person reads.
    pub title: String,
    /// TypeScript type, `| null` included.
    pub type_name: String,
    /// It may be null.
    pub nullable: bool,
    /// What the database says of it.
    pub comment: Option<SchemaText>,
    /// How the list draws it.
    pub cell: Cell,
    /// Whether the list shows it before anybody chose.
    pub shown: bool,
    /// The server can sort by it.
    pub sortable: bool,
    /// Digits after the point, for `Cell::Number`; empty when their number is not fixed.
    pub digits: String,
    /// Constant with the words of an enum's values, for `Cell::Choice`.
    pub labels: String,
    /// What its filters are called in a request; empty when that is its own name.
    pub parameter: String,
    /// The property alone names a row to a person.
    pub heading: bool,
    /// The module whose rows it refers to.
    pub lookup: Option<Lookup>,
    /// Expression of a value, for tests; that of keys and labels refers to the number `n`.
    pub sample: String,
    /// It refers to that number.
    #[serde(skip)]
    pub is_numbered: bool,
}

/// How a value is shown, aligned and filtered: `ColumnType` of the shared list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Cell {
    /// As it is.
    Text,
    Number,
    Boolean,
    Date,
    /// Without a time zone.
    DateTime,
    /// With one.
    Instant,
    Time,
    /// One of few words.
    Choice,
    /// The label of the row that it refers to.
    Reference,
    Json,
}

/// The module whose rows a column refers to.
#[derive(Clone, Debug, Serialize)]
pub struct Lookup {
    /// Constant with all of this.
    pub target: String,
    /// kebab-case, as in the URL.
    pub resource: String,
    /// Property there that names a row to a person; two with a comma for a person's given name and family name.
    pub label_field: String,
    /// Property there that tells two rows of one name apart; empty when no two have one.
    pub beside_field: String,
    /// Where the rows take their names from, when the label is a reference itself.
    pub through: Option<Through>,
    /// Property there that the column holds.
    pub key_field: String,
}

/// The module that the rows of another one take their names from.
#[derive(Clone, Debug, Serialize)]
pub struct Through {
    /// kebab-case, as in the URL.
    pub resource: String,
    /// Property there that names a row to a person; two with a comma for a person's given name and family name.
    pub label_field: String,
    /// Property there that the label holds.
    pub key_field: String,
}

/// A TypeScript type for an enum column.
#[derive(Clone, Debug, Serialize)]
pub struct EnumType {
    /// Its TypeScript type.
    pub name: String,
    /// Constant with the words for people.
    pub labels: String,
    /// Constant with the values and words that both are made of.
    pub options: String,
    /// Property that has the type.
    pub property: String,
    /// Every value with its words, both as literals.
    pub values: Vec<EnumValue>,
}

/// One value of an enum, both parts as TypeScript literals.
#[derive(Clone, Debug, Serialize)]
pub struct EnumValue {
    /// The value, as a literal.
    pub value: String,
    /// Its words, as a literal.
    pub label: String,
}

/// The same in the order of a list: what identifies a row comes first.
pub fn in_list_order(module: &Module, columns: &[Column]) -> Vec<Column> {
    let is_given = |column: &Column| module.given.as_ref() == Some(&column.name);
    let mut listed = columns.to_vec();
    listed.sort_by_key(|column| !(column.heading || is_given(column)));
    listed
}

/// What rows have, in table order, without secrets.
pub fn columns(module: &Module) -> Vec<Column> {
    let names = filters::names(&module.fields);
    let sent: Vec<&Field> = module.fields.iter().filter(|field| !field.secret).collect();
    let parameter = |field: &Field| {
        let named = module.fields.iter().zip(&names).find(|(other, _)| other.name == field.name);
        named.and_then(|(_, name)| name.clone()).filter(|name| *name != field.name.camel).unwrap_or_default()
    };
    let mut ranked: Vec<&Field> = sent.iter().copied().filter(|field| is_for_people(module, field)).collect();
    ranked.sort_by_key(|field| rank(module, field));
    ranked.truncate(SHOWN_AT_FIRST);
    let is_shown = |field: &Field| ranked.iter().any(|shown| shown.name == field.name);
    sent.iter().map(|field| column(module, field, is_shown(field), parameter(field))).collect()
}

/// Whether somebody reads it in a list: not what the server counts by, nor a key that nobody can tell from another.
fn is_for_people(module: &Module, field: &Field) -> bool {
    match field.role {
        _ if field.name == module.label => true,
        _ if matches!(field.field_type(), FieldType::Other { sql } if sql.eq_ignore_ascii_case("tsvector")) => false,
        Role::Version => false,
        Role::Key => field.creatable || *field.field_type() != FieldType::Uuid,
        Role::Plain | Role::Generated | Role::CreatedAt | Role::UpdatedAt => true,
    }
}

/// Lower comes first when there is no room for all.
fn rank(module: &Module, field: &Field) -> u8 {
    let is_long =
        matches!(field.field_type(), FieldType::Json | FieldType::Bytes) || field.format == Some(Format::Prose);
    match field.role {
        _ if field.name == module.label || module.given.as_ref() == Some(&field.name) => 0,
        Role::Plain if field.unique && field.field_type().is_textual() => 1,
        Role::CreatedAt => 1,
        Role::Key if field.creatable => 2,
        Role::Plain | Role::Generated if !is_long => 3,
        Role::UpdatedAt => 4,
        Role::Plain | Role::Generated => 5,
        Role::Key | Role::Version => 6,
    }
}

fn column(module: &Module, field: &Field, shown: bool, parameter: String) -> Column {
    let null = if field.nullable() { " | null" } else { "" };
    let lookup = lookup(module, field);
    let names_row = field.role == Role::Key || (field.name == module.label && field.format.is_none());
    let (sample, is_numbered) = if names_row { sample::numbered_value(field) } else { (sample::value(field), false) };
    let cell = if lookup.is_some() { Cell::Reference } else { cell(field) };
    Column {
        type_name: format!("{}{null}", script::type_name(module, field)),
        nullable: field.nullable(),
        comment: field.comment.clone(),
        sortable: !matches!(field.field_type(), FieldType::Json | FieldType::Bytes),
        digits: digits(field.field_type()),
        labels: if cell == Cell::Choice { script::enum_labels(module, field) } else { String::new() },
        sample,
        is_numbered,
        title: field.title.clone(),
        heading: field.name == module.label,
        name: field.name.clone(),
        parameter,
        shown,
        cell,
        lookup,
    }
}

/// The module behind a foreign key, when the workspace has it.
pub fn lookup(module: &Module, field: &Field) -> Option<Lookup> {
    let reference = field.reference.as_ref()?;
    let known = reference.module.as_ref()?;
    let through = |through: &ReferenceTarget| {
        let other = through.module.as_ref()?;
        Some(Through {
            resource: other.resource.clone(),
            label_field: label_field(other),
            key_field: through.key.camel.clone(),
        })
    };
    Some(Lookup {
        target: script::reference_target(module, field),
        resource: known.resource.clone(),
        label_field: label_field(known),
        beside_field: known.beside.as_ref().map(|beside| beside.camel.clone()).unwrap_or_default(),
        key_field: reference.key.camel.clone(),
        through: reference.through.as_deref().and_then(through),
    })
}

fn label_field(known: &KnownModule) -> String {
    let label = &known.label.camel;
    known.given.as_ref().map_or_else(|| label.clone(), |given| format!("{},{label}", given.camel))
}

fn cell(field: &Field) -> Cell {
    match field.field_type() {
        // A key is a name, however many digits it has.
        FieldType::SmallInt | FieldType::Integer | FieldType::BigInt if is_name(field) => Cell::Text,
        FieldType::SmallInt
        | FieldType::Integer
        | FieldType::BigInt
        | FieldType::Decimal { .. }
        | FieldType::Real
        | FieldType::Double => Cell::Number,
        FieldType::Boolean => Cell::Boolean,
        FieldType::Date => Cell::Date,
        FieldType::Time => Cell::Time,
        FieldType::Timestamp => Cell::DateTime,
        FieldType::TimestampTz => Cell::Instant,
        FieldType::Enum { .. } => Cell::Choice,
        FieldType::Json => Cell::Json,
        FieldType::Text | FieldType::String { .. } | FieldType::Uuid | FieldType::Bytes | FieldType::Other { .. } => {
            Cell::Text
        }
    }
}

fn is_name(field: &Field) -> bool {
    field.role == Role::Key || field.reference.is_some()
}

fn digits(field_type: &FieldType) -> String {
    match field_type {
        &FieldType::NUMERIC => String::new(),
        FieldType::Decimal { scale, .. } => scale.to_string(),
        _ => String::new(),
    }
}

/// The enum columns, secrets too: a form refers to them.
pub fn enum_types(module: &Module) -> Vec<EnumType> {
    let of = |field: &Field| match field.field_type() {
        FieldType::Enum { labels, .. } => Some(EnumType {
            name: script::enum_type(module, field),
            labels: script::enum_labels(module, field),
            options: script::enum_options(module, field),
            property: field.name.camel.clone(),
            values: labels.iter().map(|label| enum_value(field, label)).collect(),
        }),
        _ => None,
    };
    module.fields.iter().filter_map(of).collect()
}

fn enum_value(field: &Field, label: &str) -> EnumValue {
    let words = match field.yes_or_no() {
        Some([yes, _]) => if yes == label { "Yes" } else { "No" }.to_owned(),
        None => words(label),
    };
    EnumValue { value: script::string(label), label: script::text(&words) }
}

/// `in_progress` is `In progress`; text that was written for people stays as it is.
fn words(label: &str) -> String {
    let is_identifier = label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'))
        && label.starts_with(|c: char| c.is_ascii_lowercase());
    if is_identifier { Name::new(label).title } else { label.to_owned() }
}
