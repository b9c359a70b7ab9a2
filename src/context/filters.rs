//! The names of a list's filters: both sides of the wire must choose the same.

use super::{Field, Role};
use crate::field_type::FieldType;
use std::collections::BTreeSet;

/// Parameters of a list that are no filters.
const RESERVED: [&str; 5] = ["page", "limit", "sort", "search", "fields"];

/// The name that a field's filters begin with, one for each field; `None` when it has no filter.
///
/// A filter whose name belongs to another parameter is called `filterPage` instead of `page`.
pub fn names(fields: &[Field]) -> Vec<Option<String>> {
    let mut taken: BTreeSet<String> = RESERVED.map(str::to_owned).into();
    fields
        .iter()
        .map(|field| {
            let endings = endings(field);
            if endings.is_empty() {
                return None;
            }
            let prefixed = format!("filter{}", field.name.pascal);
            let numbered = (2..).map(|number: u32| format!("{prefixed}{number}"));
            let mut wanted = [field.name.camel.clone(), prefixed.clone()].into_iter().chain(numbered);
            let is_free = |name: &String| endings.iter().all(|ending| !taken.contains(&format!("{name}{ending}")));
            let name = wanted.find(is_free).unwrap_or(prefixed);
            taken.extend(endings.iter().map(|ending| format!("{name}{ending}")));
            Some(name)
        })
        .collect()
}

/// What the parameters of a field's filters end in; `""` is the name itself.
pub fn endings(field: &Field) -> Vec<&'static str> {
    if field.secret {
        return Vec::new();
    }
    let mut endings: Vec<&'static str> = match field.field_type() {
        _ if is_any_of(field) => vec![""],
        FieldType::Text | FieldType::String { .. } | FieldType::Boolean => vec![""],
        FieldType::SmallInt
        | FieldType::Integer
        | FieldType::BigInt
        | FieldType::Decimal { .. }
        | FieldType::Real
        | FieldType::Double => vec!["", "Min", "Max"],
        FieldType::Date | FieldType::Time | FieldType::Timestamp | FieldType::TimestampTz => vec!["From", "To"],
        FieldType::Json | FieldType::Bytes | FieldType::Other { .. } => Vec::new(),
        FieldType::Uuid | FieldType::Enum { .. } => vec![""],
    };
    if field.nullable() && field.role != Role::Key {
        endings.push("IsNull");
    }
    endings
}

/// Whether the filter takes a comma separated list of exact values.
pub fn is_any_of(field: &Field) -> bool {
    let is_listed = matches!(field.field_type(), FieldType::Uuid | FieldType::Enum { .. });
    let is_exact = !matches!(field.field_type(), FieldType::Json | FieldType::Bytes | FieldType::Other { .. });
    is_listed || (is_exact && (field.role == Role::Key || field.reference.is_some()))
}
