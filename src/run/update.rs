//! Brings the shared part and all modules to this version of crud-gen, in one plan.

use super::checks;
use super::decisions;
use super::known;
use super::overrides;
use super::request::{Scope, UpdateRequest};
use super::session::{self, Session};
use super::site::Site;
use super::stamp::{self, Stamp, Standing};
use super::takeover;
use super::unit::{self, Modules};
use crate::apply::apply;
use crate::output::{RelPath, RenderedFile, Unit};
use crate::plan::{self, Action, Plan};
use crate::problem::{Problem, Problems};
use crate::render::engine::Engine;
use crate::workspace::{Baseline, Digest, Workspace};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;

/// What an update did, or would do.
#[derive(Clone, Debug)]
pub struct UpdateRun {
    pub workspace: Workspace,
    /// Who wrote the workspace before.
    pub from: Standing,
    /// How many modules it has.
    pub modules: usize,
    pub scope: Scope,
    pub plan: Plan,
    /// Things to know that did not stop the run.
    pub notes: Vec<String>,
    /// Commands that finish what crud-gen cannot do itself.
    pub next: Vec<String>,
}

/// Updates a workspace, whole or not at all.
///
/// # Errors
/// No workspace, one of a newer crud-gen, or a module that cannot be generated any more.
pub fn update(request: &UpdateRequest, cwd: &Path) -> Result<UpdateRun> {
    let workspace = session::find(request.workspace.as_deref(), cwd)?;
    let session = Session::open(workspace, !request.dry_run)?;
    let workspace = &session.workspace;
    let is_lost = request.scope == Scope::Everything && known::is_lost(workspace)?;
    let mut site = match is_lost {
        true => takeover::site(workspace)?,
        false => takeover::recalled_site(workspace)?,
    };
    checks::migrations(&site)?;
    let healed = std::mem::take(&mut site.healed);
    let from = Stamp::standing(site.stamp.as_ref());
    let mut notes: Vec<String> = session.notes().collect();
    notes.extend(healed);
    notes.extend(site.refusals.clone());
    let engine = Engine::new(&site.overrides)?;
    if request.scope != Scope::Everything {
        stamp::check(workspace)?;
    }
    let mut known =
        if is_lost { takeover::migrations(&engine, workspace, &site)? } else { known::baseline(workspace)? };
    notes.extend(overrides::notes(&site.overrides, &known));
    let (units, more) = units(&engine, workspace, &known, &mut site, &request.scope)?;
    notes.extend(more);
    if is_lost {
        let (taken, more) = takeover::baseline(workspace, &units)?;
        known = taken;
        notes.extend(more);
    }
    let decisions = request.wishes.decisions(workspace, cwd)?;
    let plan = plan::build_on(workspace, known, &units, decisions.clone())?;
    notes.extend(decisions::idle(&decisions, &plan));
    let writes = session.lock.as_ref().filter(|_| !plan.needs_person() && !plan.is_empty());
    if let Some(lock) = writes {
        apply(workspace, lock, &plan)?;
    }
    let next = lock_files(workspace, &plan)?;
    Ok(UpdateRun {
        workspace: workspace.clone(),
        from,
        modules: site.modules.len(),
        scope: request.scope.clone(),
        plan,
        notes,
        next,
    })
}

/// The shared part and all modules, as this crud-gen makes them, and what to know of them.
fn units(
    engine: &Engine,
    workspace: &Workspace,
    known: &Baseline,
    site: &mut Site,
    scope: &Scope,
) -> Result<(Vec<Unit>, Vec<String>)> {
    let (mut units, mut notes) = (Vec::new(), Vec::new());
    if *scope == Scope::Everything {
        let (unit, more) = shared_part(engine, workspace, known, site)?;
        units.push(unit);
        notes.extend(more);
    }
    let wanted = wanted_modules(site, scope)?;
    let modules = Modules::render(engine, workspace, known, site, &wanted)?;
    notes.extend(modules.notes);
    let deleted = wanted.iter().filter(|name| checks::is_deleted(workspace, known, name));
    notes.extend(deleted.map(|name| {
        format!("nothing of `{name}` is there any more: `crud-gen {name}` makes it again, `crud-gen remove {name}` forgets it")
    }));
    notes.extend(wanted.iter().filter_map(|name| checks::half_note(workspace, known, name)));
    units.extend(modules.units);
    Ok((units, notes))
}

fn wanted_modules(site: &Site, scope: &Scope) -> Result<BTreeSet<String>, Problems> {
    let Scope::Named(names) = scope else { return Ok(site.modules.keys().cloned().collect()) };
    match names.iter().find(|name| !site.modules.contains_key(*name)) {
        Some(name) => Err(Problem::new(format!("module `{}` is not generated here", name.escape_debug()))
            .hint("`crud-gen list` names those that are")
            .into()),
        None => Ok(names.iter().cloned().collect()),
    }
}

/// The shared part, its migrations where the workspace has them, and what to know of it.
pub(super) fn shared_part(
    engine: &Engine,
    workspace: &Workspace,
    known: &Baseline,
    site: &mut Site,
) -> Result<(Unit, Vec<String>)> {
    let name = stamp::name(workspace, site.stamp.as_ref())?;
    let mut unit = unit::shared_unit(engine, &name, site)?;
    unit.files = unit::with_known_migrations(unit.files, known, site)?;
    let is_another = |(path, file): &(&RelPath, &RenderedFile)| {
        let entry = known.files.get(*path).filter(|_| path.as_str().ends_with(".sql"));
        entry.is_some_and(|entry| Digest::of(file.text.as_bytes()) != entry.sha256)
    };
    let note = |(path, _): (&RelPath, &RenderedFile)| {
        format!(
            "`{path}` is another one in a new workspace; a migration is never rewritten, so compare them if you miss something"
        )
    };
    let notes = unit.files.iter().filter(is_another).map(note).collect();
    Ok((unit, notes))
}

/// What brings the lock files along, where crud-gen does not write them itself.
fn lock_files(workspace: &Workspace, plan: &Plan) -> Result<Vec<String>> {
    const LOCKS: [(&[&str], &str, &str); 2] = [
        (
            &["apps/api/Cargo.toml", "apps/api/src/shared/Cargo.toml"],
            "apps/api/Cargo.lock",
            "cargo fetch --manifest-path apps/api/Cargo.toml",
        ),
        (&["apps/web/package.json"], "apps/web/package-lock.json", "npm --prefix apps/web install"),
    ];
    let action = |path: &str| plan.files.iter().find(|file| file.path.as_str() == path).map(|file| file.action);
    let changes = |path: &str| plan.changes().any(|file| file.path.as_str() == path);
    let mut commands = Vec::new();
    for (manifests, lock, command) in LOCKS {
        let is_there = workspace.read(&RelPath::new(lock).expect("a constant path"))?.is_some();
        let is_replaced = matches!(action(lock), Some(Action::Update | Action::Create));
        let has_own = |manifest: &&str| matches!(action(manifest), Some(Action::Merge | Action::Edited));
        let is_behind = match is_replaced {
            true => manifests.iter().any(has_own),
            false => manifests.iter().any(|manifest| changes(manifest)),
        };
        if is_there && is_behind {
            commands.push(format!("{command}   # brings {lock} along"));
        }
    }
    Ok(commands)
}
