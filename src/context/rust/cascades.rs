//! The foreign keys through which the database deletes or changes records of a module by itself.

use super::sql::literal;
use crate::context::{KeyShape, Module};
use crate::dialect::Dialect;
use crate::schema::{OnDelete, Reference, Table};
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
    pub columns: Vec<String>,
    pub table: String,
    pub targets: Vec<String>,
    /// What happens to a record: `Delete` or `Change`.
    pub on_delete: &'static str,
}

impl Cascades {
    /// The facts of one module; `None` when the database does nothing to its records by itself.
    pub fn new(module: &Module) -> Option<Self> {
        let keys: Vec<CascadeKey> = module
            .table
            .references
            .iter()
            .filter(|reference| is_followed(&module.table, reference))
            .filter_map(|reference| key(module, reference))
            .collect();
        let changes = keys.iter().any(|key| key.on_delete == "Change");
        (!keys.is_empty() && module.key != KeyShape::None).then_some(Self { keys, changes })
    }
}

/// Whether generated code tells what the database does with a foreign key of a table when the row that it refers to is
/// deleted. A row without a key has no name, and one whose key changes has another one afterwards.
pub fn is_followed(table: &Table, reference: &Reference) -> bool {
    let changes_key = || reference.columns.iter().any(|column| table.primary_key.contains(column));
    match reference.on_delete {
        _ if table.primary_key.is_empty() => false,
        OnDelete::Restrict => false,
        OnDelete::Cascade => true,
        OnDelete::SetNull | OnDelete::SetDefault => !changes_key(),
    }
}

fn key(module: &Module, reference: &Reference) -> Option<CascadeKey> {
    let on_delete = match reference.on_delete {
        OnDelete::Restrict => return None,
        OnDelete::Cascade => "Delete",
        OnDelete::SetNull | OnDelete::SetDefault => "Change",
    };
    let target = referred(module, reference)?;
    let targets = match reference.target_columns.is_empty() {
        true => &target.primary_key,
        false => &reference.target_columns,
    };
    let literals = |names: &[String]| names.iter().map(|name| literal(name)).collect();
    (targets.len() == reference.columns.len()).then(|| CascadeKey {
        columns: literals(&reference.columns),
        table: literal(&target.name),
        targets: literals(targets),
        on_delete,
    })
}

/// The table that a foreign key refers to. SQLite looks it up without regard to case.
fn referred<'a>(module: &'a Module, reference: &Reference) -> Option<&'a Table> {
    let is_same = |table: &&Table| match module.dialect {
        Dialect::Postgres => table.name == reference.table,
        Dialect::Sqlite => table.name.eq_ignore_ascii_case(&reference.table),
    };
    std::iter::once(&module.table).chain(&module.others).find(is_same)
}
