//! The filters that the list offers above its rows.

use super::column::{Lookup, lookup};
use super::script;
use crate::context::{Field, Module, Role, filters};
use crate::field_type::FieldType;
use crate::naming::Name;
use serde::Serialize;

/// One filter.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    pub name: Name,
    /// What a person reads.
    pub title: String,
    pub kind: FilterKind,
    /// Parameters of the request: one, or the two ends of a range.
    pub parameters: Vec<Parameter>,
    /// `zoned` or `local` when a day stands for a moment of the column's; else empty.
    pub time: &'static str,
    /// Constant with the values and words of a choice; else empty.
    pub labels: String,
    pub lookup: Option<Lookup>,
}

/// One parameter of a list request.
#[derive(Clone, Debug, Serialize)]
pub struct Parameter {
    pub name: String,
    /// How it compares: `equal`, `min`, `max`, `from`, `to`.
    pub test: &'static str,
    /// What it adds to the label.
    pub word: &'static str,
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
    Reference,
}

/// The filters of a module, in table order.
pub fn filters(module: &Module) -> Vec<Filter> {
    let names = filters::names(&module.fields);
    let named = module.fields.iter().zip(names);
    named.filter_map(|(field, name)| filter(module, field, &name?)).collect()
}

fn filter(module: &Module, field: &Field, name: &str) -> Option<Filter> {
    let lookup = lookup(field);
    let kind = kind(field, lookup.is_some())?;
    let ends: &[(&str, &'static str, &'static str)] = match kind {
        FilterKind::Choice | FilterKind::Boolean | FilterKind::Reference => &[("", "equal", "")],
        FilterKind::Range => &[("Min", "min", "from"), ("Max", "max", "to")],
        FilterKind::Days => &[("From", "from", "from"), ("To", "to", "to")],
    };
    let parameters =
        ends.iter().map(|&(ending, test, word)| Parameter { name: format!("{name}{ending}"), test, word }).collect();
    Some(Filter {
        time: match field.field_type() {
            FieldType::TimestampTz if lookup.is_none() => "zoned",
            FieldType::Timestamp if lookup.is_none() => "local",
            _ => "",
        },
        labels: if kind == FilterKind::Choice { script::enum_labels(module, field) } else { String::new() },
        title: field.title().to_owned(),
        name: field.name.clone(),
        parameters,
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
        FieldType::Date | FieldType::Timestamp | FieldType::TimestampTz => Some(FilterKind::Days),
        field_type if field_type.is_numeric() => Some(FilterKind::Range),
        _ => None,
    }
}
