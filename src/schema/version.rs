//! The column that counts the changes of a row.

use super::{Column, DefaultValue, Table};
use crate::field_type::FieldType;
use crate::naming::Name;

/// Names that the counter goes by; the first free one is given to a new one.
const VERSION_NAMES: [&str; 3] = ["version", "row_version", "lock_version"];

impl Table {
    /// The column that counts the row's changes: an integer that is never null, starts by default, and is called so.
    pub fn version_column(&self) -> Option<&str> {
        VERSION_NAMES.iter().find_map(|name| {
            let own = |column: &&Column| column.name.eq_ignore_ascii_case(name) && counts(column);
            self.columns.iter().find(own).map(|column| column.name.as_str()).filter(|name| !self.is_key(name))
        })
    }

    /// Whether the column is part of the primary key.
    pub fn is_key(&self, column: &str) -> bool {
        self.primary_key.iter().any(|key| key == column)
    }
}

fn counts(column: &Column) -> bool {
    matches!(column.field_type, FieldType::SmallInt | FieldType::Integer | FieldType::BigInt)
        && !column.nullable
        && column.generated.is_none()
        && matches!(column.default, Some(DefaultValue::Number(_)))
}

/// The same table with a column that counts changes: its own, else a new one, `version` or, when that name is taken
/// by something else, `row_version`.
pub fn with_version(mut table: Table) -> Table {
    if table.version_column().is_none() {
        let taken = |name: &str| table.columns.iter().any(|column| Name::new(&column.name).snake == name);
        let name = VERSION_NAMES.into_iter().find(|name| !taken(name)).unwrap_or("crud_version");
        table.columns.push(Column {
            nullable: false,
            default: Some(DefaultValue::Number("1".to_owned())),
            ..Column::new(name, FieldType::Integer)
        });
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(columns: &[(&str, &str, bool)]) -> (Option<String>, usize) {
        let mut table = Table::new("t");
        for (name, kind, counts) in columns {
            table.columns.push(Column {
                nullable: !counts,
                default: counts.then(|| DefaultValue::Number("1".to_owned())),
                ..Column::new(*name, FieldType::parse(kind).unwrap())
            });
        }
        let table = with_version(table);
        assert_eq!(with_version(table.clone()), table);
        (table.version_column().map(str::to_owned), table.columns.len())
    }

    #[test]
    fn the_version_column_is_the_tables_own_or_a_new_one() {
        for (columns, expected) in [
            (&[("name", "text", false)][..], ("version", 2)),
            (&[("version", "integer", true)], ("version", 1)),
            (&[("Version", "bigint", true)], ("Version", 1)),
            (&[("version", "text", false)], ("row_version", 2)),
            (&[("version", "integer", false)], ("row_version", 2)),
            (&[("version", "text", false), ("row_version", "smallint", true)], ("row_version", 2)),
            (&[("Version", "text", false), ("rowVersion", "text", false)], ("lock_version", 3)),
        ] {
            assert_eq!(counted(columns), (Some(expected.0.to_owned()), expected.1), "{columns:?}");
        }
    }
}
