//! Takes out what a table says twice.

use super::{Column, Table};
use crate::expression::number;
use crate::field_type::FieldType;
use std::cmp::Ordering;

/// Takes out the bounds that the type sets anyway.
pub(crate) fn tidy_bounds(column: &mut Column) {
    let bounds = &mut column.bounds;
    if let FieldType::Decimal { precision, scale } = column.field_type
        && column.field_type != FieldType::NUMERIC
    {
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

/// Takes out constraints that say the same as others: a unique key that is the primary key, a foreign key twice. A
/// table without a primary key has one in all but name where no two rows share what each of them must have.
pub(crate) fn tidy_constraints(table: &mut Table) {
    if table.primary_key.is_empty() {
        table.primary_key = key_in_all_but_name(table);
    }
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

/// The columns of the shortest unique key in which nothing is missing and that can stand in an address; none without one.
fn key_in_all_but_name(table: &Table) -> Vec<String> {
    let is_part = |name: &String| {
        table.column(name).is_some_and(|column| {
            let is_address = !matches!(
                column.field_type,
                FieldType::Json | FieldType::Bytes | FieldType::Real | FieldType::Double | FieldType::Other { .. }
            );
            !column.nullable && is_address
        })
    };
    let keys = table.uniques.iter().map(|unique| &unique.columns).filter(|columns| columns.iter().all(is_part));
    keys.min_by_key(|columns| columns.len()).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Unique;

    #[test]
    fn a_unique_key_in_which_nothing_is_missing_is_the_key() {
        let column = |name: &str, nullable| Column { nullable, ..Column::new(name, FieldType::Text) };
        let unique =
            |columns: &[&str]| Unique { name: None, columns: columns.iter().map(|&name| name.into()).collect() };
        let mut table = Table::new("settings");
        table.columns = vec![column("code", false), column("part", false), column("alias", true)];
        table.uniques = vec![unique(&["alias"]), unique(&["code", "part"])];
        tidy_constraints(&mut table);
        assert_eq!(table.primary_key, ["code", "part"]);
        assert_eq!(table.uniques, [unique(&["alias"])]);

        table.primary_key = vec!["part".to_owned()];
        table.uniques.push(unique(&["code"]));
        tidy_constraints(&mut table);
        assert_eq!(table.primary_key, ["part"], "a key that is there stays");
    }
}
