//! Takes over a workspace whose manifest is lost: what was chosen for its modules is read back from their files.

use super::checks;
use super::known;
use super::recall::Recall;
use super::site::{MIGRATIONS, Site};
use super::stamp;
use super::unit;
use crate::naming;
use crate::output::{Ownership, RelPath, RenderedFile, TEMPLATES_UNIT, Unit, WORKSPACE_UNIT};
use crate::plan::merge::normal;
use crate::problem::{Problem, Problems};
use crate::render::engine::Engine;
use crate::workspace::wiring;
use crate::workspace::{Baseline, Digest, Entry, Workspace, rendering_path};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};

/// Where the modules of both halves are.
const FOLDERS: [&str; 2] = ["apps/api/src/modules", "apps/web/src/app/features"];

/// The workspace with all modules that its tables and files tell of.
///
/// # Errors
/// As [`Site::read_whatever`].
pub(super) fn site(workspace: &Workspace) -> Result<Site> {
    let (mut site, _) = Site::read_whatever(workspace, &BTreeMap::new())?;
    let engine = Engine::new(&site.overrides)?.with_memory();
    let names = folders(workspace)?;
    let open = names.into_iter().filter(|name| !site.modules.contains_key(name)).collect();
    site.healed = modules(&engine, workspace, &mut site, open)?;
    Ok(site)
}

/// The workspace, with the modules of lost records: put together again where nothing is in doubt, else as their files
/// say.
///
/// # Errors
/// As [`Site::read`], and modules of which nothing can be said.
pub(super) fn recalled_site(workspace: &Workspace) -> Result<Site> {
    let known = known::baseline(workspace)?;
    let mut site = Site::read_but_lost(workspace)?;
    let is_lost = |unit: &&str| ![WORKSPACE_UNIT, TEMPLATES_UNIT].contains(unit) && !site.modules.contains_key(*unit);
    let lost: BTreeSet<String> = known.units().into_iter().filter(is_lost).map(str::to_owned).collect();
    if lost.is_empty() {
        return Ok(site);
    }
    let engine = Engine::new(&site.overrides)?.with_memory();
    let notes = modules(&engine, workspace, &mut site, lost.clone())?;
    let problems: Vec<Problem> =
        lost.iter().filter(|name| !site.modules.contains_key(*name)).map(|name| checks::lost_record(name)).collect();
    if !problems.is_empty() {
        return Err(Problems(problems).into());
    }
    site.healed.extend(notes);
    Ok(site)
}

/// Finds these modules, which have no record that can be read, and says what was found.
fn modules(engine: &Engine, workspace: &Workspace, site: &mut Site, mut open: BTreeSet<String>) -> Result<Vec<String>> {
    let mut notes = Vec::new();
    let mut found: BTreeSet<String> = BTreeSet::new();
    for name in open.clone() {
        if let Some(record) = Recall::new(engine, workspace, site, &name)?.first_guess() {
            site.modules.insert(name.clone(), record);
            open.remove(&name);
            found.insert(name);
        }
    }
    // What one module shows of another follows from what was chosen for that one.
    for _ in 0..ROUNDS {
        let before = site.modules.clone();
        for name in &found {
            let record = Recall::new(engine, workspace, site, name)?.better(&site.modules[name]);
            site.modules.insert(name.clone(), record);
        }
        if site.modules == before {
            break;
        }
    }
    site.read_tables()?;
    for name in &found {
        let options = Recall::options(&site.modules[name]);
        notes.push(format!("what was chosen for `{name}` is lost; as its files say: {options}"));
    }
    for name in open {
        notes.push(format!(
            "`{name}` is left alone: no table gives files like those in its folder; if it is a module, name its table: \
             `crud-gen {name} --table TABLE`"
        ));
    }
    Ok(notes)
}

const ROUNDS: usize = 3;

/// The names of the folders that modules may be in.
fn folders(workspace: &Workspace) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for folder in FOLDERS {
        names.extend(workspace.list_folders(folder)?.iter().map(|name| naming::identifier(name)));
    }
    Ok(names)
}

/// The migrations of the shared part that are there, whatever their numbers are.
pub(super) fn migrations(engine: &Engine, workspace: &Workspace, site: &Site) -> Result<Baseline> {
    let name = stamp::name(workspace, site.stamp.as_ref())?;
    let unit = unit::shared_unit(engine, &name, site)?;
    let mut known = Baseline::default();
    let title = |name: &str| name.split_once('_').map_or(name.to_owned(), |(_, title)| title.to_owned());
    for (path, file) in &unit.files {
        let Some(own) = path.as_str().strip_prefix(MIGRATIONS).map(|name| name.trim_start_matches('/')) else {
            continue;
        };
        let is_it = |name: &&String| title(name) == title(own);
        let place = site.migrations.iter().find(is_it).and_then(|name| RelPath::new(format!("{MIGRATIONS}/{name}")));
        known.files.extend(place.map(|place| (place, entry(&unit, file, &file.text))));
    }
    Ok(known)
}

/// What is known of the files that are there: they were generated as they are now, or as their pristine renderings say.
/// What differs counts as edited.
pub(super) fn baseline(workspace: &Workspace, units: &[Unit]) -> Result<(Baseline, Vec<String>)> {
    let mut known = Baseline::default();
    let (mut edited, mut missing) = (Vec::new(), Vec::new());
    for unit in units {
        for (path, file) in &unit.files {
            let base = workspace.read(&rendering_path(path))?.and_then(|bytes| String::from_utf8(bytes).ok());
            let base = base.map(|text| normal(&text).into_owned()).filter(|text| !text.is_empty());
            let Ok(Some(found)) = workspace.read(path) else {
                match base {
                    Some(base) => drop(known.files.insert(path.clone(), entry(unit, file, &base))),
                    None => missing.push(path.clone()),
                }
                continue;
            };
            let lines = units.iter().flat_map(|unit| &unit.wirings).filter(|line| line.path == *path);
            let bare = |text: &str| {
                let text = normal(text).into_owned();
                lines.fold(text, |text, line| wiring::remove(&text, &line.snippet).unwrap_or(text))
            };
            let is_same = std::str::from_utf8(&found).is_ok_and(|found| bare(found) == file.text);
            if !is_same && base.is_none() && file.ownership != Ownership::Once {
                edited.push(path.clone());
            }
            known.files.insert(path.clone(), entry(unit, file, base.as_deref().unwrap_or(&file.text)));
        }
    }
    let mut notes = vec!["the manifest was lost, and the workspace is taken over again".to_owned()];
    if !edited.is_empty() {
        notes.push(format!(
            "not as they are generated now, and from now on edited by you: {}; to have one as it is generated, delete it \
             and bring it back: `crud-gen update --restore PATH`",
            names(&edited)
        ));
    }
    if !missing.is_empty() {
        notes.push(format!(
            "not there, and made now, since nothing tells whether you deleted them: {}; delete again what you do not want, \
             and it stays deleted",
            names(&missing)
        ));
    }
    Ok((known, notes))
}

/// The first few of these paths, and how many more there are.
fn names(paths: &[RelPath]) -> String {
    const SHOWN: usize = 5;
    let names: Vec<String> = paths.iter().take(SHOWN).map(|path| format!("`{path}`")).collect();
    let more = if paths.len() > SHOWN { format!(" and {} more", paths.len() - SHOWN) } else { String::new() };
    names.join(", ") + &more
}

fn entry(unit: &Unit, file: &RenderedFile, text: &str) -> Entry {
    Entry {
        unit: unit.name.clone(),
        template: file.template.clone(),
        sha256: Digest::of(text.as_bytes()),
        once: file.ownership == Ownership::Once,
    }
}
