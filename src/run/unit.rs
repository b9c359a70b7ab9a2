//! What a run renders: the shared part, a module, all modules.

use super::checks;
use super::impact;
use super::references;
use super::site::{MIGRATIONS, Record, Site};
use super::stamp::Stamp;
use crate::context::{Module, ModuleContext};
use crate::migration;
use crate::output::{Ownership, RelPath, RenderedFile, RenderedFiles, Unit, WORKSPACE_UNIT};
use crate::render;
use crate::render::engine::Engine;
use crate::resolve::{Resolved, Source, Wanted};
use crate::workspace::{Baseline, Workspace};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};

/// A module as it is generated, without migrations.
pub(super) fn module_unit(engine: &Engine, module: &Module, record: &Record) -> Result<Unit> {
    let context = ModuleContext::new(module);
    let rendered = render::module(engine, &context, record.options.side)?;
    let mut saved = serde_json::to_value(record)?;
    saved["inputs"] = render::inputs_digest(&context, record.options.side, engine.overrides())?.into();
    Ok(Unit {
        name: module.names.many.snake.clone(),
        files: rendered.files,
        wirings: rendered.wirings,
        record: Some(saved),
        past: BTreeMap::new(),
    })
}

/// The files of a module as they were written the last time, when a pristine rendering is lost: rendered from what was
/// saved, they are the same where nothing else has changed.
pub(super) fn past_files(
    engine: &Engine,
    workspace: &Workspace,
    known: &Baseline,
    site: &Site,
    name: &str,
) -> BTreeMap<RelPath, String> {
    let disk = workspace.disk();
    let mut own = known.files.iter().filter(|(_, entry)| entry.unit == name && !entry.once);
    let is_lost = own.any(|(path, entry)| disk.rendering(path, entry).is_none());
    let Some(record) = site.modules.get(name).filter(|_| is_lost) else { return BTreeMap::new() };
    let unit = site.module(name, record).map(|module| module_unit(engine, &module, record));
    let Ok(Ok(unit)) = unit else { return BTreeMap::new() };
    unit.files.into_iter().map(|(path, file)| (path, file.text)).collect()
}

/// The shared part of a workspace of this name.
pub(super) fn shared_unit(engine: &Engine, name: &str, site: &Site) -> Result<Unit> {
    Ok(Unit {
        name: WORKSPACE_UNIT.to_owned(),
        files: render::workspace_files(engine, name, site.dialect)?,
        record: Some(serde_json::to_value(Stamp::of(name))?),
        ..Unit::default()
    })
}

/// Files with the migrations where the workspace has them; those that it lacks get the next numbers.
pub(super) fn with_known_migrations(files: RenderedFiles, known: &Baseline, site: &mut Site) -> Result<RenderedFiles> {
    let mut placed = RenderedFiles::new();
    for (path, file) in files {
        let Some(name) = path.as_str().strip_prefix(MIGRATIONS).map(|name| name.trim_start_matches('/').to_owned())
        else {
            placed.insert(path, file);
            continue;
        };
        let is_it = |entry: &&RelPath| known.files[*entry].template == file.template;
        let place = match known.files.keys().find(is_it) {
            Some(place) => place.clone(),
            None if site.migrations.contains(&name) => path,
            None => {
                let title = name.trim_end_matches(".sql").split_once('_').map_or(name.as_str(), |(_, title)| title);
                site.add_migration(title)?
            }
        };
        placed.insert(place, file);
    }
    Ok(placed)
}

/// All modules, as the workspace's tables are now.
pub(super) struct Modules {
    pub units: Vec<Unit>,
    pub notes: Vec<String>,
}

impl Modules {
    /// Renders them all: what one says of another is true of the other as it is rendered here.
    pub fn render(
        engine: &Engine,
        workspace: &Workspace,
        known: &Baseline,
        site: &mut Site,
        wanted: &BTreeSet<String>,
    ) -> Result<Self> {
        let past = |name: &String| (name.clone(), past_files(engine, workspace, known, site, name));
        let mut past: BTreeMap<String, _> = wanted.iter().map(past).collect();
        let mut migrations: BTreeMap<String, (RelPath, String)> = BTreeMap::new();
        let mut notes = Vec::new();
        let saved = site.modules.clone();
        notes.extend(references::rename_notes(None, site));
        for (name, record) in saved.iter().filter(|(name, _)| wanted.contains(*name)) {
            let table = record.table.name.as_str();
            if site.tables.iter().all(|known| known.name != table) {
                notes.push(format!(
                    "the table `{}` of the module `{name}` is gone; the module stays as it is: `crud-gen remove {name}` takes it out",
                    table.escape_debug()
                ));
                continue;
            }
            let wanted = Wanted { module: name, table: Some(table) };
            let resolved = Resolved::resolve(wanted, Source::Workspace, &site.tables, site.dialect)?;
            notes.extend(resolved.notes);
            let mut record = Record { options: record.options.clone(), table: resolved.table };
            if let Some(migration) = resolved.migration {
                let path = site.add_migration(&migration.name)?;
                site.read_on(&path, &migration.sql, &mut record)?;
                migrations.insert(name.clone(), (path, migration.sql));
            }
            checks::label(&record)?;
            site.modules.insert(name.clone(), record);
        }
        let mut units = Vec::new();
        for (name, record) in site.modules.iter().filter(|(name, _)| wanted.contains(*name)) {
            let module = site.module(name, record)?;
            checks::import(&module)?;
            notes.extend(references::loss_notes(saved.get(name), &module, site));
            notes.extend(impact::required_notes(saved.get(name), &module.table, site));
            let mut unit = module_unit(engine, &module, record)?;
            unit.name.clone_from(name);
            unit.past = past.remove(name).unwrap_or_default();
            if let Some((path, sql)) = migrations.remove(name) {
                unit.files.insert(path, migration_file(sql));
            }
            units.push(unit);
        }
        Ok(Self { units, notes })
    }
}

/// A migration that a run adds.
pub(super) fn migration_file(sql: String) -> RenderedFile {
    RenderedFile { text: sql, ownership: Ownership::Once, template: "migration".to_owned() }
}

/// Name and text of the migration for imports, where a module needs it and the workspace has none yet.
pub(super) fn import_migration(module: &Module, site: &Site) -> Option<(&'static str, String)> {
    let is_backend = module.options.side != crate::context::Side::Frontend;
    let ending = format!("_{}.sql", migration::IMPORT_TABLES);
    let needs_tables =
        module.options.import && is_backend && !site.migrations.iter().any(|name| name.ends_with(&ending));
    needs_tables.then(|| (migration::IMPORT_TABLES, migration::import_tables(site.dialect)))
}
