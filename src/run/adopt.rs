//! Takes a schema over as it is: its own text becomes a migration.

use super::site::{MIGRATIONS, Site};
use crate::loss::Loss;
use crate::output::RelPath;
use crate::problem::{Problem, Problems};
use crate::source::Statements;
use crate::source::database::LiveSchema;
use crate::source::ddl::Script;
use crate::source::migrations::{self, SYSTEM_TABLES};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A schema that the workspace has as a migration.
pub(super) struct Adopted {
    /// The migration that is new.
    pub migration: Option<(RelPath, String)>,
    /// The tables that it makes, those that cannot be read among them.
    pub tables: BTreeSet<String>,
    pub losses: Vec<Loss>,
    pub notes: Vec<String>,
}

/// Makes the statements of a schema a migration, once.
///
/// # Errors
/// Statements of another database than the workspace's, that have changed since they were adopted, or that make tables
/// which are there.
pub(super) fn adopt(schema: &Statements, site: &mut Site, cwd: &Path) -> Result<Adopted> {
    let name = schema.label();
    let LiveSchema { text, losses: unwritten } = schema.read(cwd)?;
    let Script { text, mut losses } = Script::of(&text, &name, site.dialect)?;
    losses.extend(unwritten);
    let ending = format!("_adopt_{}.sql", schema.title());
    let known = site.sources.iter().position(|(name, own)| name.ends_with(&ending) || *own == text);
    if let Some(known) = known {
        let (migration, own) = &site.sources[known];
        if *own != text {
            return Err(Problems::from(change_problem(&name, migration, own, &text, site.next_number())).into());
        }
        let before: Vec<(String, String)> =
            site.sources.iter().filter(|(name, _)| name != migration).cloned().collect();
        let before = table_names(&before);
        let tables = names(site).into_iter().filter(|table| !before.contains(table)).collect();
        let notes = vec![format!("`{MIGRATIONS}/{migration}` is this schema already")];
        return Ok(Adopted { migration: None, tables, losses, notes });
    }
    let before = names(site);
    let path = site.add_migration(ending.trim_start_matches('_').trim_end_matches(".sql"))?;
    site.read_on(&path, &text, [])?;
    let taken = |table: &&String| before.contains(*table) || SYSTEM_TABLES.contains(&table.as_str());
    let problems: Vec<Problem> =
        site.unreadable.keys().filter(taken).map(|table| there_already(table, &name)).collect();
    if !problems.is_empty() {
        return Err(Problems(problems).into());
    }
    let tables = names(site).into_iter().filter(|table| !before.contains(table)).collect();
    Ok(Adopted { migration: Some((path, text)), tables, losses, notes: Vec::new() })
}

fn names(site: &Site) -> BTreeSet<String> {
    site.tables.iter().map(|table| table.name.clone()).chain(site.unreadable.keys().cloned()).collect()
}

fn table_names(files: &[(String, String)]) -> BTreeSet<String> {
    let found = migrations::tables(files, &BTreeMap::new());
    found.tables.into_iter().map(|table| table.name).chain(found.unreadable.into_keys()).collect()
}

fn there_already(table: &str, file: &str) -> Problem {
    let table = table.escape_debug();
    let what = format!("the table `{table}` is there already, and the schema makes it");
    Problem::new(what).at(file).hint("take its statements out of the file, or drop the table by a migration before")
}

fn change_problem(file: &str, migration: &str, own: &str, text: &str, next: u64) -> Problem {
    let line = own.lines().zip(text.lines()).take_while(|(own, new)| own == new).count() + 1;
    Problem::new(format!("the schema is another one than that which was adopted as `{MIGRATIONS}/{migration}`"))
        .at(format!("{file}:{line}"))
        .hint(format!(
            "a migration is never rewritten: say what is new in another one, for example `{MIGRATIONS}/{next:04}_change.sql`, \
             and generate the modules again: `crud-gen --all`; another schema needs another name"
        ))
}
