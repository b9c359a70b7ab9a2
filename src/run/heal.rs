//! Puts together again what was saved of a module and is lost, from what the manifest knows of its files.

use super::known;
use super::site::{Losses, Record, Site};
use super::unit;
use crate::context::{Mode, Options, Package, Side};
use crate::field_type::FieldType;
use crate::output::{Ownership, RelPath, TEMPLATES_UNIT, Unit, WORKSPACE_UNIT};
use crate::problem::{Problem, Problems};
use crate::render::engine::Engine;
use crate::resolve::{Resolved, Source, Wanted};
use crate::workspace::{Baseline, Digest, Workspace, rendering_path};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};

impl Site {
    /// Like [`Site::read_whatever`], with lost records put together again.
    ///
    /// # Errors
    /// As there, and records that stay lost.
    pub fn read(workspace: &Workspace, types: &BTreeMap<String, FieldType>) -> Result<Self> {
        let (mut site, mut losses) = Self::read_whatever(workspace, types)?;
        records(&mut site, workspace, &mut losses)?;
        site.without_problems(losses.problems.into_values())
    }

    /// The same, without the modules whose records stay lost.
    ///
    /// # Errors
    /// As there.
    pub fn read_but_lost(workspace: &Workspace) -> Result<Self> {
        let (mut site, mut losses) = Self::read_whatever(workspace, &BTreeMap::new())?;
        records(&mut site, workspace, &mut losses)?;
        site.without_problems(std::iter::empty())
    }

    fn without_problems(self, lost: impl Iterator<Item = Problem>) -> Result<Self> {
        let problems: Vec<Problem> = lost.chain(self.template_problems.clone()).collect();
        if problems.is_empty() { Ok(self) } else { Err(Problems(problems).into()) }
    }
}

/// Finds the records of modules that are known and have none that can be read. Only what gives every file as it was
/// written is taken, so that nothing is guessed; the others stay lost.
fn records(site: &mut Site, workspace: &Workspace, losses: &mut Losses) -> Result<()> {
    let known = known::baseline(workspace)?;
    let is_lost = |unit: &&str| ![WORKSPACE_UNIT, TEMPLATES_UNIT].contains(unit) && !site.modules.contains_key(*unit);
    let lost: BTreeSet<String> = known.units().into_iter().filter(is_lost).map(str::to_owned).collect();
    if lost.is_empty() {
        return Ok(());
    }
    let engine = Engine::new(&site.overrides)?.with_memory();
    let mut open = lost;
    // What one module shows of another is known only when the other one is.
    loop {
        let before = open.len();
        for name in open.clone() {
            let search = |site: &Site| Search { engine: &engine, site, known: &known, name: &name }.record(workspace);
            let found = site.with_earlier().map(|site| search(&site)).find_map(Result::transpose).transpose()?;
            if let Some(record) = found {
                site.healed.push(format!(
                    "what was saved of module `{name}` was lost, and is put together again from what is known of its files"
                ));
                site.modules.insert(name.clone(), record);
                open.remove(&name);
            }
        }
        if open.is_empty() || open.len() == before {
            break;
        }
    }
    let is_found = |name: &String| site.modules.contains_key(name);
    losses.problems.retain(|name, _| !is_found(name));
    Ok(())
}

struct Search<'a> {
    engine: &'a Engine,
    site: &'a Site,
    known: &'a Baseline,
    name: &'a str,
}

impl Search<'_> {
    fn record(&self, workspace: &Workspace) -> Result<Option<Record>> {
        let taken = |name: &String| self.site.modules.values().any(|record| record.table.name == *name);
        let free = self.site.tables.iter().map(|table| &table.name).filter(|name| !taken(name));
        let own = crate::source::find(&self.site.tables, self.name).map(|table| &table.name);
        for table in own.into_iter().chain(free.filter(|name| Some(*name) != own)) {
            let wanted = Wanted { module: self.name, table: Some(table) };
            let Ok(resolved) = Resolved::resolve(wanted, Source::Workspace, &self.site.tables, self.site.dialect)
            else {
                continue;
            };
            let labels = resolved.table.columns.iter().map(|column| Some(column.name.clone()));
            let labels: Vec<Option<String>> = std::iter::once(None).chain(labels).collect();
            let entities = [None, self.entity(workspace)?];
            let entities = if entities[1].is_none() { &entities[..1] } else { &entities[..] };
            for label in labels {
                let choices = entities.iter().flat_map(|entity| MODES.map(|mode| (entity, mode)));
                let choices = choices.flat_map(|choice| Package::ALL.map(|package| (choice, package)));
                for ((entity, (events, mode)), package) in choices {
                    let options = Options {
                        entity: entity.clone(),
                        table: (Some(table) != own).then(|| table.clone()),
                        label: label.clone(),
                        events,
                        mode,
                        import: self.templates().any(|template| template.contains("import")),
                        package,
                        side: self.side(),
                        ..Options::default()
                    };
                    let record = Record { options, table: resolved.table.clone() };
                    if self.is_it(&record) {
                        return Ok(Some(record));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Whether the module would be written exactly as it was.
    fn is_it(&self, record: &Record) -> bool {
        let Ok(module) = self.site.module(self.name, record) else { return false };
        let Ok(Unit { files, .. }) = unit::module_unit(self.engine, &module, record) else { return false };
        let follows = files.iter().filter(|(_, file)| file.ownership != Ownership::Once);
        let own = self.known.files.iter().filter(|(_, entry)| entry.unit == self.name && !entry.once);
        own.map(|(path, entry)| (path, entry.sha256.clone()))
            .eq(follows.map(|(path, file)| (path, Digest::of(file.text.as_bytes()))))
    }

    fn templates(&self) -> impl Iterator<Item = &str> {
        self.known.files.values().filter(|entry| entry.unit == self.name).map(|entry| entry.template.as_str())
    }

    fn side(&self) -> Side {
        let has = |pack: &str| self.templates().any(|template| template.starts_with(pack));
        match (has("axum/"), has("angular/")) {
            (true, false) => Side::Backend,
            (false, true) => Side::Frontend,
            _ => Side::Both,
        }
    }

    /// The name that the first type of the module has.
    fn entity(&self, workspace: &Workspace) -> Result<Option<String>> {
        const PLACES: [(&str, &str); 2] = [("axum/schemas", "pub struct "), ("angular/types", "export interface ")];
        let own = self.known.files.iter().filter(|(_, entry)| entry.unit == self.name);
        for (path, entry) in own {
            let Some((_, start)) = PLACES.iter().find(|(template, _)| entry.template.starts_with(template)) else {
                continue;
            };
            if let Some(text) = text(workspace, path)?
                && let Some(line) = text.lines().find_map(|line| line.strip_prefix(start))
            {
                return Ok(line.split(|c: char| !c.is_alphanumeric()).next().map(str::to_owned));
            }
        }
        Ok(None)
    }
}

const MODES: [(bool, Mode); 3] = [(true, Mode::His), (true, Mode::Realtime), (false, Mode::His)];

/// The pristine rendering, else what is there.
fn text(workspace: &Workspace, path: &RelPath) -> Result<Option<String>> {
    let bytes = match workspace.read(&rendering_path(path))? {
        Some(bytes) => Some(bytes),
        None => workspace.read(path)?,
    };
    Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
}
