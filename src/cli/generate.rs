//! The main job: from a request to a written module, or to the plan of one.

use super::args::{GenerateArgs, NewArgs};
use super::report::Report;
use super::request::{Request, Run, Source};
use super::{ExitStatus, Outcome};
use crate::context::rust::import;
use crate::context::{Mode, Module, Side};
use crate::dialect::Dialect;
use crate::migration;
use crate::naming::Name;
use crate::plan::{self, Choices, Plan, Unit, Wiring};
use crate::problem::{Problem, Problems};
use crate::render::engine::Engine;
use crate::render::{self, Ownership, RenderedFile, RenderedFiles};
use crate::resolve::{self, Resolved, Wanted};
use crate::schema::Table;
use crate::site::{Record, Site, types_of};
use crate::source;
use crate::workspace::{RelPath, WORKSPACE_UNIT, Workspace};
use crate::{apply, config};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// `crud-gen <MODULE>`
pub fn module(args: GenerateArgs, cwd: &Path) -> Result<Outcome> {
    let request = Request::build(args)?;
    let (workspace, is_new) = target(&request, cwd)?;
    let recovered = workspace.recover()?;
    let engine = Engine::new()?;
    let mut units = Vec::new();
    let site = if is_new {
        let dialect = request.database.unwrap_or_default();
        let (unit, site) = fresh(&engine, workspace.root(), dialect)?;
        units.push(unit);
        site
    } else {
        Site::read(&workspace, &request.types())?
    };
    same_database(request.database, site.dialect)?;
    let prepared = prepare(&engine, &request, &site, cwd)?;
    if !is_new {
        has_shared_part(&workspace, &prepared.module)?;
    }
    units.push(prepared.unit);
    let plan = planned(&workspace, &units, request.force)?;
    let mut notes = prepared.notes;
    notes.extend(recovered.iter().map(|path| format!("`{path}` was edited after an interrupted run and left alone")));
    let report = Report {
        headline: headline(&prepared.module, is_new, &request),
        dry_run: request.run != Run::Write,
        diff: request.run == (Run::DryRun { diff: true }),
        notes,
        next: next_steps(&workspace, cwd, &prepared.module),
        scaffold: scaffold(&units),
        plan: &plan,
    };
    let stdout = if request.json { format!("{:#}\n", report.json()) } else { report.text() };
    finish(&workspace, request.run, plan, stdout)
}

/// `crud-gen new DIR`
pub fn workspace(args: &NewArgs, cwd: &Path) -> Result<Outcome> {
    let root = cwd.join(&args.dir);
    if !is_vacant(&root)? {
        return Err(Problems::from(occupied(&args.dir)).into());
    }
    let workspace = Workspace::at(root);
    let (parts, _) = fresh(&Engine::new()?, workspace.root(), args.database)?;
    let plan = planned(&workspace, &[parts], false)?;
    let dir = args.dir.display();
    let report = Report {
        headline: format!("workspace {dir} ({})", database_title(args.database)),
        plan: &plan,
        scaffold: BTreeSet::new(),
        dry_run: false,
        diff: false,
        notes: Vec::new(),
        next: vec![
            format!("cd {dir} && crud-gen products --with-events   # a first module"),
            "npm start                                    # API and web".to_owned(),
        ],
    };
    let stdout = if args.json { format!("{:#}\n", report.json()) } else { report.text() };
    finish(&workspace, Run::Write, plan, stdout)
}

/// One unit with what it owns.
struct Parts {
    name: String,
    files: RenderedFiles,
    wirings: Vec<Wiring>,
    record: Option<Value>,
}

/// The files of a workspace that is made in the same run.
fn scaffold(parts: &[Parts]) -> BTreeSet<RelPath> {
    let workspace = parts.iter().filter(|part| part.name == WORKSPACE_UNIT);
    workspace.flat_map(|part| part.files.keys().cloned()).collect()
}

fn planned(workspace: &Workspace, parts: &[Parts], force: bool) -> Result<Plan> {
    let units: Vec<Unit<'_>> = parts
        .iter()
        .map(|part| Unit { name: &part.name, files: &part.files, wirings: &part.wirings, record: part.record.as_ref() })
        .collect();
    plan::build_all(workspace, &units, Choices { force, ..Choices::new() })
}

fn finish(workspace: &Workspace, run: Run, plan: Plan, stdout: String) -> Result<Outcome> {
    if plan.needs_person() {
        return Ok(Outcome { stdout, status: ExitStatus::NeedsPerson });
    }
    if run == Run::Write && !plan.is_empty() {
        apply::apply(workspace, &workspace.lock()?, plan)?;
    }
    Ok(Outcome::done(stdout))
}

/// The workspace of a request, and whether it has to be made first.
fn target(request: &Request, cwd: &Path) -> Result<(Workspace, bool)> {
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
    if root.join(config::FILE_NAME).is_file() {
        return Ok((Workspace::at(root), false));
    }
    if is_vacant(&root)? { Ok((Workspace::at(root), true)) } else { Err(Problems::from(occupied(dir)).into()) }
}

fn occupied(dir: &Path) -> Problem {
    Problem::new(format!("`{}` is not empty and no workspace", dir.display()))
        .hint("name an empty or new folder, or a workspace (a folder with a crud-gen.toml)")
}

/// Whether a folder is missing or holds nothing but version control and our own state.
fn is_vacant(root: &Path) -> Result<bool> {
    let entries = match std::fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error).with_context(|| format!("`{}` cannot be read", root.display())),
    };
    for entry in entries {
        let name = entry?.file_name();
        if name != ".git" && name != ".crud-gen" {
            return Ok(false);
        }
    }
    Ok(true)
}

fn same_database(said: Option<Dialect>, has: Dialect) -> Result<(), Problems> {
    match said {
        Some(said) if said != has => {
            Err(Problem::new(format!("the workspace runs on {}, not on {}", database_title(has), database_title(said)))
                .hint("leave out --database; it is for new workspaces")
                .into())
        }
        _ => Ok(()),
    }
}

/// The files of a new workspace, and what a run finds in it.
fn fresh(engine: &Engine, root: &Path, dialect: Dialect) -> Result<(Parts, Site)> {
    let name = root.file_name().map_or_else(|| "app".to_owned(), |name| name.to_string_lossy().into_owned());
    let rendered = render::workspace_files(engine, &name, dialect)?;
    let migrations = rendered
        .keys()
        .filter_map(|path| path.as_str().strip_prefix(crate::site::MIGRATIONS)?.strip_prefix('/'))
        .map(str::to_owned)
        .collect();
    let site = Site { dialect, migrations, ..Site::default() };
    Ok((Parts { name: WORKSPACE_UNIT.to_owned(), files: rendered, wirings: Vec::new(), record: None }, site))
}

/// A module that is ready to be planned.
struct Prepared {
    module: Module,
    unit: Parts,
    notes: Vec<String>,
}

fn prepare(engine: &Engine, request: &Request, site: &Site, cwd: &Path) -> Result<Prepared> {
    let saved = site.modules.get(&request.module);
    let options = request.changes.applied(saved.map(|record| record.options.clone())).map_err(Problems::from)?;
    same_table(request, saved, options.table.as_deref(), site)?;
    let types = types_of(&options, None);
    let (ddl, mut notes) = ddl_tables(&request.source, cwd, &types)?;
    let saved_table = saved.map(|record| record.table.name.as_str());
    let wanted = Wanted { module: &request.module, table: options.table.as_deref().or(saved_table) };
    let source = match &request.source {
        Source::Fields(fields) => resolve::Source::Fields(fields),
        Source::Ddl(_) => resolve::Source::Ddl(&ddl),
        Source::Workspace => resolve::Source::Workspace,
    };
    let Resolved { table, migration, others, notes: more } =
        Resolved::resolve(wanted, source, &site.tables, site.dialect)?;
    notes.extend(more);
    if let Some(label) = options.label.as_deref().filter(|label| table.column(label).is_none()) {
        let known: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let problem = Problem::new(format!("table `{}` has no column `{label}` to be its label", table.name));
        return Err(Problems::from(problem.hint(format!("its columns: {}", known.join(", ")))).into());
    }
    let record = Record { options, table };
    let mut module = site.module(&request.module, &record)?;
    module.others.extend(others);
    importable(&module)?;
    let mut rendered = render::module(engine, &module.context(), record.options.side)?;
    let import = needs_import_tables(&module, site)
        .then(|| (migration::IMPORT_TABLES.to_owned(), migration::import_tables(site.dialect)));
    let migrations = migration.map(|migration| (migration.name, migration.sql)).into_iter().chain(import);
    for (path, sql) in site.next_migrations(migrations)? {
        let file = RenderedFile { text: sql, ownership: Ownership::Once, template: "migration".to_owned() };
        rendered.files.insert(path, file);
    }
    let record = Some(serde_json::to_value(&record)?);
    let unit = Parts { name: request.module.clone(), files: rendered.files, wirings: rendered.wirings, record };
    Ok(Prepared { module, unit, notes })
}

/// Refuses to give a module the fields of another table, which would take its own away, unless its table has gone.
fn same_table(request: &Request, saved: Option<&Record>, said: Option<&str>, site: &Site) -> Result<(), Problems> {
    let (Some(Record { table: Table { name: table, .. }, .. }), Some(said)) = (saved, said) else { return Ok(()) };
    let is_there = site.tables.iter().any(|known| known.name == *table);
    if request.force || said == table || !is_there {
        return Ok(());
    }
    let module = &request.module;
    let (table, said) = (table.escape_debug(), said.escape_debug());
    Err(Problem::new(format!("the module `{module}` is made of the table `{table}`, not of `{said}`"))
        .hint(format!(
            "make another module of it: `crud-gen NAME --table '{said}'`; with --force `{module}` gets its fields instead"
        ))
        .into())
}

/// Refuses `--with-import` for a table that no file can fill.
fn importable(module: &Module) -> Result<(), Problems> {
    if !module.options.import {
        return Ok(());
    }
    let table = &module.table.name;
    let problem = match import::missing(module) {
        Some(field) => {
            let column = &field.column.name;
            Problem::new(format!("table `{table}` cannot be imported: `{column}` is required and secret"))
                .hint("secrets do not belong into files; leave out --with-import")
        }
        None if import::importable(module).next().is_none() => {
            Problem::new(format!("table `{table}` cannot be imported: the server fills all of its columns"))
                .hint("leave out --with-import")
        }
        None => return Ok(()),
    };
    Err(problem.into())
}

/// Refuses `--with-import` in a workspace whose shared part knows nothing of imports.
fn has_shared_part(workspace: &Workspace, module: &Module) -> Result<(), Problems> {
    const SHARED: &str = "apps/api/src/shared/import/mod.rs";
    let is_needed = module.options.import && module.options.side != Side::Frontend;
    if !is_needed || workspace.root().join(SHARED).is_file() {
        return Ok(());
    }
    Err(Problem::new("the workspace has no shared part for imports: it was made before there were any")
        .at(SHARED)
        .hint("make a workspace with `crud-gen new`, and take over what it has in apps/api")
        .into())
}

/// Whether the workspace has yet to get the tables of imports.
fn needs_import_tables(module: &Module, site: &Site) -> bool {
    let is_backend = module.options.side != Side::Frontend;
    let ending = format!("_{}.sql", migration::IMPORT_TABLES);
    module.options.import && is_backend && !site.migrations.iter().any(|name| name.ends_with(&ending))
}

type Types = std::collections::BTreeMap<String, crate::field_type::FieldType>;

fn ddl_tables(source: &Source, cwd: &Path, types: &Types) -> Result<(Vec<crate::schema::Table>, Vec<String>)> {
    let Source::Ddl(path) = source else { return Ok(Default::default()) };
    let full: PathBuf = cwd.join(path);
    let text = std::fs::read_to_string(&full).map_err(|error| {
        Problems::from(
            Problem::new(format!("the file `{}` cannot be read: {error}", path.display()))
                .hint("--ddl takes a UTF-8 file with CREATE TABLE statements"),
        )
    })?;
    let tables = source::ddl::tables(&text, &path.display().to_string(), types)?;
    Ok((tables.tables, tables.notes))
}

fn database_title(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "SQLite",
        Dialect::Postgres => "PostgreSQL",
    }
}

fn headline(module: &Module, is_new: bool, request: &Request) -> String {
    let events = if module.options.events { "events" } else { "no events" };
    let mode = match (module.options.side, module.options.mode) {
        (Side::Backend, _) => "backend only",
        (_, Mode::His) => "HIS mode",
        (_, Mode::Realtime) => "real-time mode",
    };
    let place = match &request.workspace {
        Some(dir) if is_new => format!(" in the new workspace {}", dir.display()),
        Some(dir) => format!(" in {}", dir.display()),
        None => String::new(),
    };
    let import = if module.options.import { ", import" } else { "" };
    format!("{} ({}): {events}{import}, {mode}{place}", module.names.many.snake, module.names.one.pascal)
}

fn next_steps(workspace: &Workspace, cwd: &Path, module: &Module) -> Vec<String> {
    let root = workspace.root();
    let enter = match root.strip_prefix(cwd) {
        Ok(inside) if !inside.as_os_str().is_empty() => format!("cd {} && ", inside.display()),
        _ if cwd.starts_with(root) => String::new(),
        _ => format!("cd {} && ", root.display()),
    };
    let Name { kebab, .. } = &module.names.many;
    vec![
        format!("{enter}npm start   # API and web; the page is /{kebab}"),
        "npm test    # the generated tests of both sides".to_owned(),
    ]
}
