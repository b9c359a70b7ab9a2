//! A workspace as a run finds it: settings, tables, and the modules it has.

use super::file_state::marker_line;
use super::overrides;
use super::stamp::Stamp;
use crate::config::{self, Config, EventPayload};
use crate::context::{KnownModule, Module, ModuleNames, Options};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::output::RelPath;
use crate::problem::{Problem, Problems};
use crate::render::Overrides;
use crate::schema::{Table, with_version};
use crate::source::{self, RequiredColumn, Tables, Trigger};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where the migrations are.
pub const MIGRATIONS: &str = "apps/api/migrations";

/// What is saved of a module: enough to generate it again, offline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub options: Options,
    /// The table when the module was generated last.
    #[serde(rename = "spec")]
    pub table: Table,
}

/// A workspace, read.
#[derive(Clone, Debug, Default)]
pub struct Site {
    pub dialect: Dialect,
    pub event_payload: EventPayload,
    /// Reads of records are noted in the audit log.
    pub notes_reads: bool,
    /// The tables that the migrations make.
    pub tables: Vec<Table>,
    /// What is wrong with tables that cannot be read, by table.
    pub unreadable: BTreeMap<String, Vec<Problem>>,
    /// The schemas of tables that are not in the usual one.
    pub schemas: BTreeMap<String, String>,
    pub triggers: Vec<Trigger>,
    /// File names of the migrations, sorted.
    pub migrations: Vec<String>,
    /// The migrations that the tables were read from, name and text.
    pub sources: Vec<(String, String)>,
    /// The modules by name (snake_case).
    pub modules: BTreeMap<String, Record>,
    /// Notes on migrations that the database will refuse.
    pub refusals: Vec<String>,
    /// Columns that rows of older tables cannot have.
    pub required: Vec<RequiredColumn>,
    /// Notes on records that were put together again.
    pub healed: Vec<String>,
    /// Modules whose tables have got another name since they were generated: module, old and new name.
    pub renamed: Vec<[String; 3]>,
    /// Who wrote the shared part.
    pub stamp: Option<Stamp>,
    /// The templates that it has for itself.
    pub overrides: Overrides,
    /// What in their folder is none.
    pub template_problems: Vec<Problem>,
}

/// What modules know of each other.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// By table name.
    known: BTreeMap<String, KnownModule>,
    tables: Arc<[Table]>,
}

/// The records that could not be read.
#[derive(Clone, Debug, Default)]
pub struct Losses {
    /// What is wrong, by module.
    pub problems: BTreeMap<String, Problem>,
}

impl Site {
    /// Reads a workspace, without the modules whose records cannot be read. `types` says what columns hold whose type
    /// does not tell (`--type`), by name.
    ///
    /// # Errors
    /// Broken settings or migrations; unreadable files; a workspace of a newer crud-gen.
    pub fn read_whatever(workspace: &Workspace, types: &BTreeMap<String, FieldType>) -> Result<(Self, Losses)> {
        let stamp = Stamp::read(workspace)?;
        let settings = text(workspace, config::FILE_NAME)?.unwrap_or_default();
        let config = Config::parse(&settings).map_err(Problems::from)?;
        let (mut modules, losses) = records(workspace)?;
        let files = migration_files(workspace)?;
        let mut all_types = said_types(modules.values())?;
        all_types.extend(types.clone());
        let mut found = source::migrations::tables(&files, &all_types);
        let renamed = follow_renames(&mut modules, &found);
        if !renamed.is_empty() {
            // What was said of a column is said of it by the name of its table.
            all_types.extend(said_types(modules.values())?);
            found = source::migrations::tables(&files, &all_types);
        }
        let Tables { tables, unreadable, schemas, triggers, refusals, required, .. } = found;
        let migrations = files.iter().map(|(name, _)| name.clone()).collect();
        let (overrides, template_problems) = overrides::read(workspace)?;
        let Config { workspace, events, audit } = config;
        let (dialect, event_payload) = (workspace.database, events.payload);
        let site = Self {
            dialect,
            event_payload,
            notes_reads: audit.reads,
            tables,
            unreadable,
            schemas,
            triggers,
            migrations,
            sources: files,
            modules,
            renamed,
            stamp,
            refusals,
            required,
            healed: Vec::new(),
            overrides,
            template_problems,
        };
        Ok((site, losses))
    }

    /// What other modules may know of this workspace's modules, by table name.
    fn known_modules(&self) -> BTreeMap<String, KnownModule> {
        let known = self.modules.iter().map(|(module, record)| {
            let resource = crate::naming::Name::new(module).kebab;
            (record.table.name.clone(), KnownModule::new(resource, &record.table, &record.options))
        });
        known.collect()
    }

    /// What the facts of any module need of the workspace.
    pub fn surroundings(&self) -> Surroundings {
        Surroundings { known: self.known_modules(), tables: self.tables.clone().into() }
    }

    /// The facts of a module.
    ///
    /// # Errors
    /// Bad names, or a table that nothing can be generated from.
    pub fn module(&self, name: &str, record: &Record) -> Result<Module, Problems> {
        self.module_among(&self.surroundings(), name, record)
    }

    /// The same where the surroundings are there already: many modules share them.
    ///
    /// # Errors
    /// As [`Self::module`].
    pub fn module_among(&self, others: &Surroundings, name: &str, record: &Record) -> Result<Module, Problems> {
        let names = ModuleNames::new(name, record.options.entity.as_deref())?;
        let module = Module::new(names, record.options.clone(), self.dialect, record.table.clone(), &others.known)?;
        Ok(Module {
            event_payload: self.event_payload,
            notes_reads: self.notes_reads,
            others: others.tables.clone(),
            ..module
        })
    }

    /// The path of a new migration, numbered after the last one.
    ///
    /// # Errors
    /// A name that no file can have.
    pub fn add_migration(&mut self, name: &str) -> Result<RelPath> {
        let name = format!("{:04}_{name}.sql", self.next_number());
        let path = RelPath::new(format!("{MIGRATIONS}/{name}")).context("a migration has no safe name")?;
        self.migrations.push(name);
        Ok(path)
    }

    /// Takes over a migration that the run adds for the tables of these records: what is generated and saved is what the next
    /// run will read, the names of constraints too.
    ///
    /// # Errors
    /// A migration that could not be read again.
    pub fn read_on<'a>(
        &mut self,
        path: &RelPath,
        sql: &str,
        records: impl IntoIterator<Item = &'a mut Record>,
    ) -> Result<()> {
        let name = path.as_str().rsplit('/').next().unwrap_or_default().to_owned();
        self.sources.push((name, sql.to_owned()));
        let records: Vec<&mut Record> = records.into_iter().collect();
        let types = said_types(self.modules.values().chain(records.iter().map(|record| &**record)))?;
        let found = source::migrations::tables(&self.sources, &types);
        for record in records {
            if let Some(table) = found.tables.iter().find(|table| table.name == record.table.name) {
                record.table = with_version(table.clone());
            }
        }
        (self.tables, self.triggers) = (found.tables, found.triggers);
        (self.unreadable, self.schemas) = (found.unreadable, found.schemas);
        Ok(())
    }

    /// The workspace as it is, then as it was before its last migrations: the tables of a module may have changed since
    /// it was written.
    pub fn with_earlier(&self) -> impl Iterator<Item = Self> {
        let types = said_types(self.modules.values()).unwrap_or_default();
        let mut last = self.tables.clone();
        let cuts = (0..self.sources.len()).rev().filter_map(move |cut| {
            let Tables { tables, triggers, .. } = source::migrations::tables(&self.sources[..cut], &types);
            let is_news = std::mem::replace(&mut last, tables.clone()) != tables;
            is_news.then(|| Self { tables, triggers, ..self.clone() })
        });
        std::iter::once(self.clone()).chain(cuts)
    }

    /// The table of a module with the types that its options say.
    pub fn read_table(&self, record: &Record) -> Option<Table> {
        let types = said_types(self.modules.values().chain([record])).ok()?;
        let found = source::migrations::tables(&self.sources, &types);
        found.tables.into_iter().find(|table| table.name == record.table.name).map(with_version)
    }

    /// Reads the tables again, with the types that the options of the modules say now.
    ///
    /// # Errors
    /// Types that the options of two modules say differently, or that are none.
    pub fn read_tables(&mut self) -> Result<(), Problems> {
        let types = said_types(self.modules.values())?;
        let found = source::migrations::tables(&self.sources, &types);
        (self.tables, self.triggers) = (found.tables, found.triggers);
        (self.unreadable, self.schemas) = (found.unreadable, found.schemas);
        Ok(())
    }

    /// The tables of other statements, with the types that the options of the modules say.
    ///
    /// # Errors
    /// As [`Self::read_tables`].
    pub fn tables_of(&self, sql: &str) -> Result<Tables, Problems> {
        let types = said_types(self.modules.values())?;
        Ok(source::migrations::tables(&[("1.sql".to_owned(), sql.to_owned())], &types))
    }

    /// Whether the database would refuse this as its next migration.
    pub fn refuses(&self, sql: &str) -> bool {
        let mut sources = self.sources.clone();
        sources.push((format!("{}.sql", u64::MAX), sql.to_owned()));
        let types = said_types(self.modules.values()).unwrap_or_default();
        let found = source::migrations::tables(&sources, &types);
        found.refusals.len() > self.refusals.len()
    }

    /// The number that is still free after all that there are.
    pub fn next_number(&self) -> u64 {
        self.migrations.iter().filter_map(|name| migration_number(name)).max().unwrap_or(0) + 1
    }

    /// Migrations of one number, which no database takes: two of each.
    pub fn twins(&self) -> Vec<[&str; 2]> {
        let mut by_number: BTreeMap<u64, &str> = BTreeMap::new();
        let mut twins = Vec::new();
        for name in self.migrations.iter().filter(|name| !name.ends_with(".down.sql")) {
            let Some(number) = migration_number(name) else { continue };
            match by_number.get(&number) {
                Some(first) => twins.push([*first, name.as_str()]),
                None => drop(by_number.insert(number, name)),
            }
        }
        twins
    }
}

/// Gives modules whose tables are called otherwise now the new names. Those that another module has are left to it.
fn follow_renames(modules: &mut BTreeMap<String, Record>, found: &Tables) -> Vec<[String; 3]> {
    let is_there = |name: &str| found.tables.iter().any(|table| table.name == name);
    let mut taken: BTreeSet<String> = modules.values().map(|record| record.table.name.clone()).collect();
    let mut renamed = Vec::new();
    for (module, record) in modules {
        let old = record.table.name.clone();
        let Some(new) = found.renames.get(&old).filter(|new| !is_there(&old) && is_there(new)) else { continue };
        if taken.insert(new.clone()) {
            record.table.name.clone_from(new);
            record.options.table = record.options.table.take().map(|_| new.clone());
            renamed.push([module.clone(), old, new.clone()]);
        }
    }
    renamed
}

/// What people said of the types of columns (`--type`), by table and column.
fn said_types<'a>(records: impl Iterator<Item = &'a Record>) -> Result<BTreeMap<String, FieldType>, Problems> {
    let mut types = BTreeMap::new();
    for record in records {
        let by_table = |(column, field_type)| (format!("{}.{column}", record.table.name), field_type);
        types.extend(record.options.column_types()?.into_iter().map(by_table));
    }
    Ok(types)
}

/// The number that the name of a migration starts with.
fn migration_number(name: &str) -> Option<u64> {
    name.split('_').next()?.parse().ok()
}

fn records(workspace: &Workspace) -> Result<(BTreeMap<String, Record>, Losses)> {
    let mut records = BTreeMap::new();
    let mut losses = Losses::default();
    for name in workspace.modules()? {
        let record = workspace
            .record(&name)
            .and_then(|value| Ok(serde_json::from_value(value.unwrap_or_default())?))
            .map_err(|error| {
                let cause = error.root_cause();
                Problem::new(format!("what is saved of module `{name}` cannot be read: {cause}"))
                    .at(format!(".crud-gen/modules/{name}.json"))
                    .hint("`crud-gen update` puts it together again where nothing is in doubt; else restore the file from version control")
            });
        match record {
            Ok(record) => drop(records.insert(name, record)),
            Err(problem) => drop(losses.problems.insert(name, problem)),
        }
    }
    Ok((records, losses))
}

fn migration_files(workspace: &Workspace) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for name in workspace.list(MIGRATIONS)? {
        if name.ends_with(".sql") {
            let text = text(workspace, &format!("{MIGRATIONS}/{name}"))?.unwrap_or_default();
            if let Some(line) = marker_line(&text) {
                let problem = Problem::new(format!("the migration `{name}` still has the markers of a conflict"));
                let problem = problem.at(format!("{MIGRATIONS}/{name}:{line}"));
                return Err(Problems::from(problem.hint("resolve it, and take the markers away")).into());
            }
            files.push((name, text));
        }
    }
    Ok(files)
}

fn text(workspace: &Workspace, path: &str) -> Result<Option<String>> {
    let path = RelPath::new(path).with_context(|| format!("`{path}` would leave the workspace"))?;
    let bytes = workspace.read(&path)?;
    bytes.map(|bytes| String::from_utf8(bytes).with_context(|| format!("`{path}` is not UTF-8"))).transpose()
}
