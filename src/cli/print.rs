//! What commands print of what they did.

use super::args::{GenerateArgs, NewArgs, UndoArgs, UpdateArgs};
use super::exit::ExitStatus;
use super::outcome::Outcome;
use super::report::Report;
use crate::context::{Mode, Options, Package, Side};
use crate::naming::Name;
use crate::plan::diff::unified_diff;
use crate::run::{ModuleRun, Record, RemoveRun, Scope, Standing, UndoRun, UpdateRun, WorkspaceRun, own_version};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What is printed of a run for a module.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    pub dry_run: bool,
    pub diff: bool,
    pub json: bool,
    pub strict: bool,
}

impl Format {
    /// As the flags say.
    pub fn of(args: &GenerateArgs) -> Self {
        Self { dry_run: args.dry_run, diff: args.diff, json: args.json, strict: args.strict }
    }
}

impl From<&UpdateArgs> for Format {
    fn from(args: &UpdateArgs) -> Self {
        Self { dry_run: args.dry_run, diff: args.diff, json: args.json, strict: false }
    }
}

/// The report of a run for a module; `dir` is `--workspace`.
pub fn module(run: &ModuleRun, format: Format, dir: Option<&Path>, cwd: &Path) -> Outcome {
    let report = Report {
        headline: headline(run, dir),
        dry_run: format.dry_run,
        diff: format.diff,
        losses: &run.losses,
        strict: format.strict,
        notes: run.notes.clone(),
        next: next_steps(run, cwd),
        scaffold: run.scaffold.clone(),
        plan: &run.plan,
    };
    report.outcome(format.json)
}

/// The report of an update.
pub fn update(run: &UpdateRun, format: Format) -> Outcome {
    let modules = match run.modules {
        1 => "1 module".to_owned(),
        count => format!("{count} modules"),
    };
    let from = match &run.from {
        Standing::Current => String::new(),
        other => format!(", from {}", other.writer()),
    };
    let report = Report {
        headline: match run.scope {
            Scope::Everything => format!("workspace of {modules}: crud-gen {}{from}", own_version()),
            Scope::Modules | Scope::Named(_) => format!("{modules} of the workspace, generated again"),
        },
        plan: &run.plan,
        scaffold: BTreeSet::new(),
        dry_run: format.dry_run,
        diff: format.diff,
        losses: &[],
        strict: false,
        notes: run.notes.clone(),
        next: run.next.clone(),
    };
    report.outcome(format.json)
}

/// What a run would change, as diffs and nothing else; what stops it comes first.
pub fn diff(run: &UpdateRun) -> Outcome {
    let mut stdout = String::new();
    for file in run.plan.files.iter().filter(|file| file.action.needs_person()) {
        let note = file.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        stdout += &format!("# {} is in the way{note}\n", file.path).replace("\n  ", "\n#   ");
    }
    stdout.extend(run.plan.changes().map(unified_diff));
    let status = if run.plan.needs_person() { ExitStatus::NeedsPerson } else { ExitStatus::Done };
    Outcome { stdout, status }
}

/// The report of a removal.
pub fn remove(run: &RemoveRun, format: Format) -> Outcome {
    let report = Report {
        headline: format!("module {} is taken out", run.module),
        plan: &run.plan,
        scaffold: BTreeSet::new(),
        dry_run: format.dry_run,
        diff: format.diff,
        losses: &[],
        strict: false,
        notes: run.notes.clone(),
        next: Vec::new(),
    };
    report.outcome(format.json)
}

/// The report of an undone run.
pub fn undo(run: &UndoRun, args: &UndoArgs) -> Outcome {
    let report = Report {
        headline: "the last run is taken back".to_owned(),
        plan: &run.plan,
        scaffold: BTreeSet::new(),
        dry_run: args.dry_run,
        diff: false,
        losses: &[],
        strict: false,
        notes: run.notes.clone(),
        next: Vec::new(),
    };
    report.outcome(args.json)
}

/// The report of a new workspace.
pub fn workspace(run: &WorkspaceRun, args: &NewArgs) -> Outcome {
    let dir = args.dir.display();
    let report = Report {
        headline: format!("workspace {dir} ({})", args.database.title()),
        plan: &run.plan,
        scaffold: BTreeSet::new(),
        dry_run: false,
        diff: false,
        losses: &[],
        strict: false,
        notes: Vec::new(),
        next: vec![
            format!("cd {dir} && crud-gen products --with-events   # a first module"),
            "npm start                                    # API and web".to_owned(),
        ],
    };
    report.outcome(args.json)
}

/// The modules of a workspace, one a line.
pub fn list(modules: &BTreeMap<String, Record>, json: bool) -> Outcome {
    if json {
        let modules: Vec<_> = modules
            .iter()
            .map(|(name, record)| json!({ "module": name, "table": record.table.name, "options": record.options }))
            .collect();
        return Outcome::success(format!("{:#}\n", json!(modules)));
    }
    if modules.is_empty() {
        return Outcome::success("no module is generated yet: `crud-gen products --with-events`\n".to_owned());
    }
    let width = modules.keys().map(String::len).max().unwrap_or(0);
    let line = |(name, record): (&String, &Record)| {
        let mode = serde_json::to_value(record.options.mode).unwrap_or_default();
        format!(
            "{name:width$}  {}, {}, table {}\n",
            extent(&record.options),
            mode.as_str().unwrap_or_default(),
            record.table.name.escape_debug()
        )
    };
    Outcome::success(modules.iter().map(line).collect())
}

fn headline(run: &ModuleRun, dir: Option<&Path>) -> String {
    let options = &run.module.options;
    let mode = match (options.side, options.mode) {
        (Side::Backend, _) => "backend only",
        (_, Mode::His) => "HIS mode",
        (_, Mode::Realtime) => "real-time mode",
    };
    let place = match dir {
        Some(dir) if run.is_new_workspace => format!(" in the new workspace {}", dir.display()),
        Some(dir) => format!(" in {}", dir.display()),
        None => String::new(),
    };
    let new = if run.is_new { "new module " } else { "" };
    let names = &run.module.names;
    format!("{new}{} ({}): {}, {mode}{place}", names.many.snake, names.one.pascal, extent(options))
}

/// What a module has beside the usual.
fn extent(options: &Options) -> String {
    let events = if options.events { "events" } else { "no events" };
    let package = match options.package {
        Package::Standard => "",
        Package::Enterprise => "enterprise, ",
        Package::Full => "full, ",
    };
    let import = if options.import { ", import" } else { "" };
    format!("{package}{events}{import}")
}

fn next_steps(run: &ModuleRun, cwd: &Path) -> Vec<String> {
    let root = run.workspace.root();
    let enter = match root.strip_prefix(cwd) {
        Ok(inside) if !inside.as_os_str().is_empty() => format!("cd {} && ", inside.display()),
        _ if cwd.starts_with(root) => String::new(),
        _ => format!("cd {} && ", root.display()),
    };
    let Name { kebab, .. } = &run.module.names.many;
    vec![
        format!("{enter}npm start   # API and web; the page is /{kebab}"),
        "npm test    # the generated tests of both sides".to_owned(),
    ]
}
