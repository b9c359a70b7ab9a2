//! What is printed of a run for many modules.

use super::losses::count_of;
use super::outcome::Outcome;
use super::print::Format;
use super::report::Report;
use crate::run::ManyRun;
use std::path::Path;

/// The report; `dir` is `--workspace`.
pub fn many(run: &ManyRun, format: Format, dir: Option<&Path>) -> Outcome {
    let new = run.modules.iter().filter(|(_, _, is_new)| *is_new).count();
    let place = match dir {
        Some(dir) if run.is_new_workspace => format!(" in the new workspace {}", dir.display()),
        Some(dir) => format!(" in {}", dir.display()),
        None => String::new(),
    };
    let schema = run.schema.iter().map(|path| format!("the schema is {path} now; ")).collect::<String>();
    let report = Report {
        headline: schema + &format!("{}, {new} of them new{place}", count_of(run.modules.len(), "module")),
        plan: &run.plan,
        scaffold: run.scaffold.clone(),
        dry_run: format.dry_run,
        diff: format.diff,
        losses: &run.losses,
        strict: format.strict,
        notes: run.notes.clone(),
        next: vec![
            "npm start   # API and web".to_owned(),
            "npm test    # the generated tests of both sides".to_owned(),
        ],
    };
    report.outcome(format.json)
}
