//! What a run refuses once it knows the workspace.

use super::request::Request;
use super::site::{MIGRATIONS, Record, Site};
use crate::context::rust::import;
use crate::context::{Module, Side};
use crate::dialect::Dialect;
use crate::output::{RelPath, WORKSPACE_UNIT};
use crate::problem::{Problem, Problems};
use crate::schema::Table;
use crate::workspace::Workspace;
use anyhow::Result;

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
    if request.wishes.force || wanted == table || !is_there {
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

/// Refuses `--with-import` in a workspace that has lost the shared part of imports.
pub fn shared_import(workspace: &Workspace, module: &Module) -> Result<(), Problems> {
    const SHARED: &str = "apps/api/src/shared/import/mod.rs";
    let is_needed = module.options.import && module.options.side != Side::Frontend;
    if !is_needed || workspace.root().join(SHARED).is_file() {
        return Ok(());
    }
    Err(Problem::new("the workspace has no shared part for imports any more")
        .at(SHARED)
        .hint("`crud-gen update --restore` brings it back")
        .into())
}

/// Refuses a workspace with two migrations of one number, which no database takes.
pub fn migrations(site: &Site) -> Result<(), Problems> {
    let twins = site.twins().into_iter().map(|twins| twin_problem(twins, site.next_number()));
    let problems: Vec<Problem> = twins.collect();
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
}

/// What is wrong with two migrations of one number, and what mends it.
pub(super) fn twin_problem([first, second]: [&str; 2], next: u64) -> Problem {
    let title = second.split_once('_').map_or(second, |(_, title)| title);
    Problem::new(format!("two migrations have one number, and no database takes them: `{first}` and `{second}`"))
        .at(MIGRATIONS)
        .hint(format!(
            "give the one that has run nowhere yet a new number, for example `mv {MIGRATIONS}/{second} {MIGRATIONS}/{next:04}_{title}`"
        ))
}

/// Notes on files of the shared part that somebody deleted: modules need them.
pub fn missing_shared_files(workspace: &Workspace) -> Result<Vec<String>> {
    let baseline = workspace.baseline()?;
    let is_missing =
        |path: &RelPath| !path.as_str().ends_with(".sql") && !workspace.root().join(path.as_str()).exists();
    let shared = baseline.files.iter().filter(|(_, entry)| entry.unit == WORKSPACE_UNIT && !entry.once);
    let missing: Vec<String> =
        shared.filter(|(path, _)| is_missing(path)).map(|(path, _)| format!("`{path}`")).collect();
    Ok(match missing.as_slice() {
        [] => Vec::new(),
        [path] => vec![format!("{path} is not there any more; {RESTORE}")],
        paths => vec![format!(
            "{} files of the shared part are not there any more, {} among them; {RESTORE}",
            paths.len(),
            paths[0]
        )],
    })
}

const RESTORE: &str = "if a module needs it, `crud-gen update --restore` brings it back";
