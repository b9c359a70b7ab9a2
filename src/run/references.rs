//! What becomes of references between modules when a table gets another name, or goes.

use super::site::{Record, Site};
use crate::context::Module;

/// Notes on modules whose tables have another name now. A run for one module brings only that one along.
pub fn rename_notes(module: Option<&str>, site: &Site) -> Vec<String> {
    let note = |[of, old, new]: &[String; 3]| {
        let (old, new) = (old.escape_debug(), new.escape_debug());
        let follows = format!("the table `{old}` is called `{new}` now, and the module `{of}` follows it");
        match module {
            Some(module) if module != of => format!("{follows} when it is generated again: `crud-gen {of}`"),
            _ => follows,
        }
    };
    site.renamed.iter().map(note).collect()
}

/// Notes on modules that were made before the one that they refer to: they know nothing of its records yet.
pub fn child_notes(module: &Module, site: &Site) -> Vec<String> {
    let table = &module.table.name;
    let refers = |child: &Record| child.table.references.iter().any(|key| key.table == *table);
    let children = site.modules.iter().filter(|(_, child)| child.table.name != *table && refers(child));
    let note = |(name, _): (&String, &Record)| {
        let table = table.escape_debug();
        format!(
            "the module `{name}` refers to `{table}` and offers its records when it is generated again: `crud-gen {name}`"
        )
    };
    children.map(note).collect()
}

/// Notes on columns that referred to records of another module, and do not any more, since it has lost its table.
pub fn loss_notes(before: Option<&Record>, module: &Module, site: &Site) -> Vec<String> {
    let Some(before) = before else { return Vec::new() };
    let note = |column: &str| {
        let now = module.table.reference_of(column)?;
        let old = &before.table.reference_of(column)?.table;
        let is_known =
            now.table == module.table.name || site.modules.values().any(|known| known.table.name == now.table);
        let (other, _) = site.modules.iter().find(|(_, known)| known.table.name == *old)?;
        (!is_known).then(|| {
            format!(
                "`{column}` refers to `{now}`, and the module `{other}` is made of `{old}`, which is gone: its choice of \
                 records goes; to keep it, generate `{other}` first: `crud-gen {other} --table {now}`",
                column = column.escape_debug(),
                now = now.table.escape_debug(),
                old = old.escape_debug()
            )
        })
    };
    module.table.columns.iter().filter_map(|column| note(&column.name)).collect()
}
