//! The names of a table's constraints, those included that have none of their own.

use super::Table;
use crate::field_type::FieldType;
use std::collections::{BTreeMap, BTreeSet};

/// What every constraint is called in the database. Lists are in the order of the table's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConstraintNames {
    /// By column: the check of its bounds or enum labels.
    pub columns: BTreeMap<String, String>,
    pub uniques: Vec<String>,
    pub references: Vec<String>,
    pub checks: Vec<String>,
}

impl Table {
    /// The names, those that PostgreSQL would choose where the table says none (`products_code_key`,
    /// `products_price_check`, `order_items_product_id_fkey`), each one once.
    pub fn constraint_names(&self) -> ConstraintNames {
        let mut taken = BTreeSet::new();
        let columns = self.column_checks(&mut taken);
        let mut name = |own: &Option<String>, columns: &[String], suffix: &str| {
            let free = match own {
                Some(own) => free_name(own, &taken),
                None => free_default_name(&self.name, columns, suffix, &taken),
            };
            taken.insert(free.clone());
            free
        };
        ConstraintNames {
            uniques: self.uniques.iter().map(|unique| name(&unique.name, &unique.columns, "key")).collect(),
            references: self
                .references
                .iter()
                .map(|reference| name(&reference.name, &reference.columns, "fkey"))
                .collect(),
            checks: self.checks.iter().map(|check| name(&check.name, check_columns(&check.columns), "check")).collect(),
            columns,
        }
    }

    /// The same table, with no name where the constraint has its default one.
    pub(crate) fn without_default_names(mut self) -> Self {
        let mut taken = BTreeSet::new();
        self.column_checks(&mut taken);
        let table = self.name.clone();
        let mut drop_default = |name: &mut Option<String>, columns: &[String], suffix: &str| {
            let default = free_default_name(&table, columns, suffix, &taken);
            let chosen = match name.take() {
                Some(given) if given != default => free_name(&given, &taken),
                _ => default.clone(),
            };
            *name = (chosen != default).then(|| chosen.clone());
            taken.insert(chosen);
        };
        for unique in &mut self.uniques {
            drop_default(&mut unique.name, &unique.columns, "key");
        }
        for reference in &mut self.references {
            drop_default(&mut reference.name, &reference.columns, "fkey");
        }
        for check in &mut self.checks {
            drop_default(&mut check.name, check_columns(&check.columns), "check");
        }
        self
    }

    fn column_checks(&self, taken: &mut BTreeSet<String>) -> BTreeMap<String, String> {
        self.columns
            .iter()
            .filter(|column| !column.bounds.is_empty() || matches!(column.field_type, FieldType::Enum { .. }))
            .map(|column| {
                let name = free_default_name(&self.name, std::slice::from_ref(&column.name), "check", taken);
                taken.insert(name.clone());
                (column.name.clone(), name)
            })
            .collect()
    }
}

/// PostgreSQL names a check after its column only when there is just one.
fn check_columns(columns: &[String]) -> &[String] {
    if columns.len() == 1 { columns } else { &[] }
}

/// PostgreSQL cuts names off at 63 bytes.
const MAX_LENGTH: usize = 63;

/// `products_code_key`, the longer part cut when it would be too long.
pub(crate) fn default_name(table: &str, columns: &[String], suffix: &str) -> String {
    let mut table = table.to_owned();
    let mut middle = columns.join("_");
    let separators = if middle.is_empty() { 1 } else { 2 };
    while table.len() + middle.len() + suffix.len() + separators > MAX_LENGTH {
        let longer = if table.len() > middle.len() { &mut table } else { &mut middle };
        longer.pop();
    }
    if middle.is_empty() { format!("{table}_{suffix}") } else { format!("{table}_{middle}_{suffix}") }
}

/// The default name, with the first number behind it that makes it free, as PostgreSQL chooses it.
fn free_default_name(table: &str, columns: &[String], suffix: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (1..).map(|number: u32| default_name(table, columns, &format!("{suffix}{number}")));
    let mut names = std::iter::once(default_name(table, columns, suffix)).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}

/// The name itself, else with the first number behind it that makes it free.
fn free_name(wanted: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (1..).map(|number: u32| {
        let (mut name, digits) = (wanted.to_owned(), number.to_string());
        while name.len() + digits.len() > MAX_LENGTH {
            name.pop();
        }
        name + &digits
    });
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Check, Unique};

    fn columns(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_are_those_that_postgres_would_choose() {
        let long = "a".repeat(40);
        for (table, names, suffix, expected) in [
            ("products", &["code"][..], "key", "products_code_key".to_owned()),
            ("products", &["a", "b"], "fkey", "products_a_b_fkey".to_owned()),
            ("products", &[], "check", "products_check".to_owned()),
            (&long, &[&long], "key", format!("{}_{}_key", "a".repeat(29), "a".repeat(29))),
            ("t", &[&"ü".repeat(40)], "key", format!("t_{}_key", "ü".repeat(28))),
        ] {
            assert_eq!(default_name(table, &columns(names), suffix), expected);
        }
    }

    #[test]
    fn every_name_is_there_once_and_default_names_are_not_kept() {
        let mut table = Table::new("t");
        let unique = |name: Option<&str>| Unique { name: name.map(str::to_owned), columns: columns(&["a"]) };
        let check = |name: Option<&str>| Check {
            name: name.map(str::to_owned),
            expression: String::new(),
            columns: columns(&["a", "b"]),
        };
        table.uniques = vec![unique(None), unique(None), unique(Some("mine"))];
        table.checks = vec![check(Some("mine")), check(None), check(Some("t_check1"))];
        let names = table.constraint_names();
        assert_eq!(names.uniques, ["t_a_key", "t_a_key1", "mine"]);
        assert_eq!(names.checks, ["mine1", "t_check", "t_check1"]);
        let table = table.without_default_names();
        assert_eq!(table.constraint_names(), names);
        let kept: Vec<Option<&str>> = table.checks.iter().map(|check| check.name.as_deref()).collect();
        assert_eq!(kept, [Some("mine1"), None, None]);
    }
}
