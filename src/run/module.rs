//! Generates a module: gather, check, resolve, render, plan, apply.

use super::checks;
use super::decisions;
use super::dropping::drop_columns;
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
use super::workspace::{find_or_new, scaffold};
use crate::apply::apply;
use crate::context::{Module, Options, Side, column_types};
use crate::loss::Loss;
use crate::output::{RelPath, WORKSPACE_UNIT};
use crate::plan::{self, Plan};
use crate::problem::Problems;
use crate::render::Overrides;
use crate::render::engine::Engine;
use crate::resolve::{Resolved, Source, Wanted};
use crate::source::Tables;
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
    /// What of the source is not carried over.
    pub losses: Vec<Loss>,
    /// Things to know that did not stop the run.
    pub notes: Vec<String>,
}

/// Generates a module, or generates it again. Writes nothing when somebody has to decide first.
///
/// # Errors
/// Whatever is wrong with the request, the workspace or the source.
pub fn module(request: &Request, cwd: &Path) -> Result<ModuleRun> {
    let (workspace, is_new_workspace) = find_or_new(request.workspace.as_deref(), cwd, &request.module)?;
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
    let types_of_source = options.column_types().map_err(Problems::from)?;
    let statements = request.statements.as_ref();
    let ddl = statements.map(|statements| statements.tables(&types_of_source, cwd)).transpose()?.unwrap_or_default();

    checks::database(request.database, site.dialect)?;
    checks::migrations(&site)?;
    let known = saved.map(|record| record.table.name.as_str());
    checks::readable(&site, &request.module, options.table.as_deref().or(known))?;
    name::check(request, &site)?;
    if saved.is_none() {
        checks::record_is_there(workspace, &workspace.baseline()?, &request.module)?;
    }
    checks::same_table(request, saved, options.table.as_deref(), &site)?;

    let (is_new, before) = (saved.is_none(), saved.cloned());
    let engine = Engine::new(&site.overrides)?;
    let past = unit::past_files(&engine, workspace, &workspace.baseline()?, &site, &request.module);
    let Resolved { table, migration, losses, notes: more } = resolve(request, &options, &ddl, &site)?;
    checks::system_table(&table)?;
    let mut notes = more;
    notes.append(&mut site.healed);
    notes.extend(site.refusals.clone());
    notes.extend(overrides::notes(&site.overrides, &workspace.baseline()?));
    let mut record = Record { options: options.of_columns(&table), table };
    let mut migrations = Vec::new();
    if let Some(migration) = migration {
        let path = site.add_migration(&migration.name)?;
        site.read_on(&path, &migration.sql, [&mut record])?;
        migrations.push((path, migration.sql));
    }
    if !request.drop_columns.is_empty() {
        let dropping = drop_columns(&request.drop_columns, &mut site, &mut record)?;
        migrations.extend(dropping.migrations);
        notes.extend(dropping.notes);
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
    if let Some((name, sql)) = unit::import_tables(&module.options, &site) {
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
    let is_refused = request.strict && !losses.is_empty();
    if !request.dry_run && !is_refused && !plan.needs_person() && !plan.is_empty() {
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
    Ok(ModuleRun { scaffold, workspace: session.workspace, module, is_new, is_new_workspace, plan, losses, notes })
}

fn resolve(request: &Request, options: &Options, ddl: &Tables, site: &Site) -> Result<Resolved, Problems> {
    let saved = site.modules.get(&request.module).map(|record| record.table.name.as_str());
    let wanted = Wanted { module: &request.module, table: options.table.as_deref().or(saved) };
    let source = match &request.statements {
        Some(_) => Source::Ddl(ddl),
        None if request.fields.is_empty() => Source::Workspace,
        None => Source::Fields(&request.fields),
    };
    Resolved::resolve(wanted, source, &site.tables, site.dialect)
}

/// Which columns are hidden, and that is said at every run: what a name tells is a guess.
pub(super) fn secret_notes(module: &Module) -> Vec<String> {
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
