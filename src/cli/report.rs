//! What a run prints: for people, or as JSON for tools.

use super::exit::ExitStatus;
use super::outcome::Outcome;
use crate::output::RelPath;
use crate::plan::{Action, FilePlan, Plan, diff};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// What a run did or would do.
pub struct Report<'a> {
    /// First line, e.g. `products (Product): events, HIS mode`.
    pub headline: String,
    pub plan: &'a Plan,
    /// Files of a workspace that is being made: counted, not listed.
    pub scaffold: BTreeSet<RelPath>,
    /// Nothing was written.
    pub dry_run: bool,
    /// Show the changes.
    pub diff: bool,
    /// Things to know that did not stop the run.
    pub notes: Vec<String>,
    /// What to do now.
    pub next: Vec<String>,
}

impl Report<'_> {
    /// What is printed, and how the run ended.
    pub fn outcome(&self, json: bool) -> Outcome {
        let stdout = if json { format!("{:#}\n", self.json()) } else { self.text() };
        let is_left_to_do = self.plan.needs_person() || (!self.dry_run && self.plan.writes_markers());
        let status = if is_left_to_do { ExitStatus::NeedsPerson } else { ExitStatus::Done };
        Outcome { stdout, status }
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "{}", self.headline);
        let mut quiet = 0;
        let mut scaffold = 0;
        let skipped = self.plan.files.iter().filter(|file| file.action == Action::Skip).count();
        // A folder that is a link may be in the way of hundreds of files.
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for file in &self.plan.files {
            let reason = file.note.as_deref().filter(|_| file.action == Action::Blocked);
            let times = reason.map_or(1, |reason| {
                let times = reasons.entry(reason).or_default();
                *times += 1;
                *times
            });
            match file.action {
                Action::Blocked if times > 1 => {}
                Action::Create if self.scaffold.contains(&file.path) => scaffold += 1,
                Action::Skip if skipped > MOST_SKIPPED => {}
                _ if is_worth_a_line(file) => self.write_file(&mut out, file),
                _ => quiet += 1,
            }
        }
        for more in reasons.values().map(|count| count - 1).filter(|more| *more > 0) {
            let _ = writeln!(out, "  {:<9} {} more for the same reason", label(Action::Blocked), file_count(more));
        }
        if scaffold > 0 {
            let _ = writeln!(out, "  {:<9} {} of the new workspace", "create", file_count(scaffold));
        }
        if skipped > MOST_SKIPPED {
            let how = "`--restore` brings them all back, `--restore PATH` one of them, and `crud-gen check` names them";
            let _ = writeln!(out, "  {:<9} {} deleted by you, and not made again; {how}", "skip", file_count(skipped));
        }
        match (quiet, self.plan.files.len()) {
            (0, _) => {}
            (quiet, all) if quiet == all => {
                out.push_str(&format!("  nothing to do: {} up to date\n", file_count(quiet)))
            }
            (quiet, _) => out.push_str(&format!("  {} up to date\n", file_count(quiet))),
        }
        for note in &self.notes {
            let _ = writeln!(out, "note: {note}");
        }
        if self.plan.needs_person() {
            let _ = writeln!(out, "Nothing was written: see to the lines in capitals first.");
        } else if self.dry_run {
            let _ = writeln!(out, "Nothing was written (--dry-run).");
        } else if !self.next.is_empty() {
            let _ = writeln!(out, "Next:");
            for step in &self.next {
                let _ = writeln!(out, "  {step}");
            }
        }
        out
    }

    fn write_file(&self, out: &mut String, file: &FilePlan) {
        let note = file.note.as_ref().map(|note| format!("  ({note})")).unwrap_or_default();
        let _ = writeln!(out, "  {:<9} {}{note}", label(file.action), file.path);
        if self.diff || file.action == Action::Conflict {
            out.push_str(&diff::unified_diff(file));
        }
    }

    /// For tools.
    pub fn json(&self) -> Value {
        let files: Vec<Value> = self
            .plan
            .files
            .iter()
            .map(|file| {
                let mut entry = json!({ "path": file.path.as_str(), "action": label(file.action) });
                if let Some(note) = &file.note {
                    entry["note"] = json!(note);
                }
                let is_undone = self.dry_run || self.plan.needs_person();
                if is_undone && is_worth_a_line(file) {
                    entry["diff"] = json!(diff::unified_diff(file));
                }
                entry
            })
            .collect();
        let written = !self.dry_run && !self.plan.needs_person() && !self.plan.is_empty();
        json!({
            "headline": self.headline,
            "dryRun": self.dry_run,
            "written": written,
            "files": files,
            "notes": self.notes,
            "next": self.next,
        })
    }
}

/// So many files that are skipped have a line each: a folder that was deleted has one line.
const MOST_SKIPPED: usize = 5;

/// Whether a person wants to know of it.
fn is_worth_a_line(file: &FilePlan) -> bool {
    match file.action {
        Action::Edited => file.note.is_some(),
        Action::Unchanged | Action::Adopt | Action::Forget => false,
        _ => true,
    }
}

/// One or two words for what happens to a file.
fn label(action: Action) -> &'static str {
    match action {
        Action::Create => "create",
        Action::Adopt => "adopt",
        Action::Replace => "replace",
        Action::Skip => "skip",
        Action::Unchanged => "unchanged",
        Action::Edited => "edited",
        Action::Update => "update",
        Action::Merge => "merge",
        Action::Conflict => "CONFLICT",
        Action::Blocked => "BLOCKED",
        Action::Remove => "remove",
        Action::Keep => "keep",
        Action::Forget => "forget",
        Action::Wire => "wire",
        Action::AnchorMissing => "NO ANCHOR",
    }
}

fn file_count(files: usize) -> String {
    if files == 1 { "1 file".to_owned() } else { format!("{files} files") }
}
