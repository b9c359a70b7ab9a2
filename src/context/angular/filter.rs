//! The filters that the list offers above its rows.

use super::column::{Lookup, lookup};
use super::script;
use crate::context::{Field, Module, Role};
use crate::field_type::FieldType;
use crate::naming::Name;
use serde::Serialize;
use std::collections::BTreeSet;

/// One filter.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    pub name: Name,
    pub kind: FilterKind,
    /// Parameters of the request: one, or the two ends of a range.
    pub parameters: Vec<String>,
    /// A day is turned into an instant: the column has a zone.
    pub zoned: bool,
    /// Constant with the values and words of a choice; else empty.
    pub labels: String,
    pub lookup: Option<Lookup>,
}

/// What a person sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FilterKind {
    Choice,
    Boolean,
    /// From and to a number.
    Range,
    /// From and to a day.
    Days,
    /// From and to a day, of a column with a time.
    Instants,
    Reference,
}

/// Parameters of a list request that are no filters.
const RESERVED: &[&str] = &["page", "limit", "search", "sort", "fields"];

/// The filters of a module, in table order.
pub fn filters(module: &Module) -> Vec<Filter> {
    let mut taken: BTreeSet<String> = RESERVED.iter().map(|&name| name.to_owned()).collect();
    module.fields.iter().filter(|field| !field.secret).filter_map(|field| filter(module, field, &mut taken)).collect()
}

fn filter(module: &Module, field: &Field, taken: &mut BTreeSet<String>) -> Option<Filter> {
    let lookup = lookup(field);
    let kind = kind(field, lookup.is_some())?;
    let camel = &field.name.camel;
    let wanted = match kind {
        FilterKind::Choice | FilterKind::Boolean | FilterKind::Reference => vec![camel.clone()],
        FilterKind::Range => vec![format!("{camel}Min"), format!("{camel}Max")],
        FilterKind::Days | FilterKind::Instants => vec![format!("{camel}From"), format!("{camel}To")],
    };
    Some(Filter {
        parameters: wanted.into_iter().map(|name| parameter(name, taken)).collect(),
        zoned: *field.field_type() == FieldType::TimestampTz,
        labels: if kind == FilterKind::Choice { script::enum_labels(module, field) } else { String::new() },
        name: field.name.clone(),
        kind,
        lookup,
    })
}

fn kind(field: &Field, has_lookup: bool) -> Option<FilterKind> {
    if has_lookup {
        return Some(FilterKind::Reference);
    }
    if matches!(field.role, Role::Key | Role::Version) || field.reference.is_some() {
        return None;
    }
    match field.field_type() {
        FieldType::Enum { .. } => Some(FilterKind::Choice),
        FieldType::Boolean => Some(FilterKind::Boolean),
        FieldType::Date => Some(FilterKind::Days),
        FieldType::Timestamp | FieldType::TimestampTz => Some(FilterKind::Instants),
        field_type if field_type.is_numeric() => Some(FilterKind::Range),
        _ => None,
    }
}

fn parameter(name: String, taken: &mut BTreeSet<String>) -> String {
    let free = if taken.contains(&name) { Name::new(&format!("filter_{name}")).camel } else { name };
    taken.insert(free.clone());
    free
}
