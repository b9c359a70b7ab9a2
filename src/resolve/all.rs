//! The tables of many modules at once: one migration for all of them.

use super::{Created, Migration, extend};
use crate::dialect::Dialect;
use crate::loss::{Loss, LossKind};
use crate::migration;
use crate::problem::Problems;
use crate::schema::Table;
use crate::source::{self, Tables};
use std::collections::BTreeSet;

/// Tables that are ready to generate from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolvedAll {
    /// With their version columns; those that are only referred to are not among them.
    pub tables: Vec<Table>,
    /// What the database lacks.
    pub migration: Option<Migration>,
    /// What of the source is not carried over.
    pub losses: Vec<Loss>,
    /// Things to know.
    pub notes: Vec<String>,
}

/// Makes or completes these tables. `source` is where they come from, none for the workspace itself. One of which nothing
/// can be made is lost, and in nobody's way. `name` says what the migration does.
pub fn resolve_all(
    selected: &[&Table],
    source: Option<&Tables>,
    name: &str,
    existing: &[Table],
    dialect: Dialect,
) -> ResolvedAll {
    let mut resolved = ResolvedAll { tables: Vec::new(), migration: None, losses: Vec::new(), notes: Vec::new() };
    let (mut statements, mut new) = (Vec::new(), Vec::new());
    for table in selected {
        let Some(known) = existing.iter().find(|known| known.name == table.name) else {
            new.push(table.name.as_str());
            continue;
        };
        match extend(known, table, dialect) {
            Ok(extended) => {
                statements.extend(extended.migration.map(|migration| migration.sql));
                resolved.losses.extend(extended.losses);
                resolved.tables.push(extended.table);
            }
            Err(problems) => resolved.losses.push(unusable(&table.name, &problems)),
        }
    }
    if let Some(source) = source.filter(|_| !new.is_empty()) {
        let known: BTreeSet<&str> = existing.iter().map(|table| table.name.as_str()).collect();
        let mut tables = source::closure(&source.tables, &new);
        tables.retain(|table| !known.contains(table.name.as_str()));
        let made: BTreeSet<&str> = tables.iter().map(|table| table.name.as_str()).collect();
        resolved.losses.extend(source.losses.iter().filter(|loss| made.contains(loss.table.as_str())).cloned());
        let wanted: BTreeSet<&str> = new.iter().copied().collect();
        let others: Vec<String> = made
            .iter()
            .filter(|name| !wanted.contains(*name))
            .map(|name| format!("`{}`", name.escape_debug()))
            .collect();
        if !others.is_empty() {
            let others = others.join(", ");
            resolved.notes.push(format!("the migration also makes {others}, to which the tables refer: no modules"));
        }
        let created = Created::new(tables, existing, dialect);
        resolved.losses.extend(created.losses);
        resolved.tables.extend(created.tables.into_iter().filter(|table| wanted.contains(table.name.as_str())));
        statements.insert(0, created.sql);
    }
    if !statements.is_empty() {
        resolved.migration = Some(Migration { name: name.to_owned(), sql: migration::join(&statements, dialect) });
    }
    resolved
}

/// A table that nothing is made of.
pub fn unusable(table: &str, Problems(problems): &Problems) -> Loss {
    let what: Vec<&str> = problems.iter().map(|problem| problem.what.as_str()).collect();
    Loss::of_table(LossKind::Table, table, what.join("; "))
}
