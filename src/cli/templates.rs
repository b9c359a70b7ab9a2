//! What `crud-gen templates` prints.

use super::args::{EjectArgs, TemplatesCommand};
use super::exit::ExitStatus;
use super::outcome::Outcome;
use super::report::Report;
use super::request;
use crate::problem::Problem;
use crate::run::{self, EjectRequest, EjectRun, Template, TemplatesCheck};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Runs one of the commands.
pub fn execute(command: TemplatesCommand, cwd: &Path) -> anyhow::Result<Outcome> {
    match command {
        TemplatesCommand::List(args) => Ok(list(&run::list_templates(args.workspace.as_deref(), cwd)?, args.json)),
        TemplatesCommand::Check(args) => Ok(check(&run::check_templates(args.workspace.as_deref(), cwd)?, args.json)),
        TemplatesCommand::Eject(args) => {
            request::check_diff(args.diff, args.dry_run)?;
            let request = EjectRequest {
                names: args.names.clone(),
                workspace: args.workspace.clone(),
                dry_run: args.dry_run,
                wishes: request::wishes(args.choices.clone()),
            };
            Ok(eject(&run::eject(&request, cwd)?, &args))
        }
    }
}

fn list(templates: &[Template], is_json: bool) -> Outcome {
    if is_json {
        let templates: Vec<Value> = templates.iter().map(as_json).collect();
        return Outcome::success(format!("{:#}\n", json!(templates)));
    }
    Outcome::success(lines(templates))
}

fn lines(templates: &[Template]) -> String {
    let width = templates.iter().map(|template| template.name.len()).max().unwrap_or(0);
    let line = |template: &Template| {
        let output = template.output.map_or_else(|| "a part of others".to_owned(), plain);
        format!("{:<8}  {:width$}  {output}\n", state(template), template.name)
    };
    templates.iter().map(line).collect()
}

fn check(run: &TemplatesCheck, is_json: bool) -> Outcome {
    let is_clean = run.problems.is_empty();
    let status = if is_clean { ExitStatus::Done } else { ExitStatus::NeedsPerson };
    if is_json {
        let templates: Vec<Value> = run.templates.iter().map(as_json).collect();
        let problem = |problem: &Problem| json!({ "what": problem.what, "at": problem.at, "hint": problem.hint });
        let problems: Vec<Value> = run.problems.iter().map(problem).collect();
        let found = json!({ "clean": is_clean, "modules": run.modules, "templates": templates, "problems": problems });
        return Outcome { stdout: format!("{found:#}\n"), status };
    }
    let mut stdout = lines(&run.templates);
    stdout.extend(run.problems.iter().map(super::check::problem_text));
    let modules = if run.modules == 1 { "1 module".to_owned() } else { format!("{} modules", run.modules) };
    stdout += &match (run.templates.len(), is_clean) {
        (0, true) => "no template is overridden: `crud-gen templates list` names those that can be\n".to_owned(),
        (_, true) => format!("{modules} can be rendered with them\n"),
        (_, false) => String::new(),
    };
    Outcome { stdout, status }
}

fn eject(run: &EjectRun, args: &EjectArgs) -> Outcome {
    let report = Report {
        headline: "templates of this workspace".to_owned(),
        plan: &run.plan,
        scaffold: BTreeSet::new(),
        dry_run: args.dry_run,
        diff: args.diff,
        losses: &[],
        strict: false,
        notes: run.notes.clone(),
        next: vec![
            "change them, then: crud-gen diff   # what that changes in all modules".to_owned(),
            "crud-gen --all                     # generate all modules with them".to_owned(),
        ],
    };
    report.outcome(args.json)
}

fn as_json(template: &Template) -> Value {
    json!({ "name": template.name, "state": template.state, "output": template.output })
}

fn state(template: &Template) -> String {
    serde_json::to_value(template.state).ok().and_then(|state| Some(state.as_str()?.to_owned())).unwrap_or_default()
}

/// A path with braces around its placeholders: `apps/api/src/modules/{many.snake}/mod.rs`.
fn plain(path: &str) -> String {
    path.replace("<%= names.", "{").replace(" %>", "}")
}
