//! Takes a module out of a workspace.

use super::checks;
use super::decisions::Wishes;
use super::session::{self, Session};
use super::site::Site;
use super::stamp;
use super::unit;
use crate::apply::apply;
use crate::context::{Module, ModuleContext};
use crate::migration;
use crate::naming;
use crate::output::{RelPath, Unit, WORKSPACE_UNIT};
use crate::plan::{self, Plan, Removal};
use crate::problem::{Problem, Problems};
use crate::render;
use crate::render::engine::Engine;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A module to take out.
#[derive(Clone, Debug)]
pub struct RemoveRequest {
    /// In snake_case.
    pub module: String,
    /// `--drop-table`: with a migration that drops its table.
    pub drop_table: bool,
    /// `--workspace`; without it the workspace around the current folder.
    pub workspace: Option<PathBuf>,
    /// Nothing is written.
    pub dry_run: bool,
    pub wishes: Wishes,
}

/// What a removal did, or would do.
#[derive(Clone, Debug)]
pub struct RemoveRun {
    pub module: String,
    pub plan: Plan,
    /// Things to know that did not stop the run.
    pub notes: Vec<String>,
}

/// Takes out what the user did not touch, the lines of the module in other files too.
///
/// # Errors
/// A module that is not there, a table that others refer to.
pub fn remove(request: &RemoveRequest, cwd: &Path) -> Result<RemoveRun> {
    let session = Session::open(session::find(request.workspace.as_deref(), cwd)?, !request.dry_run)?;
    let workspace = &session.workspace;
    stamp::check(workspace)?;
    let mut site = Site::read(workspace, &BTreeMap::new())?;
    checks::migrations(&site)?;
    let module = naming::identifier(&request.module);
    let whole = site.clone();
    let record = site.modules.remove(&module);
    let is_known = workspace.baseline()?.units().contains(module.as_str()) && module != WORKSPACE_UNIT;
    if record.is_none() && !is_known {
        let problem = Problem::new(format!("module `{}` is not generated here", request.module.escape_debug()));
        return Err(Problems::from(problem.hint("`crud-gen list` names those that are")).into());
    }
    let mut notes: Vec<String> = session.notes().collect();
    let others = affected_units(&whole, &site)?;
    if !others.is_empty() {
        let names: Vec<String> = others.iter().map(|unit| format!("`{}`", unit.name)).collect();
        notes.push(format!("generated again without it, since their tables refer to each other: {}", names.join(", ")));
    }
    let stays = |path: &RelPath| path.as_str().ends_with(".sql");
    let decisions = request.wishes.decisions(workspace, cwd)?;
    let table = record.map(|record| record.table.name);
    let farewell = match table.filter(|table| site.tables.iter().any(|known| known.name == *table)) {
        Some(table) if request.drop_table => {
            refuse_referred_table(&site, &table)?;
            let path = site.add_migration(&format!("drop_{}", naming::identifier(&table)))?;
            Some((path, migration::drop_table(&table, site.dialect)))
        }
        Some(table) => {
            let table = table.escape_debug();
            notes.push(format!("the table `{table}` and its migrations stay; with --drop-table a migration drops it"));
            None
        }
        None => None,
    };
    let plan = plan::remove(workspace, Removal { unit: &module, others, farewell }, &stays, decisions)?;
    if let Some(lock) = session.lock.as_ref().filter(|_| !plan.needs_person() && !plan.is_empty()) {
        apply(workspace, lock, &plan)?;
    }
    Ok(RemoveRun { module, plan, notes })
}

/// Modules that are rendered differently when this one is gone, as they are then.
fn affected_units(before: &Site, after: &Site) -> Result<Vec<Unit>> {
    let mut affected = Vec::new();
    for (name, record) in &after.modules {
        let (then, now) = (before.module(name, record)?, after.module(name, record)?);
        let inputs =
            |module: &Module| render::inputs_digest(&ModuleContext::new(module), record.options.side, &after.overrides);
        if inputs(&then)? != inputs(&now)? {
            affected.push((now, record));
        }
    }
    if affected.is_empty() {
        return Ok(Vec::new());
    }
    let engine = Engine::new(&after.overrides)?;
    affected.iter().map(|(module, record)| unit::module_unit(&engine, module, record)).collect()
}

fn refuse_referred_table(site: &Site, table: &str) -> Result<(), Problems> {
    let refers = site.tables.iter().filter(|other| other.name != table);
    let names: Vec<String> = refers
        .filter(|other| other.references.iter().any(|reference| reference.table == table))
        .map(|other| format!("`{}`", other.name.escape_debug()))
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    let table = table.escape_debug();
    Err(Problem::new(format!("the table `{table}` cannot be dropped: {} refers to it", names.join(", ")))
        .hint("leave out --drop-table, or take those references away first, by a migration of your own")
        .into())
}
