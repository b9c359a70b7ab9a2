//! What a run refuses once it knows the workspace.

use super::request::Request;
use super::site::{Record, Site};
use crate::context::rust::import;
use crate::context::{Module, Side};
use crate::dialect::Dialect;
use crate::problem::{Problem, Problems};
use crate::schema::Table;
use crate::workspace::Workspace;

/// Refuses another database than the workspace's.
pub fn database(wanted: Option<Dialect>, has: Dialect) -> Result<(), Problems> {
    match wanted {
        Some(wanted) if wanted != has => {
            Err(Problem::new(format!("the workspace runs on {}, not on {}", has.title(), wanted.title()))
                .hint("leave out --database; it is for new workspaces")
                .into())
        }
        _ => Ok(()),
    }
}

/// Refuses to give a module the fields of another table, which would take its own away, unless its table has gone.
pub fn same_table(
    request: &Request,
    saved: Option<&Record>,
    wanted: Option<&str>,
    site: &Site,
) -> Result<(), Problems> {
    let (Some(Record { table: Table { name: table, .. }, .. }), Some(wanted)) = (saved, wanted) else { return Ok(()) };
    let is_there = site.tables.iter().any(|known| known.name == *table);
    if request.force || wanted == table || !is_there {
        return Ok(());
    }
    let module = &request.module;
    let (table, wanted) = (table.escape_debug(), wanted.escape_debug());
    Err(Problem::new(format!("the module `{module}` is made of the table `{table}`, not of `{wanted}`"))
        .hint(format!(
            "make another module of it: `crud-gen NAME --table '{wanted}'`; with --force `{module}` gets its fields instead"
        ))
        .into())
}

/// Refuses a label that is no column.
pub fn label(record: &Record) -> Result<(), Problems> {
    let table = &record.table;
    let Some(label) = record.options.label.as_deref().filter(|label| table.column(label).is_none()) else {
        return Ok(());
    };
    let known: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    Err(Problem::new(format!("table `{}` has no column `{label}` to be its label", table.name))
        .hint(format!("its columns: {}", known.join(", ")))
        .into())
}

/// Refuses `--with-import` for a table that no file can fill.
pub fn import(module: &Module) -> Result<(), Problems> {
    if !module.options.import {
        return Ok(());
    }
    let table = &module.table.name;
    let problem = match import::unfillable_field(module) {
        Some(field) => {
            let column = &field.column.name;
            Problem::new(format!("table `{table}` cannot be imported: `{column}` is required and secret"))
                .hint("secrets do not belong into files; leave out --with-import")
        }
        None if import::importable_fields(module).next().is_none() => {
            Problem::new(format!("table `{table}` cannot be imported: the server fills all of its columns"))
                .hint("leave out --with-import")
        }
        None => return Ok(()),
    };
    Err(problem.into())
}

/// Refuses `--with-import` in a workspace whose shared part knows nothing of imports.
pub fn shared_import(workspace: &Workspace, module: &Module) -> Result<(), Problems> {
    const SHARED: &str = "apps/api/src/shared/import/mod.rs";
    let is_needed = module.options.import && module.options.side != Side::Frontend;
    if !is_needed || workspace.root().join(SHARED).is_file() {
        return Ok(());
    }
    Err(Problem::new("the workspace has no shared part for imports: it was made before there were any")
        .at(SHARED)
        .hint("make a workspace with `crud-gen new DIR`, and take over what it has in apps/api")
        .into())
}
