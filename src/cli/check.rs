//! What `crud-gen check` prints.

use super::args::{Annotations, CheckArgs};
use super::exit::ExitStatus;
use super::outcome::Outcome;
use crate::problem::Problem;
use crate::run::{CheckRun, Difference, FileState, State};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The report of a check.
pub fn report(run: &CheckRun, args: &CheckArgs) -> Outcome {
    let stdout = match (args.annotations, args.json) {
        (Some(Annotations::Gitlab), _) => format!("{:#}\n", code_quality(run)),
        (Some(Annotations::Github), _) => text(run) + &commands(run),
        (None, true) => format!("{:#}\n", as_json(run)),
        (None, false) => text(run),
    };
    let status = if run.is_clean() { ExitStatus::Done } else { ExitStatus::NeedsPerson };
    Outcome { stdout, status }
}

fn text(run: &CheckRun) -> String {
    let mut out = String::new();
    for file in run.files.iter().filter(|file| !file.state.is_fine()) {
        let line = file.line.map(|line| format!(":{line}")).unwrap_or_default();
        let note = file.note.as_ref().map(|note| format!("  ({note})")).unwrap_or_default();
        let _ = writeln!(out, "  {:<9} {}{line}{note}", name(file.state), file.path);
    }
    for difference in run.drift.iter().flatten() {
        let _ = writeln!(out, "  {:<9} {}", "drift", drift_text(difference));
    }
    out.extend(run.problems.iter().map(problem_text));
    let counts: Vec<String> = counts(run).iter().map(|(state, count)| format!("{count} {state}")).collect();
    let files = if counts.is_empty() { "no file".to_owned() } else { counts.join(", ") };
    let modules = if run.modules == 1 { "module" } else { "modules" };
    let _ = writeln!(out, "{} {modules}: {files}", run.modules);
    if run.files.iter().any(|file| file.state == State::Stale) {
        out.push_str("stale files: `crud-gen update` brings all along, `crud-gen diff` shows how\n");
    }
    if run.files.iter().any(|file| file.state == State::Missing) {
        out.push_str("missing files: `crud-gen update --restore` brings all back\n");
    }
    out
}

/// A difference between the database and the migrations, for people.
fn drift_text(difference: &Difference) -> String {
    let column = difference.column.iter().map(|column| format!(".{}", column.escape_debug())).collect::<String>();
    format!("{}{column}: {}", difference.table.escape_debug(), difference.what.escape_debug())
}

/// A problem, for people.
pub(super) fn problem_text(Problem { what, at, hint }: &Problem) -> String {
    let at = at.as_ref().map(|at| format!("\n  at {at}")).unwrap_or_default();
    let hint = hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
    format!("problem: {what}{at}{hint}\n")
}

fn as_json(run: &CheckRun) -> Value {
    let files: Vec<Value> = run
        .files
        .iter()
        .map(|file| {
            let mut entry = json!({ "path": file.path.as_str(), "unit": file.unit, "state": file.state });
            if let Some(note) = &file.note {
                entry["note"] = json!(note);
            }
            if let Some(line) = file.line {
                entry["line"] = json!(line);
            }
            entry
        })
        .collect();
    let problems: Vec<Value> = run
        .problems
        .iter()
        .map(|problem| json!({ "what": problem.what, "at": problem.at, "hint": problem.hint }))
        .collect();
    let mut report = json!({ "clean": run.is_clean(), "modules": run.modules, "counts": counts(run), "files": files, "problems": problems });
    if let Some(drift) = &run.drift {
        let entry = |one: &Difference| json!({ "table": one.table, "column": one.column, "what": one.what });
        report["drift"] = drift.iter().map(entry).collect();
    }
    report
}

/// What is wrong: where, and what.
fn findings(run: &CheckRun) -> Vec<(String, usize, String)> {
    let files = run.files.iter().filter(|file| !file.state.is_fine());
    let of_file = |file: &FileState| {
        let note = file.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        (file.path.to_string(), file.line.unwrap_or(1), format!("{}{note}", name(file.state)))
    };
    let of_problem = |problem: &Problem| {
        let hint = problem.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
        let at = problem.at.clone().unwrap_or_else(|| crate::config::FILE_NAME.to_owned());
        (at, 1, format!("{}{hint}", problem.what))
    };
    let of_drift = |one: &Difference| (crate::config::FILE_NAME.to_owned(), 1, format!("drift: {}", drift_text(one)));
    let drift = run.drift.iter().flatten().map(of_drift);
    files.map(of_file).chain(run.problems.iter().map(of_problem)).chain(drift).collect()
}

/// As GitHub, Gitea and Forgejo read them from the output.
fn commands(run: &CheckRun) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let command = |(path, line, what): (String, usize, String)| {
        format!("::error file={},line={line},title=crud-gen check::{}\n", property(&path), data(&what))
    };
    findings(run).into_iter().map(command).collect()
}

/// As GitLab reads them from a report of code quality.
fn code_quality(run: &CheckRun) -> Value {
    let finding = |(path, line, what): (String, usize, String)| {
        json!({
            "description": what,
            "check_name": "crud-gen check",
            "fingerprint": format!("{path}: {what}"),
            "severity": "major",
            "location": { "path": path, "lines": { "begin": line } },
        })
    };
    json!(findings(run).into_iter().map(finding).collect::<Vec<_>>())
}

fn counts(run: &CheckRun) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for file in &run.files {
        *counts.entry(name(file.state)).or_default() += 1;
    }
    counts
}

fn name(state: State) -> &'static str {
    match state {
        State::Fresh => "fresh",
        State::Edited => "edited",
        State::Stale => "stale",
        State::Missing => "missing",
        State::Conflict => "conflict",
        State::Markers => "markers",
        State::Orphan => "orphan",
        State::Lost => "lost",
    }
}
