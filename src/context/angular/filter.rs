//! The filters that the list offers above its rows.

use crate::context::{Field, Module, Role, filters};
use crate::field_type::FieldType;
use crate::naming::Name;
use serde::Serialize;

/// One filter: a column, whose type says what a person sees of it.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    /// The property in all casings.
    pub name: Name,
    /// Parameters of the request: one, or the two ends of a range.
    pub parameters: Vec<String>,
}

/// As many as a list offers at first.
const SHOWN_AT_FIRST: usize = 10;

/// The filters of a module, in the order of its fields; where they are many, those that help most come first.
pub fn filters(module: &Module) -> Vec<Filter> {
    let names = filters::names(&module.fields);
    let named = module.fields.iter().zip(names);
    let mut ranked: Vec<(u8, Filter)> =
        named.filter_map(|(field, name)| Some((rank(field), filter(field, &name?)?))).collect();
    if ranked.len() > SHOWN_AT_FIRST {
        ranked.sort_by_key(|(rank, _)| *rank);
    }
    ranked.into_iter().map(|(_, filter)| filter).collect()
}

/// Lower helps more: what a row is of and what it belongs to, then whether and when, then how much.
fn rank(field: &Field) -> u8 {
    match field.field_type() {
        _ if field.is_audit() => 5,
        FieldType::Enum { .. } => 0,
        _ if field.reference.is_some() => 1,
        FieldType::Boolean => 2,
        _ if field.role == Role::CreatedAt => 2,
        field_type if field_type.is_temporal() => 3,
        _ => 4,
    }
}

fn filter(field: &Field, name: &str) -> Option<Filter> {
    let parameters = ends(field)?.iter().map(|end| format!("{name}{end}")).collect();
    Some(Filter { name: field.name.clone(), parameters })
}

/// What the parameters end in.
fn ends(field: &Field) -> Option<&'static [&'static str]> {
    if field.reference.as_ref().is_some_and(|reference| reference.module.is_some()) {
        return Some(&[""]);
    }
    if matches!(field.role, Role::Key | Role::Version) || field.reference.is_some() {
        return None;
    }
    match field.field_type() {
        FieldType::Enum { .. } | FieldType::Boolean => Some(&[""]),
        FieldType::Date | FieldType::Timestamp | FieldType::TimestampTz => Some(&["From", "To"]),
        field_type if field_type.is_numeric() => Some(&["Min", "Max"]),
        _ => None,
    }
}
