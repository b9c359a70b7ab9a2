//! Generates a module: gather, check, resolve, render, plan, apply.

use super::checks;
use super::decisions;
use super::impact;
use super::name;
use super::overrides;
use super::references;
use super::request::Request;
use super::session::Session;
use super::site::{Record, Site};
use super::stamp;
use super::unfollowed;
use super::unit;
use super::workspace::{is_vacant, occupied_folder, scaffold};
use crate::apply::apply;
use crate::config;
use crate::context::{Module, Options, Side, column_types};
use crate::output::{RelPath, WORKSPACE_UNIT};
use crate::plan::{self, Plan};
use crate::problem::{Problem, Problems};
use crate::render::Overrides;
use crate::render::engine::Engine;
use crate::resolve::{Resolved, Source, Wanted};
use crate::source::{self, Tables};
use crate::workspace::Workspace;
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::Path;

/// What a run for a module did, or would do.
#[derive(Clone, Debug)]
pub struct ModuleRun {
    pub workspace: Workspace,
    pub module: Module,
    /// The module was not there before.
    pub is_new: bool,
    /// The workspace was not there before.
    pub is_new_workspace: bool,
    pub plan: Plan,
    /// The files of a workspace that is made in the same run.
    pub scaffold: BTreeSet<RelPath>,
    /// Things to know that did not stop the run.
    pub notes: Vec<String>,
}

/// Generates a module, or generates it again. Writes nothing when somebody has to decide first.
///
/// # Errors
/// Whatever is wrong with the request, the workspace or the source.
pub fn module(request: &Request, cwd: &Path) -> Result<ModuleRun> {
    let (workspace, is_new_workspace) = find_workspace(request, cwd)?;
    // A new workspace is taken when it is written: a run that fails leaves no trace of it.
    let session = Session::open(workspace, !request.dry_run && !is_new_workspace)?;
    let workspace = &session.workspace;
    let types = column_types(&request.changes.types).map_err(Problems::from)?;
    let (mut units, mut site) = if is_new_workspace {
        let engine = Engine::new(&Overrides::default())?;
        let (unit, site) = scaffold(&engine, workspace, request.database.unwrap_or_default())?;
        (vec![unit], site)
    } else {
        stamp::check(workspace)?;
        (Vec::new(), Site::read(workspace, &types)?)
    };
    let saved = site.modules.get(&request.module);
    let options = request.changes.apply_to(saved.map(|record| record.options.clone())).map_err(Problems::from)?;
    let ddl = read_ddl(request, &options, cwd)?;

    checks::database(request.database, site.dialect)?;
    checks::migrations(&site)?;
    name::check(request, &site)?;
    if saved.is_none() {
        checks::record_is_there(workspace, &workspace.baseline()?, &request.module)?;
    }
    checks::same_table(request, saved, options.table.as_deref(), &site)?;

    let (is_new, before) = (saved.is_none(), saved.cloned());
    let engine = Engine::new(&site.overrides)?;
    let past = unit::past_files(&engine, workspace, &workspace.baseline()?, &site, &request.module);
    let Resolved { table, migration, notes: more } = resolve(request, &options, &ddl, &site)?;
    checks::system_table(&table)?;
    let mut notes = more;
    notes.append(&mut site.healed);
    notes.extend(site.refusals.clone());
    notes.extend(overrides::notes(&site.overrides, &workspace.baseline()?));
    let mut record = Record { options: options.of_columns(&table), table };
    let mut migrations = Vec::new();
    if let Some(migration) = migration {
        let path = site.add_migration(&migration.name)?;
        site.read_on(&path, &migration.sql, &mut record)?;
        migrations.push((path, migration.sql));
    }
    checks::label(&record)?;
    let module = site.module(&request.module, &record)?;
    checks::secrets(request, &module)?;
    checks::import(&module)?;
    notes.extend(secret_notes(&module));
    if !is_new_workspace {
        checks::shared_import(workspace, &module)?;
    }

    notes.extend(unfollowed::notes(&module, &site));
    notes.extend(references::rename_notes(Some(&request.module), &site));
    notes.extend(references::loss_notes(before.as_ref(), &module, &site));
    notes.extend(impact::required_notes(before.as_ref(), &module.table, &site));
    if is_new {
        notes.extend(references::child_notes(&module, &site));
    }

    let mut unit = unit::module_unit(&engine, &module, &record)?;
    unit.past = past;
    if let Some((name, sql)) = unit::import_migration(&module, &site) {
        migrations.push((site.add_migration(name)?, sql));
    }
    unit.files.extend(migrations.into_iter().map(|(path, sql)| (path, unit::migration_file(sql))));
    units.push(unit);
    site.modules.insert(request.module.clone(), record);
    if !is_new_workspace {
        notes.extend(impact::stale_note(
            &request.module,
            is_new.then_some(module.table.name.as_str()),
            workspace,
            &site,
        )?);
    }

    let mut decisions = request.wishes.decisions(workspace, cwd)?;
    if checks::is_deleted(workspace, &workspace.baseline()?, &request.module) {
        notes.push(format!("nothing of `{}` was there any more: it is generated anew", request.module));
        decisions.all.restore = true;
    }
    if !decisions.all.restore && module.options.side == Side::Both {
        notes.extend(checks::half_note(workspace, &workspace.baseline()?, &request.module));
    }
    let plan = plan::build(workspace, &units, decisions.clone())?;
    if !request.dry_run && !plan.needs_person() && !plan.is_empty() {
        match &session.lock {
            Some(lock) => apply(workspace, lock, &plan)?,
            None => apply(workspace, &workspace.lock()?, &plan)?,
        };
    }
    notes.extend(decisions::idle(&decisions, &plan));
    notes.extend(session.notes());
    if !is_new_workspace {
        notes.extend(checks::missing_shared_files(workspace)?);
    }
    let scaffold = units.iter().filter(|unit| unit.name == WORKSPACE_UNIT).flat_map(|unit| unit.files.keys().cloned());
    let scaffold = scaffold.collect();
    Ok(ModuleRun { scaffold, workspace: session.workspace, module, is_new, is_new_workspace, plan, notes })
}

/// The workspace of a request, and whether it has to be made first.
fn find_workspace(request: &Request, cwd: &Path) -> Result<(Workspace, bool)> {
    let Some(dir) = &request.workspace else {
        let here = Workspace::find(cwd).ok_or_else(|| {
            Problem::new("there is no workspace here").at(cwd.display().to_string()).hint(format!(
                "make one with `crud-gen new DIR`, or name one: `crud-gen {} --workspace DIR`",
                request.module
            ))
        });
        return Ok((here.map_err(Problems::from)?, false));
    };
    let root = cwd.join(dir);
    // A run that made the workspace may have been interrupted.
    Workspace::at(&root).recover()?;
    if root.join(config::FILE_NAME).is_file() {
        return Ok((Workspace::at(root), false));
    }
    if is_vacant(&root)? { Ok((Workspace::at(root), true)) } else { Err(Problems::from(occupied_folder(dir)).into()) }
}

/// The tables of `--ddl`; none without it.
fn read_ddl(request: &Request, options: &Options, cwd: &Path) -> Result<Tables> {
    let Some(path) = &request.ddl else { return Ok(Tables::default()) };
    let text = std::fs::read_to_string(cwd.join(path)).map_err(|error| {
        Problems::from(
            Problem::new(format!("the file `{}` cannot be read: {error}", path.display()))
                .hint("--ddl takes a UTF-8 file with CREATE TABLE statements"),
        )
    })?;
    let types = options.column_types().map_err(Problems::from)?;
    Ok(source::ddl::tables(&text, &path.display().to_string(), &types)?)
}

fn resolve(request: &Request, options: &Options, ddl: &Tables, site: &Site) -> Result<Resolved, Problems> {
    let saved = site.modules.get(&request.module).map(|record| record.table.name.as_str());
    let wanted = Wanted { module: &request.module, table: options.table.as_deref().or(saved) };
    let source = match &request.ddl {
        Some(_) => Source::Ddl(ddl),
        None if request.fields.is_empty() => Source::Workspace,
        None => Source::Fields(&request.fields),
    };
    Resolved::resolve(wanted, source, &site.tables, site.dialect)
}

/// Which columns are hidden, and that is said at every run: what a name tells is a guess.
fn secret_notes(module: &Module) -> Vec<String> {
    let hidden: Vec<String> = module.secrets().map(|name| name.escape_debug().to_string()).collect();
    let mut notes = Vec::new();
    if !hidden.is_empty() {
        notes.push(format!("hidden: {} (never shown, sent or logged; --visible COLUMN shows one)", hidden.join(", ")));
    }
    for key in module.key_fields().into_iter().filter(|field| field.is_secret_key(&module.table)) {
        let name = key.column.name.escape_debug();
        notes.push(format!(
            "`{name}` is called like a secret and shown: it is the key, which stands in addresses and events"
        ));
    }
    notes
}
