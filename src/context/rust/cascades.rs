//! The foreign keys with which the database deletes or changes records of a module by itself.

use super::sql::literal;
use crate::context::Module;
use crate::dialect::Dialect;
use crate::schema::{KeyAction, Reference, Table};
use serde::Serialize;

/// The facts of `cascades.rs`.
#[derive(Clone, Debug, Serialize)]
pub struct Cascades {
    /// At least one.
    pub keys: Vec<CascadeKey>,
    /// One of them changes records.
    pub changes: bool,
}

/// A foreign key, as Rust literals.
#[derive(Clone, Debug, Serialize)]
pub struct CascadeKey {
    /// The columns that refer.
    pub columns: Vec<String>,
    /// The table that they refer to.
    pub table: String,
    /// The columns there.
    pub targets: Vec<String>,
    /// What happens to a record: `None`, `Delete` or `Change`.
    pub on_delete: &'static str,
    /// The same when that row gets another key.
    pub on_update: &'static str,
}

/// What the database does to a row when the one that it refers to is deleted or gets another key, as far as generated
/// code tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    None,
    Delete,
    Change,
    /// It does something that cannot be told.
    Unknown,
}

impl Cascades {
    /// The facts of one module; `None` when the database does nothing to its records by itself.
    pub fn new(module: &Module) -> Option<Self> {
        let keys: Vec<CascadeKey> =
            module.table.references.iter().filter_map(|reference| key(module, reference)).collect();
        let changes = keys.iter().any(|key| key.on_delete == "Change" || key.on_update == "Change");
        (!keys.is_empty()).then_some(Self { keys, changes })
    }
}

fn key(module: &Module, reference: &Reference) -> Option<CascadeKey> {
    let table = &module.table;
    let word = |effect| match effect {
        Effect::None | Effect::Unknown => "None",
        Effect::Delete => "Delete",
        Effect::Change => "Change",
    };
    let tables: Vec<&Table> = std::iter::once(table).chain(module.others.iter()).collect();
    let target = referred(&tables, reference, module.dialect)?;
    let (on_delete, on_update) = (word(on_delete(table, reference)), word(on_update(&tables, table, reference)));
    if (on_delete, on_update) == ("None", "None") {
        return None;
    }
    let targets = targets(target, reference);
    let literals = |names: &[String]| names.iter().map(|name| literal(name)).collect();
    (targets.len() == reference.columns.len()).then(|| CascadeKey {
        columns: literals(&reference.columns),
        table: literal(&target.name),
        targets: literals(targets),
        on_delete,
        on_update,
    })
}

/// What a foreign key of a table does when the row that it refers to is deleted. A row without a key has no name, and
/// one whose key is set to a default has another name afterwards.
pub fn on_delete(table: &Table, reference: &Reference) -> Effect {
    let is_in_key = || reference.columns.iter().any(|column| table.primary_key.contains(column));
    match reference.on_delete {
        KeyAction::Restrict => Effect::None,
        _ if table.primary_key.is_empty() => Effect::Unknown,
        KeyAction::Cascade => Effect::Delete,
        KeyAction::SetNull | KeyAction::SetDefault if is_in_key() => Effect::Unknown,
        KeyAction::SetNull | KeyAction::SetDefault => Effect::Change,
    }
}

/// What a foreign key of a table does when the row that it refers to gets another key, where that can happen. `tables`
/// are all of the workspace. Which rows were set to NULL cannot be seen afterwards.
pub fn on_update(tables: &[&Table], table: &Table, reference: &Reference) -> Effect {
    match reference.on_update {
        KeyAction::Restrict => Effect::None,
        _ if !moves(tables, reference, &mut Vec::new()) => Effect::None,
        KeyAction::Cascade if !table.primary_key.is_empty() => Effect::Change,
        KeyAction::Cascade | KeyAction::SetNull | KeyAction::SetDefault => Effect::Unknown,
    }
}

/// Whether what a foreign key refers to may change: nobody can change a primary key, but a foreign key in it may be
/// changed by the database.
fn moves<'a>(tables: &[&'a Table], reference: &'a Reference, seen: &mut Vec<&'a Reference>) -> bool {
    if seen.contains(&reference) {
        return false;
    }
    seen.push(reference);
    let Some(target) = tables.iter().find(|table| table.name == reference.table) else { return false };
    let mut targets = targets(target, reference).iter();
    targets.any(|column| {
        let mut keys = target.references.iter().filter(|key| key.columns.contains(column));
        !target.primary_key.contains(column) || keys.any(|key| !key.on_update.is_restrict() && moves(tables, key, seen))
    })
}

fn targets<'a>(target: &'a Table, reference: &'a Reference) -> &'a [String] {
    match reference.target_columns.is_empty() {
        true => &target.primary_key,
        false => &reference.target_columns,
    }
}

/// The table that a foreign key refers to. SQLite looks it up without regard to case.
fn referred<'a>(tables: &[&'a Table], reference: &Reference, dialect: Dialect) -> Option<&'a Table> {
    let is_same = |table: &&&Table| match dialect {
        Dialect::Postgres => table.name == reference.table,
        Dialect::Sqlite => table.name.eq_ignore_ascii_case(&reference.table),
    };
    tables.iter().find(is_same).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::ddl;
    use std::collections::BTreeMap;

    #[test]
    fn effects_are_those_that_can_be_told() {
        let sql = "
            CREATE TABLE parents (id int PRIMARY KEY, code text UNIQUE);
            CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES parents ON DELETE CASCADE ON UPDATE CASCADE);
            CREATE TABLE b (id int REFERENCES parents ON DELETE SET DEFAULT PRIMARY KEY);
            CREATE TABLE c (code text PRIMARY KEY REFERENCES parents (code) ON DELETE CASCADE ON UPDATE CASCADE);
            CREATE TABLE d (id int PRIMARY KEY, c text REFERENCES c ON DELETE SET NULL ON UPDATE CASCADE);
            CREATE TABLE e (id int PRIMARY KEY, c text REFERENCES c ON DELETE SET DEFAULT ON UPDATE SET NULL);
            CREATE TABLE f (c text REFERENCES c ON DELETE CASCADE ON UPDATE CASCADE);";
        let tables = ddl::tables(sql, "schema.sql", &BTreeMap::new()).expect("tables").tables;
        let all: Vec<&Table> = tables.iter().collect();
        let effects = tables.iter().filter_map(|table| {
            let key = table.references.first()?;
            Some((table.name.as_str(), on_delete(table, key), on_update(&all, table, key)))
        });
        assert_eq!(
            effects.collect::<Vec<_>>(),
            [
                ("a", Effect::Delete, Effect::None),
                ("b", Effect::Unknown, Effect::None),
                ("c", Effect::Delete, Effect::Change),
                ("d", Effect::Change, Effect::Change),
                ("e", Effect::Change, Effect::Unknown),
                ("f", Effect::Unknown, Effect::Unknown),
            ]
        );
    }
}
