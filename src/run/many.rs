//! Generates the modules of many tables in one plan.

use super::adopt::adopt;
use super::checks;
use super::decisions;
use super::impact;
use super::module::secret_notes;
use super::overrides;
use super::references;
use super::request::OptionChanges;
use super::selection::Selection;
use super::session::Session;
use super::site::{Record, Site, Surroundings};
use super::stamp;
use super::unfollowed;
use super::unit;
use super::workspace::{find_or_new, scaffold};
use crate::apply::apply;
use crate::context::{Module, ModuleNames, column_types};
use crate::dialect::Dialect;
use crate::loss::{Loss, LossKind};
use crate::naming;
use crate::output::{RelPath, Unit, WORKSPACE_UNIT};
use crate::plan::{self, Plan};
use crate::problem::{Problem, Problems};
use crate::render::engine::Engine;
use crate::render::{Overrides, in_parallel};
use crate::resolve::{ResolvedAll, resolve_all, unusable};
use crate::schema::Table;
use crate::source::migrations::SYSTEM_TABLES;
use crate::source::{self, Statements, Tables};
use crate::sql::sql_ident;
use crate::workspace::Workspace;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Where the tables come from.
#[derive(Clone, Debug, Default)]
pub enum Origin {
    /// The workspace's own migrations.
    #[default]
    Workspace,
    /// `--ddl`, `--database-url`: new tables are made like these.
    Like(Statements),
    /// Statements that become a migration themselves, with or without modules of their tables.
    Schema { statements: Statements, has_modules: bool },
}

impl Origin {
    /// The database that a new workspace needs, where that is sure.
    fn dialect(&self) -> Option<Dialect> {
        match self {
            Self::Schema { statements: Statements::Database(database), .. } => Some(database.dialect()),
            _ => None,
        }
    }
}

/// The modules of many tables.
#[derive(Clone, Debug, Default)]
pub struct ManyRequest {
    /// What changes in all of them.
    pub changes: OptionChanges,
    pub origin: Origin,
    pub selection: Selection,
    /// `--workspace`; without it the workspace around the current folder.
    pub workspace: Option<PathBuf>,
    /// `--database`, for a new workspace.
    pub database: Option<Dialect>,
    /// Nothing is written.
    pub dry_run: bool,
    /// Nothing is written when something of the source is not carried over.
    pub strict: bool,
    pub wishes: decisions::Wishes,
}

/// What a run for many modules did, or would do.
#[derive(Clone, Debug)]
pub struct ManyRun {
    pub workspace: Workspace,
    /// The modules that were generated: name, table, and whether it was not there before.
    pub modules: Vec<(String, String, bool)>,
    /// The migration that a schema became.
    pub schema: Option<RelPath>,
    pub is_new_workspace: bool,
    pub plan: Plan,
    /// The files of a workspace that is made in the same run.
    pub scaffold: BTreeSet<RelPath>,
    /// What of the source is not carried over.
    pub losses: Vec<Loss>,
    /// Things to know that did not stop the run.
    pub notes: Vec<String>,
}

/// Generates a module of every table that is meant. Writes nothing when somebody has to decide first.
///
/// # Errors
/// Whatever is wrong with the request, the workspace or the source as a whole; a table of which nothing can be made is a
/// loss.
pub fn many(request: &ManyRequest, cwd: &Path) -> Result<ManyRun> {
    let (workspace, is_new_workspace) = find_or_new(request.workspace.as_deref(), cwd, "--all")?;
    let session = Session::open(workspace, !request.dry_run && !is_new_workspace)?;
    let workspace = &session.workspace;
    let types = column_types(&request.changes.types).map_err(Problems::from)?;
    let (mut units, mut site) = if is_new_workspace {
        let engine = Engine::new(&Overrides::default())?;
        let (unit, site) =
            scaffold(&engine, workspace, request.database.or(request.origin.dialect()).unwrap_or_default())?;
        (vec![unit], site)
    } else {
        stamp::check(workspace)?;
        (Vec::new(), Site::read(workspace, &types)?)
    };
    checks::database(request.database, site.dialect)?;
    checks::migrations(&site)?;
    let mut adopted = None;
    let source = match &request.origin {
        Origin::Workspace => None,
        Origin::Like(statements) => Some(statements.tables(&types, cwd)?),
        Origin::Schema { statements, .. } => {
            adopted = Some(adopt(statements, &mut site, cwd)?);
            None
        }
    };
    let mut notes = std::mem::take(&mut site.healed);
    notes.extend(site.refusals.clone());
    if !is_new_workspace {
        notes.extend(overrides::notes(&site.overrides, &workspace.baseline()?));
    }
    let mut losses = Vec::new();
    if let Some(adopted) = &adopted {
        losses.extend(adopted.losses.clone());
        notes.extend(adopted.notes.clone());
    }
    let past = past(workspace, &site)?;
    let mut many = Many { request, saved: site.modules.clone(), site, losses, notes, past };
    let selected = many.select(source.as_ref(), adopted.as_ref().map(|adopted| &adopted.tables))?;
    let mut migrations: Vec<(RelPath, String)> = adopted.into_iter().filter_map(|adopted| adopted.migration).collect();
    let schema = migrations.first().map(|(path, _)| path.clone());
    migrations.extend(many.resolve(&selected, source.as_ref())?);
    let engine = Engine::new(&many.site.overrides)?;
    let rendered = many.render(&engine, selected.keys())?;
    let Many { site, saved, losses, mut notes, .. } = many;
    let module = |unit: &Unit| {
        let name = unit.name.clone();
        (name.clone(), site.modules[&name].table.name.clone(), !saved.contains_key(&name))
    };
    let modules = rendered.iter().map(module).collect();
    units.extend(rendered);
    if !is_new_workspace {
        notes.extend(impact::stale_note_of_all(selected.keys(), workspace, &site)?);
        notes.extend(checks::missing_shared_files(workspace)?);
    }
    let decisions = request.wishes.decisions(workspace, cwd)?;
    let plan = plan::build_with(workspace, &units, migrations, decisions.clone())?;
    let is_refused = request.strict && !losses.is_empty();
    if !request.dry_run && !is_refused && !plan.needs_person() && !plan.is_empty() {
        match &session.lock {
            Some(lock) => apply(workspace, lock, &plan)?,
            None => apply(workspace, &workspace.lock()?, &plan)?,
        };
    }
    notes.extend(decisions::idle(&decisions, &plan));
    notes.extend(session.notes());
    let scaffold = units.iter().filter(|unit| unit.name == WORKSPACE_UNIT).flat_map(|unit| unit.files.keys().cloned());
    let scaffold = scaffold.collect();
    Ok(ManyRun { scaffold, workspace: session.workspace, modules, schema, is_new_workspace, plan, losses, notes })
}

/// A run for many modules on its way.
struct Many<'a> {
    request: &'a ManyRequest,
    /// The modules as they were.
    saved: BTreeMap<String, Record>,
    site: Site,
    losses: Vec<Loss>,
    notes: Vec<String>,
    /// What was written of the modules, as far as it can be told.
    past: BTreeMap<String, BTreeMap<RelPath, String>>,
}

impl Many<'_> {
    /// The tables that are meant, by the names of their modules; of those that were adopted only, if there are such.
    fn select(
        &mut self,
        source: Option<&Tables>,
        adopted: Option<&BTreeSet<String>>,
    ) -> Result<BTreeMap<String, Table>> {
        if matches!(self.request.origin, Origin::Schema { has_modules: false, .. }) {
            return Ok(BTreeMap::new());
        }
        let is_meant =
            |name: &str| self.request.selection.has(name) && adopted.is_none_or(|adopted| adopted.contains(name));
        let tables = source.map_or(&self.site.tables, |source| &source.tables);
        let mut meant: Vec<&Table> = tables.iter().filter(|table| is_meant(&table.name)).collect();
        let unreadable = source.map_or(&self.site.unreadable, |source| &source.unreadable);
        for (table, problems) in unreadable.iter().filter(|(table, _)| is_meant(table)) {
            self.losses.push(unusable(table, &Problems(problems.clone())));
        }
        meant.retain(|table| {
            let is_own = SYSTEM_TABLES.iter().any(|own| own.eq_ignore_ascii_case(&table.name));
            self.losses.extend(is_own.then(|| {
                Loss::of_table(LossKind::Table, &table.name, "the workspace has a table of this name for itself")
            }));
            !is_own
        });
        if meant.is_empty() && self.losses.is_empty() {
            let names: Vec<String> =
                tables.iter().take(12).map(|table| format!("`{}`", table.name.escape_debug())).collect();
            let known = if names.is_empty() { "there is no table at all".to_owned() } else { names.join(", ") };
            let problem = Problem::new("no table is called like that");
            return Err(
                Problems::from(problem.hint(format!("--include and --exclude take patterns; known: {known}"))).into()
            );
        }
        let mut modules: BTreeMap<String, Table> = BTreeMap::new();
        let of_table: BTreeMap<&str, &String> =
            self.site.modules.iter().map(|(name, record)| (record.table.name.as_str(), name)).collect();
        for table in meant {
            let known = of_table.get(table.name.as_str()).map(|name| (*name).clone());
            let is_free = |name: &str| !modules.contains_key(name) && !self.site.modules.contains_key(name);
            let name = known.unwrap_or_else(|| module_name(&table.name, &is_free));
            modules.insert(name, table.clone());
        }
        Ok(modules)
    }

    /// Makes and completes the tables, and takes them over as modules of the workspace; the migrations for that.
    fn resolve(
        &mut self,
        selected: &BTreeMap<String, Table>,
        source: Option<&Tables>,
    ) -> Result<Vec<(RelPath, String)>> {
        // In the order of the source.
        let order: BTreeMap<&str, usize> = source
            .map_or(&self.site.tables, |source| &source.tables)
            .iter()
            .enumerate()
            .map(|(index, table)| (table.name.as_str(), index))
            .collect();
        let mut tables: Vec<&Table> = selected.values().collect();
        tables.sort_by_key(|table| order.get(table.name.as_str()));
        let what = match &self.request.origin {
            Origin::Like(statements) => format!("create_{}", statements.title()),
            Origin::Workspace | Origin::Schema { .. } => "complete_tables".to_owned(),
        };
        let resolved = resolve_all(&tables, source, &what, &self.site.tables, self.site.dialect);
        let ResolvedAll { tables, migration, losses, notes } = resolved;
        self.losses.extend(losses);
        self.notes.extend(notes);
        let by_name: BTreeMap<String, Table> = tables.into_iter().map(|table| (table.name.clone(), table)).collect();
        let mut records: BTreeMap<String, Record> = BTreeMap::new();
        for (name, table) in selected {
            let Some(table) = by_name.get(&table.name) else { continue };
            let saved = self.saved.get(name).map(|record| record.options.clone());
            let mut options = self.request.changes.apply_to(saved).map_err(Problems::from)?.of_columns(table);
            if source::find(std::slice::from_ref(table), name).is_none() {
                options.table = Some(table.name.clone());
            }
            options.types.retain(|column, _| table.column(column).is_some());
            records.insert(name.clone(), Record { options, table: table.clone() });
        }
        let path_of_tables = self.search_path(selected);
        let mut migrations = Vec::new();
        if let Some(migration) = migration {
            let path = self.site.add_migration(&migration.name)?;
            let sql = match path_of_tables.len() {
                1 => migration.sql,
                _ => {
                    let path = path_of_tables.join(", ");
                    format!("SET LOCAL search_path = {path};\n{}\nRESET search_path;\n", migration.sql)
                }
            };
            self.site.read_on(&path, &sql, records.values_mut())?;
            migrations.push((path, sql));
        }
        if let Some((name, sql)) = records.values().find_map(|record| unit::import_tables(&record.options, &self.site))
        {
            migrations.push((self.site.add_migration(name)?, sql));
        }
        self.site.modules.extend(records);
        Ok(migrations)
    }

    /// The search path in which all tables are found; those that are not in the usual one are named.
    fn search_path(&mut self, selected: &BTreeMap<String, Table>) -> Vec<String> {
        let mut path = vec!["public".to_owned()];
        for table in selected.values() {
            let Some(schema) = self.site.schemas.get(&table.name) else { continue };
            self.losses.push(Loss::of_table(LossKind::Schema, &table.name, format!("it is in the schema `{schema}`")));
            if !path.contains(&sql_ident(schema)) {
                path.push(sql_ident(schema));
            }
        }
        path
    }

    /// Renders the modules; one that cannot be is lost.
    fn render<'n>(&mut self, engine: &Engine, names: impl Iterator<Item = &'n String>) -> Result<Vec<Unit>> {
        let names: Vec<&String> = names.filter(|name| self.site.modules.contains_key(*name)).collect();
        let others = self.site.surroundings();
        let mut units = Vec::new();
        for (name, result) in names.iter().zip(in_parallel(&names, |name| self.unit(engine, &others, name))) {
            match result? {
                Ok((mut unit, notes)) => {
                    unit.past = self.past.remove(*name).unwrap_or_default();
                    units.push(unit);
                    // What is so of a table is said once, also where another module is about it, too.
                    let news = notes.into_iter().filter(|note| !self.notes.contains(note)).collect::<Vec<_>>();
                    self.notes.extend(news);
                }
                Err(problems) => {
                    let record = self.site.modules.remove(*name);
                    self.losses.extend(record.map(|record| unusable(&record.table.name, &problems)));
                    self.site.modules.extend(self.saved.get(*name).map(|saved| ((*name).clone(), saved.clone())));
                }
            }
        }
        Ok(units)
    }

    /// One module, and what to know of it.
    fn unit(
        &self,
        engine: &Engine,
        others: &Surroundings,
        name: &str,
    ) -> Result<Result<(Unit, Vec<String>), Problems>> {
        let record = &self.site.modules[name];
        let module = match self.site.module_among(others, name, record).and_then(|module| check_module(module, record))
        {
            Ok(module) => module,
            Err(problems) => return Ok(Err(problems)),
        };
        let before = self.saved.get(name);
        let mut notes = secret_notes(&module);
        notes.iter_mut().for_each(|note| *note = format!("`{name}`: {note}"));
        notes.extend(unfollowed::notes(&module, &self.site));
        notes.extend(references::loss_notes(before, &module, &self.site));
        notes.extend(impact::required_notes(before, &module.table, &self.site));
        Ok(Ok((unit::module_unit(engine, &module, record)?, notes)))
    }
}

/// What was written of the modules that are there.
fn past(workspace: &Workspace, site: &Site) -> Result<BTreeMap<String, BTreeMap<RelPath, String>>> {
    if site.modules.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (engine, known) = (Engine::new(&site.overrides)?, workspace.baseline()?);
    let of = |name: &String| (name.clone(), unit::past_files(&engine, workspace, &known, site, name));
    Ok(site.modules.keys().map(of).collect())
}

fn check_module(module: Module, record: &Record) -> Result<Module, Problems> {
    checks::label(record)?;
    checks::import(&module)?;
    Ok(module)
}

/// The name of a table's module: the table's own, else the next one that a module may have.
fn module_name(table: &str, is_free: &dyn Fn(&str) -> bool) -> String {
    const LONGEST: usize = 50;
    let own: String = naming::identifier(table).chars().take(LONGEST).collect();
    let own = own.trim_end_matches('_').to_owned();
    let others = (2..).map(|number| format!("{own}_{number}"));
    let candidates = [own.clone(), format!("{own}_records")].into_iter().chain(others);
    let is_name = |name: &String| is_free(name) && ModuleNames::new(name, None).is_ok();
    candidates.take(10_000).find(is_name).unwrap_or(own)
}
