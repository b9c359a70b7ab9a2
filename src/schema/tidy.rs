//! Takes out what a table says twice.

use super::{Column, Table};
use crate::expression::number;
use crate::field_type::FieldType;
use std::cmp::Ordering;

/// Takes out the bounds that the type sets anyway.
pub(crate) fn tidy_bounds(column: &mut Column) {
    let bounds = &mut column.bounds;
    if let FieldType::Decimal { precision, scale } = column.field_type {
        let greatest = number::greatest(precision, scale);
        let least = format!("-{greatest}");
        bounds.max = bounds.max.take().filter(|max| number::compare(&max.value, &greatest) == Ordering::Less);
        bounds.min = bounds.min.take().filter(|min| number::compare(&min.value, &least) == Ordering::Greater);
    }
    if let FieldType::String { max } = column.field_type {
        bounds.max_length = bounds.max_length.filter(|length| *length < max);
    }
    bounds.min_length = bounds.min_length.filter(|length| *length > 0);
    if !column.field_type.is_numeric() {
        (bounds.min, bounds.max) = (None, None);
    }
    if !column.field_type.is_textual() {
        (bounds.min_length, bounds.max_length) = (None, None);
    }
}

/// Takes out constraints that say the same as others: a unique key that is the primary key, a foreign key twice.
pub(crate) fn tidy_constraints(table: &mut Table) {
    let mut seen = vec![table.primary_key.clone(), Vec::new()];
    table.uniques.retain(|unique| {
        let fresh = !seen.contains(&unique.columns);
        seen.push(unique.columns.clone());
        fresh
    });
    let mut seen: Vec<(Vec<String>, String)> = Vec::new();
    table.references.retain(|reference| {
        let key = (reference.columns.clone(), reference.table.clone());
        let fresh = !seen.contains(&key) && !reference.columns.is_empty();
        seen.push(key);
        fresh
    });
}
