//! What a run refuses once it knows the workspace.

use super::request::Request;
use super::site::{MIGRATIONS, Record, Site};
use crate::context::rust::import;
use crate::context::{Module, Role, Side};
use crate::dialect::Dialect;
use crate::output::{RelPath, WORKSPACE_UNIT};
use crate::problem::{Problem, Problems};
use crate::schema::Table;
use crate::source::migrations::SYSTEM_TABLES;
use crate::workspace::{Baseline, Workspace};
use anyhow::Result;
use std::collections::BTreeSet;

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

/// Refuses to make a table that the workspace has for itself.
pub fn system_table(table: &Table) -> Result<(), Problems> {
    if !SYSTEM_TABLES.iter().any(|own| own.eq_ignore_ascii_case(&table.name)) {
        return Ok(());
    }
    let name = table.name.escape_debug();
    Err(Problem::new(format!("the table `{name}` is one of the workspace itself, and there cannot be two"))
        .hint(format!("give the table another name in the schema, for example `own_{name}`"))
        .into())
}

/// Refuses a label that is no column.
pub fn label(record: &Record) -> Result<(), Problems> {
    let table = &record.table;
    let Some(label) = record.options.label.as_deref().filter(|label| table.column(label).is_none()) else {
        return Ok(());
    };
    Err(Problem::new(format!("table `{}` has no column `{label}` to be its label", table.name))
        .hint(columns_of(table))
        .into())
}

/// Refuses `--secret` and `--visible` of what is no column, and secrets that something has to show.
pub fn secrets(request: &Request, module: &Module) -> Result<(), Problems> {
    let table = &module.table;
    let said: BTreeSet<&String> = request.changes.secret.union(&request.changes.visible).collect();
    let missing: Vec<String> =
        said.into_iter().filter(|name| table.column(name).is_none()).map(|name| quoted(name)).collect();
    if !missing.is_empty() {
        return Err(Problem::new(format!("table `{}` has no column {}", table.name, missing.join(" and no ")))
            .hint(columns_of(table))
            .into());
    }
    let mut problems = Vec::new();
    for field in module.fields.iter().filter(|field| module.options.secret.contains(&field.column.name)) {
        let why = match field.role {
            Role::Key => "it is part of the key, which stands in addresses and events",
            Role::Version => "it counts the changes, which every client has to know",
            Role::CreatedAt | Role::UpdatedAt => "the server sets it, and lists are in its order",
            Role::Generated | Role::Plain => continue,
        };
        let column = quoted(&field.column.name);
        problems
            .push(Problem::new(format!("column {column} cannot be secret: {why}")).hint("leave out --secret for it"));
    }
    let shown = module.options.label.as_deref().filter(|label| module.secrets().any(|secret| secret == *label));
    problems.extend(shown.map(|label| {
        let column = quoted(label);
        Problem::new(format!("column {column} is secret, and the label of a record is shown to everyone"))
            .hint(format!("take another one with --label, or say --visible {label}"))
    }));
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
}

fn columns_of(table: &Table) -> String {
    let known: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    format!("its columns: {}", known.join(", "))
}

fn quoted(name: &str) -> String {
    format!("`{}`", name.escape_debug())
}

/// Refuses `--with-import` for a table that no file can fill.
pub fn import(module: &Module) -> Result<(), Problems> {
    if !module.options.import {
        return Ok(());
    }
    let table = &module.table.name;
    if import::importable_fields(module).next().is_some() {
        return Ok(());
    }
    Err(Problem::new(format!("table `{table}` cannot be imported: the server fills all of its columns"))
        .hint("leave out --with-import")
        .into())
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
    let problems = twin_problems(site);
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
}

/// What is wrong with migrations of one number; what mends one of them leaves the others as they are.
pub(super) fn twin_problems(site: &Site) -> Vec<Problem> {
    site.twins().into_iter().zip(site.next_number()..).map(|(twins, next)| twin_problem(twins, next)).collect()
}

/// What is wrong with two migrations of one number, and what mends it.
fn twin_problem([first, second]: [&str; 2], next: u64) -> Problem {
    let title = second.split_once('_').map_or(second, |(_, title)| title);
    Problem::new(format!("two migrations have one number, and no database takes them: `{first}` and `{second}`"))
        .at(MIGRATIONS)
        .hint(format!(
            "give the one that has run nowhere yet a new number, for example `mv {MIGRATIONS}/{second} {MIGRATIONS}/{next:04}_{title}`"
        ))
}

/// Refuses to generate a module of which the files are there and what was saved is lost: it would be another one.
pub fn record_is_there(workspace: &Workspace, known: &Baseline, module: &str) -> Result<(), Problems> {
    if !known.units().contains(module) || is_deleted(workspace, known, module) {
        return Ok(());
    }
    Err(lost_record(module).into())
}

/// What is wrong when the record of a module is lost, and the ways out.
pub(super) fn lost_record(module: &str) -> Problem {
    Problem::new(format!("what was saved of module `{module}` is lost, and its files are still known"))
        .at(format!(".crud-gen/modules/{module}.json"))
        .hint(format!(
            "bring the file back from version control; `crud-gen update` puts it together again from the files of the \
             module; or take the module out: `crud-gen remove {module}`"
        ))
}

/// Whether somebody deleted all files of a module, its migrations aside.
pub fn is_deleted(workspace: &Workspace, known: &Baseline, module: &str) -> bool {
    let own = known.files.iter().filter(|(path, entry)| entry.unit == module && !path.as_str().ends_with(".sql"));
    let mut are_there = own.map(|(path, _)| workspace.root().join(path.as_str()).exists()).peekable();
    are_there.peek().is_some() && are_there.all(|is_there| !is_there)
}

/// A note on a half of the module that somebody deleted while the other one is there, and needs it.
pub fn half_note(workspace: &Workspace, known: &Baseline, module: &str) -> Option<String> {
    let is_gone = |folder: &str| {
        let is_own = |path: &RelPath| path.as_str().starts_with(folder) && !path.as_str().ends_with(".sql");
        let mut own = known.files.iter().filter(|(path, entry)| entry.unit == module && is_own(path)).peekable();
        own.peek().is_some().then(|| own.all(|(path, _)| !workspace.root().join(path.as_str()).exists()))
    };
    let (half, rest) = match (is_gone("apps/api/")?, is_gone("apps/web/")?) {
        (true, false) => ("API", format!("`crud-gen {module} --only frontend`")),
        (false, true) => ("front end", format!("`crud-gen {module} --only backend`")),
        _ => return None,
    };
    Some(format!(
        "nothing of the {half} of `{module}` is there any more: `crud-gen {module} --restore` brings it back, {rest} \
         goes on without it"
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
