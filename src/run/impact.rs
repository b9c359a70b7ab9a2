//! What a change of the schema does besides: to rows that are there, and to other modules.

use super::site::{Record, Site};
use crate::context::ModuleContext;
use crate::render;
use crate::schema::Table;
use crate::workspace::Workspace;
use anyhow::Result;
use std::collections::BTreeSet;

/// Notes on columns that the module has got since it was generated last, and that rows from before cannot have. A
/// migration that has run is no news, and a module that is generated again has seen it.
pub fn required_notes(before: Option<&Record>, table: &Table, site: &Site) -> Vec<String> {
    let Some(before) = before else { return Vec::new() };
    let is_news = |column: &str| before.table.column(column).is_none() && table.column(column).is_some();
    let own = site.required.iter().filter(|required| required.table == table.name && is_news(&required.column));
    own.map(|required| {
        format!(
            "the migration at {place} ends with an error where `{table}` has rows: `{column}` is NOT NULL and has no \
             default; give it one there, or add it without NOT NULL, fill it, and ask for it in the next migration",
            place = required.place,
            table = table.name.escape_debug(),
            column = required.column.escape_debug()
        )
    })
    .collect()
}

/// A note on the other modules that are not generated as they would be now, with the commands that bring them along.
/// Those that refer to a new table have a note of their own.
pub fn stale_note(module: &str, new_table: Option<&str>, workspace: &Workspace, site: &Site) -> Result<Option<String>> {
    let is_told = |record: &Record| record.table.references.iter().any(|key| Some(key.table.as_str()) == new_table);
    note_of_stale(workspace, site, &|name, record| name == module || is_told(record))
}

/// The same, of a run for many modules.
pub fn stale_note_of_all<'n>(
    modules: impl Iterator<Item = &'n String>,
    workspace: &Workspace,
    site: &Site,
) -> Result<Option<String>> {
    let modules: BTreeSet<&String> = modules.collect();
    note_of_stale(workspace, site, &|name, _| modules.contains(name))
}

fn note_of_stale(
    workspace: &Workspace,
    site: &Site,
    is_told: &dyn Fn(&String, &Record) -> bool,
) -> Result<Option<String>> {
    let mut commands = Vec::new();
    let surroundings = site.surroundings();
    for (name, record) in site.modules.iter().filter(|(name, record)| !is_told(name, record)) {
        let saved = workspace.record(name)?.and_then(|saved| saved.get("inputs").cloned());
        let Ok(other) = site.module_among(&surroundings, name, record) else { continue };
        let now = render::inputs_digest(&ModuleContext::new(&other), record.options.side, &site.overrides)?;
        if saved != Some(now.into()) {
            commands.push(format!("`crud-gen {name}`"));
        }
    }
    Ok(match commands.as_slice() {
        [] => None,
        [command] => Some(format!("another module is generated differently now: {command} brings it along")),
        _ => Some(format!(
            "{} other modules are generated differently now: {}, or `crud-gen --all`",
            commands.len(),
            commands.join(", ")
        )),
    })
}
