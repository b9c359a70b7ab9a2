//! The table of a module: where it comes from, and the migration that the workspace needs for it.
//!
//! The workspace's migrations are the truth about its tables. Fields and DDL add to them by a new migration; an
//! existing one is never rewritten, and no column is ever dropped.

mod all;

pub use all::{ResolvedAll, resolve_all, unusable};

use crate::dialect::Dialect;
use crate::loss::{Loss, LossKind};
use crate::migration::{self, Storable};
use crate::problem::{Problem, Problems};
use crate::schema::{Column, Table, with_version};
use crate::source::{self, Tables};
use std::collections::BTreeSet;

/// Where the fields of a module come from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// `--field`, as typed.
    Fields(&'a [String]),
    /// The tables of `--ddl`.
    Ddl(&'a Tables),
    /// The workspace's migrations.
    Workspace,
}

/// What a module is looked up by.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The module in snake_case.
    pub module: &'a str,
    /// `--table`
    pub table: Option<&'a str>,
}

/// A table that is ready to generate from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// With its version column.
    pub table: Table,
    /// What the database lacks.
    pub migration: Option<Migration>,
    /// What of the source is not carried over.
    pub losses: Vec<Loss>,
    /// Things to know.
    pub notes: Vec<String>,
}

/// A migration to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// What it does, in snake_case: `create_products`.
    pub name: String,
    pub sql: String,
}

impl Resolved {
    /// Finds or makes the table of a module.
    ///
    /// # Errors
    /// A table that is not there, fields that contradict the table, columns that cannot be added.
    pub fn resolve(
        wanted: Wanted<'_>,
        source: Source<'_>,
        existing: &[Table],
        dialect: Dialect,
    ) -> Result<Self, Problems> {
        let found = find(existing, wanted);
        match source {
            Source::Fields(fields) => {
                let name = found.map_or(wanted.table.unwrap_or(wanted.module), |table| &table.name);
                let resolver = |table: &str| source::find(existing, table).cloned();
                let given = source::inline::table(name, fields, &resolver)?;
                match found {
                    Some(table) => extend(table, &only_fields(given, fields), dialect),
                    None => Ok(create(vec![given], wanted.module, existing, dialect)),
                }
            }
            Source::Ddl(tables) => {
                let given = readable(tables, wanted)?;
                // `event` and `events` may be two tables: what is there already has the very name.
                let found = existing
                    .iter()
                    .find(|known| known.name == given.name)
                    .or_else(|| existing.iter().find(|known| known.name.eq_ignore_ascii_case(&given.name)));
                let (mut resolved, made) = match found {
                    Some(table) => (extend(table, given, dialect)?, vec![&given.name]),
                    None => {
                        let is_known = |name: &String| existing.iter().any(|known| known.name == *name);
                        let mut others = source::closure(&tables.tables, &[given.name.as_str()]);
                        others.retain(|table| *table != *given && !is_known(&table.name));
                        let made: Vec<&String> = tables
                            .tables
                            .iter()
                            .map(|table| &table.name)
                            .filter(|name| **name == given.name || others.iter().any(|other| other.name == **name))
                            .collect();
                        let targets = others.iter().chain([given]).flat_map(|table| &table.references);
                        let broken = targets.map(|key| &key.table).filter(|name| !is_known(name));
                        if let Some(problems) = broken.filter_map(|name| tables.unreadable.get(name)).next() {
                            return Err(Problems(problems.clone()));
                        }
                        others.insert(0, given.clone());
                        (create(others, wanted.module, existing, dialect), made)
                    }
                };
                let of_these = tables.losses.iter().filter(|loss| made.contains(&&loss.table));
                resolved.losses.splice(0..0, of_these.cloned());
                Ok(resolved)
            }
            Source::Workspace => match (found, wanted.table) {
                (Some(table), _) => extend(table, table, dialect),
                (None, Some(_)) => Err(no_such_table(existing, wanted).into()),
                (None, None) => {
                    let starter = source::starter(wanted.module);
                    let mut table = create(vec![starter], wanted.module, existing, dialect);
                    table.notes.push(format!(
                        "the workspace has no table `{module}`: it gets a starter with a name; add fields like \
                         `crud-gen {module} --field 'price:decimal(12,2)'`",
                        module = wanted.module
                    ));
                    Ok(table)
                }
            },
        }
    }
}

fn find<'a>(tables: &'a [Table], wanted: Wanted<'_>) -> Option<&'a Table> {
    match wanted.table {
        Some(table) => tables.iter().find(|known| known.name == table),
        None => source::find(tables, wanted.module),
    }
}

/// The table of a source that is meant; what is wrong with it when it cannot be read.
fn readable<'a>(source: &'a Tables, wanted: Wanted<'_>) -> Result<&'a Table, Problems> {
    let names: Vec<Table> =
        source.tables.iter().map(|table| &table.name).chain(source.unreadable.keys()).map(Table::new).collect();
    let found = find(&names, wanted).map(|table| &table.name);
    if let Some(problems) = found.and_then(|name| source.unreadable.get(name)) {
        return Err(Problems(problems.clone()));
    }
    let found = source.tables.iter().find(|table| Some(&table.name) == found);
    found.ok_or_else(|| no_such_table(&names, wanted).into())
}

fn no_such_table(tables: &[Table], wanted: Wanted<'_>) -> Problem {
    const SHOWN: usize = 12;
    let name = wanted.table.unwrap_or(wanted.module);
    let mut names: Vec<String> =
        tables.iter().take(SHOWN).map(|table| format!("`{}`", table.name.escape_debug())).collect();
    if tables.len() > SHOWN {
        names.push(format!("{} more", tables.len() - SHOWN));
    }
    let known = if names.is_empty() { "there is no table at all".to_owned() } else { names.join(", ") };
    Problem::new(format!("there is no table for `{}`", name.escape_debug()))
        .hint(format!("say which one with --table; known: {known}"))
}

/// `given` with only the columns that were said, without those that come by themselves.
fn only_fields(mut given: Table, fields: &[String]) -> Table {
    let said: Vec<&str> = fields.iter().map(|field| field.split(':').next().unwrap_or(field).trim()).collect();
    given.columns.retain(|column| said.contains(&column.name.as_str()));
    given
}

/// A new table, the first of these, and those that are made with it because it refers to them.
fn create(tables: Vec<Table>, module: &str, existing: &[Table], dialect: Dialect) -> Resolved {
    let Created { tables, sql, losses } = Created::new(tables, existing, dialect);
    let others: Vec<String> = tables.iter().skip(1).map(|other| format!("`{}`", other.name)).collect();
    let mut notes = Vec::new();
    if !others.is_empty() {
        notes.push(format!("the migration also makes {}, which the table refers to", others.join(", ")));
    }
    let migration = Some(Migration { name: format!("create_{module}"), sql });
    Resolved { table: tables.into_iter().next().expect("there is a first table"), migration, losses, notes }
}

/// New tables, and what of them is lost.
struct Created {
    /// As the database holds them.
    tables: Vec<Table>,
    sql: String,
    losses: Vec<Loss>,
}

impl Created {
    fn new(tables: Vec<Table>, existing: &[Table], dialect: Dialect) -> Self {
        let mut losses = Vec::new();
        let known: BTreeSet<String> = tables.iter().chain(existing).map(|table| table.name.clone()).collect();
        let storable = tables.into_iter().map(|mut table| {
            table.references.retain(|reference| {
                let is_known = known.contains(&reference.table);
                if !is_known {
                    let what = format!("the reference to `{}` is left out: there is no such table", reference.table);
                    losses.push(Loss::of_column(LossKind::Reference, &table.name, reference.columns.join(", "), what));
                }
                is_known
            });
            let storable = Storable::new(with_version(table), dialect);
            losses.extend(storable.losses.clone());
            storable
        });
        let storable: Vec<Storable> = storable.collect();
        let sql = migration::create_tables(&storable, dialect);
        Self { tables: storable.into_iter().map(|storable| storable.table).collect(), sql, losses }
    }
}

/// The longest name of a migration, in characters.
const LONGEST_NAME: usize = 80;

/// The table as the workspace has it, with the columns that it lacks.
fn extend(existing: &Table, given: &Table, dialect: Dialect) -> Result<Resolved, Problems> {
    let mut problems = Vec::new();
    // What the workspace has was made to fit its database when it came.
    let fitting = Storable::new(given.clone(), dialect).table;
    let fits = |known: &Column| fitting.column(&known.name).is_some_and(|column| column.field_type == known.field_type);
    let mut added: Vec<Column> = Vec::new();
    for column in &given.columns {
        match existing.column(&column.name) {
            None => added.push(column.clone()),
            Some(known) if known.field_type == column.field_type || fits(known) => {}
            Some(_) => problems.push(
                Problem::new(format!("column `{}` of table `{}` has another type already", column.name, existing.name))
                    .hint("change it by a migration of your own, then run crud-gen again without this field"),
            ),
        }
    }
    let complete = with_version(existing.clone());
    added.extend(complete.columns.iter().filter(|column| existing.column(&column.name).is_none()).cloned());
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    if added.is_empty() {
        return Ok(Resolved { table: complete, migration: None, losses: Vec::new(), notes: Vec::new() });
    }
    let known: Vec<&String> = existing.columns.iter().map(|column| &column.name).collect();
    let mut wider = existing.clone();
    wider.columns.extend(added);
    let is_new = |columns: &[String]| {
        columns.iter().all(|name| wider.column(name).is_some())
            && columns.iter().any(|name| existing.column(name).is_none())
    };
    let uniques: Vec<_> = given.uniques.iter().filter(|unique| is_new(&unique.columns)).cloned().collect();
    let references: Vec<_> = given.references.iter().filter(|key| is_new(&key.columns)).cloned().collect();
    wider.uniques.extend(uniques);
    wider.references.extend(references);
    let storable = Storable::new(wider, dialect);
    let mut table = storable.table;
    for column in &mut table.columns {
        column.has_one_form = existing.column(&column.name).map_or(column.has_one_form, |known| known.has_one_form);
    }
    let added: Vec<Column> = table.columns.iter().filter(|column| !known.contains(&&column.name)).cloned().collect();
    let sql = migration::add_columns(&table, &added, dialect)?;
    let names: Vec<String> = added.iter().map(|column| crate::naming::identifier(&column.name)).collect();
    let name = format!("add_{}_to_{}", names.join("_"), crate::naming::identifier(&existing.name));
    let name = name.chars().take(LONGEST_NAME).collect();
    // What the table had before is in the database as it is.
    let is_of_added = |loss: &Loss| added.iter().any(|column| loss.column.as_deref() == Some(&column.name));
    let losses = storable.losses.into_iter().filter(is_of_added).collect();
    Ok(Resolved { table, migration: Some(Migration { name, sql }), losses, notes: Vec::new() })
}
