//! The tables of a source, and how one of them is found.

use crate::loss::Loss;
use crate::naming::{self, Name};
use crate::problem::Problem;
use crate::schema::Table;
use std::collections::{BTreeMap, BTreeSet};

/// The tables of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// In the order in which they were created.
    pub tables: Vec<Table>,
    /// Tables that could not be read, by name: they are in nobody's way but their own.
    pub unreadable: BTreeMap<String, Vec<Problem>>,
    /// What is not carried over.
    pub losses: Vec<Loss>,
    /// Enum types that the source itself creates, so that new tables may use them.
    pub native_types: BTreeSet<String>,
    pub triggers: Vec<Trigger>,
    /// What tables are called now that had another name, by that one.
    pub renames: BTreeMap<String, String>,
    /// Statements that the database will refuse, for people.
    pub refusals: Vec<String>,
    pub required: Vec<RequiredColumn>,
    /// The schemas of tables that are not in the usual one.
    pub schemas: BTreeMap<String, String>,
}

/// A column without a default that every row must have, added to a table that may have rows by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredColumn {
    pub table: String,
    pub column: String,
    /// `file:line:column`
    pub place: String,
}

/// A trigger: what it does is not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    pub name: String,
    pub table: String,
}

/// The table that a module means: of its very name, else the one that is the same in snake case, else its singular or
/// plural.
pub fn find<'a>(tables: &'a [Table], module: &str) -> Option<&'a Table> {
    let module = naming::identifier(module);
    let snake = |table: &Table| Name::new(&table.name).snake;
    let forms = [module.clone(), naming::plural(&module), naming::singular(&module)];
    tables
        .iter()
        .find(|table| table.name == module)
        .or_else(|| forms.iter().find_map(|form| tables.iter().find(|table| snake(table) == *form)))
        .or_else(|| tables.iter().find(|table| naming::singular(&snake(table)) == forms[2]))
}

/// The named tables and all that they refer to, in the order of the source.
pub fn closure(tables: &[Table], names: &[&str]) -> Vec<Table> {
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = names.to_vec();
    while let Some(name) = open.pop() {
        if wanted.insert(name)
            && let Some(table) = tables.iter().find(|table| table.name == name)
        {
            open.extend(table.references.iter().map(|reference| reference.table.as_str()));
        }
    }
    tables.iter().filter(|table| wanted.contains(table.name.as_str())).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{KeyAction, Reference};

    fn tables_named(names: &[&str]) -> Vec<Table> {
        names.iter().map(|name| Table::new(*name)).collect()
    }

    #[test]
    fn modules_find_their_tables() {
        let tables = tables_named(&["Order Items", "person", "categories", "OrderItem2", "order"]);
        for (module, expected) in [
            ("order_items", Some("Order Items")),
            ("order-items", Some("Order Items")),
            ("order_item", Some("Order Items")),
            ("people", Some("person")),
            ("category", Some("categories")),
            ("orders", Some("order")),
            ("products", None),
        ] {
            assert_eq!(find(&tables, module).map(|table| table.name.as_str()), expected, "{module}");
        }
    }

    #[test]
    fn a_closure_has_all_that_is_referred_to() {
        let mut tables = tables_named(&["a", "b", "c", "d"]);
        for (from, to) in [(0, "c"), (2, "c"), (2, "d"), (3, "a")] {
            tables[from].references.push(Reference {
                name: None,
                columns: Vec::new(),
                table: to.to_owned(),
                target_columns: Vec::new(),
                on_delete: KeyAction::Restrict,
                on_update: KeyAction::Restrict,
            });
        }
        let names = |found: Vec<Table>| found.into_iter().map(|table| table.name).collect::<Vec<_>>();
        assert_eq!(names(closure(&tables, &["a"])), ["a", "c", "d"]);
        assert_eq!(names(closure(&tables, &["b"])), ["b"]);
    }
}
