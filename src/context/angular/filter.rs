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

/// The filters of a module, in the order of its fields.
pub fn filters(module: &Module) -> Vec<Filter> {
    let names = filters::names(&module.fields);
    let named = module.fields.iter().zip(names);
    named.filter_map(|(field, name)| filter(field, &name?)).collect()
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
