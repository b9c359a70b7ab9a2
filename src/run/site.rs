//! A workspace as a run finds it: settings, tables, and the modules it has.

use crate::config::{self, Config, EventPayload};
use crate::context::{KnownModule, Module, ModuleNames, Options, label_of};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::output::RelPath;
use crate::problem::{Problem, Problems};
use crate::schema::Table;
use crate::source;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// The tables that the migrations make.
    pub tables: Vec<Table>,
    /// File names of the migrations, sorted.
    pub migrations: Vec<String>,
    /// The modules by name (snake_case).
    pub modules: BTreeMap<String, Record>,
}

impl Site {
    /// Reads a workspace. `types` says what columns hold whose type does not tell (`--type`), by name.
    ///
    /// # Errors
    /// Broken settings, migrations or records; unreadable files.
    pub fn read(workspace: &Workspace, types: &BTreeMap<String, FieldType>) -> Result<Self> {
        let settings = text(workspace, config::FILE_NAME)?.unwrap_or_default();
        let config = Config::parse(&settings).map_err(Problems::from)?;
        let modules = records(workspace)?;
        let files = migration_files(workspace)?;
        let mut all_types = BTreeMap::new();
        for record in modules.values() {
            let saved = record.options.column_types().map_err(Problems::from)?;
            let by_table = |(column, field_type)| (format!("{}.{column}", record.table.name), field_type);
            all_types.extend(saved.into_iter().map(by_table));
        }
        all_types.extend(types.clone());
        let tables = source::migrations::tables(&files, &all_types)?.tables;
        let migrations = files.into_iter().map(|(name, _)| name).collect();
        let Config { workspace, events } = config;
        Ok(Self { dialect: workspace.database, event_payload: events.payload, tables, migrations, modules })
    }

    /// What other modules may know of this workspace's modules, by table name.
    fn known_modules(&self) -> BTreeMap<String, KnownModule> {
        let known = self.modules.iter().map(|(module, record)| {
            let label = label_of(&record.table, &record.options);
            let resource = crate::naming::Name::new(module).kebab;
            (record.table.name.clone(), KnownModule { resource, label })
        });
        known.collect()
    }

    /// The facts of a module.
    ///
    /// # Errors
    /// Bad names, or a table that nothing can be generated from.
    pub fn module(&self, name: &str, record: &Record) -> Result<Module, Problems> {
        let names = ModuleNames::new(name, record.options.entity.as_deref())?;
        let module =
            Module::new(names, record.options.clone(), self.dialect, record.table.clone(), &self.known_modules())?;
        Ok(Module { event_payload: self.event_payload, others: self.tables.clone(), ..module })
    }

    /// The paths of new migrations, each a name and its SQL, numbered after the last one.
    pub fn next_migrations(
        &self,
        migrations: impl Iterator<Item = (String, String)>,
    ) -> Result<Vec<(RelPath, String)>> {
        let number = |file: &String| file.split('_').next().and_then(|digits| digits.parse::<u64>().ok());
        let next = self.migrations.iter().filter_map(number).max().unwrap_or(0) + 1;
        let numbered = (next..).zip(migrations).map(|(number, (name, sql))| {
            let path = RelPath::new(format!("{MIGRATIONS}/{number:04}_{name}.sql"));
            Ok((path.context("a migration has no safe name")?, sql))
        });
        numbered.collect()
    }
}

fn records(workspace: &Workspace) -> Result<BTreeMap<String, Record>> {
    workspace
        .modules()?
        .into_iter()
        .map(|name| {
            let value = workspace.record(&name)?.unwrap_or_default();
            let record = serde_json::from_value(value)
                .map_err(|error| Problem::new(format!("what is saved of module `{name}` cannot be read: {error}")))
                .map_err(|problem| problem.at(format!(".crud-gen/modules/{name}.json")))
                .map_err(|problem| problem.hint("restore the file from version control"))
                .map_err(Problems::from)?;
            Ok((name, record))
        })
        .collect()
}

fn migration_files(workspace: &Workspace) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for name in workspace.list(MIGRATIONS)? {
        if name.ends_with(".sql") {
            let text = text(workspace, &format!("{MIGRATIONS}/{name}"))?.unwrap_or_default();
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
