//! Puts the user's edit of a file and its new rendering together.

use super::builder::{Builder, snippet, without};
use super::choices::Conflicts;
use super::content::Content;
use super::decide::Action;
use super::file_plan::FilePlan;
use super::keyed::{is_same, merge_keys};
use super::merge::{MARKERS, Merged, has_markers, merge_apart, merge_text, normal};
use super::whole::is_broken;
use super::words::{merge_words, vanished_words};
use crate::output::{Ownership, RelPath, RenderedFile};
use crate::workspace::wiring::{self, Outcome};
use crate::workspace::{Entry, both_sides};
use std::ops::Range;

impl Builder<'_> {
    /// Puts the user's edit and the new rendering together.
    pub(super) fn merge(&self, plan: &mut FilePlan, content: &Content, known: Option<&Entry>, new: &RenderedFile) {
        let base = known.and_then(|entry| self.rendering(&plan.path, entry));
        let is_starter = new.ownership == Ownership::Starter;
        if !is_starter
            && let Some(text) = content.text().and_then(|text| self.merged_branches(&plan.path, text, &new.text))
        {
            plan.add_note("two branches changed it: both stand in it now, and the markers of version control are gone");
            plan.after = Some(text.into_bytes());
            return;
        }
        let (text, base) = match (content.text(), base) {
            (Some(text), Some(base)) => (text, base),
            (text, _) if is_starter => return keep(plan, text, "is yours"),
            (text, _) => return self.merge_blindly(plan, text.is_some(), content.replacement(&new.text)),
        };
        if has_markers(text) {
            plan.block(format!("`{}` still has the markers of an earlier conflict; resolve it first", plan.path));
            return;
        }
        let is_lock = [".lock", "-lock.json"].iter().any(|ending| plan.path.as_str().ends_with(ending));
        if is_starter && is_lock {
            return keep(plan, Some(text), "was changed by its own tool");
        }
        let result = match is_starter {
            true => self.merged_starter(plan, &base, text, &new.text),
            false => self.merged_text(&plan.path, &base, text, &new.text),
        };
        if !is_starter {
            if !result.conflicts.is_empty() {
                self.say_conflict(plan, &result);
            }
            foretell(plan, &base, &new.text, &result.text);
        }
        plan.after = Some(result.text.into_bytes());
        if plan.action == Action::Merge && !plan.is_change() {
            plan.action = Action::Edited;
        }
    }

    /// The edits of two branches and the new rendering, where version control has left its markers: the user's lines of
    /// each branch are those that its own pristine rendering has not.
    fn merged_branches(&self, path: &RelPath, text: &str, new: &str) -> Option<String> {
        let renderings = self.disk.renderings_of_branches(path)?;
        let is_by_version_control = has_markers(text) && !text.lines().any(|line| line == MARKERS[0]);
        if !is_by_version_control {
            // Version control may have merged both in the same way.
            let is_untouched = renderings[0] == renderings[1] && normal(text) == renderings[0].as_str();
            return is_untouched.then(|| merge_text(&renderings[0], text, new, Conflicts::Theirs).text);
        }
        let mut merged = new.to_owned();
        for (base, yours) in renderings.iter().zip(both_sides(text)).rev() {
            let result = merge_text(base, &yours, &normal(&merged), Conflicts::Stop);
            if !result.conflicts.is_empty() {
                return None;
            }
            merged = result.text;
        }
        let is_whole = both_sides(text).iter().all(|yours| !is_broken(path, yours, new, &merged));
        is_whole.then_some(merged)
    }

    /// What becomes of a file that cannot be merged: it is no text, or its pristine rendering is lost.
    fn merge_blindly(&self, plan: &mut FilePlan, is_text: bool, replacement: Vec<u8>) {
        let (reason, way_out) = match is_text {
            false => ("is not UTF-8 text", "make it UTF-8 text"),
            true => ("has lost its pristine rendering", "bring `.crud-gen/base` back from version control"),
        };
        match self.decisions.of(&plan.path).conflicts {
            Conflicts::Ours => plan.action = Action::Edited,
            Conflicts::Theirs => {
                plan.after = Some(replacement);
                self.keep_copy(plan);
            }
            Conflicts::Stop | Conflicts::Markers => {
                plan.after = Some(replacement);
                plan.action = Action::Conflict;
                plan.note = Some(format!(
                    "it was edited, is generated differently now, and {reason}, so it cannot be merged; {way_out}, or \
                     keep yours with `--ours {path}`, or take the generated one with `--theirs {path}`",
                    path = plan.path
                ));
            }
        }
    }

    /// A file that follows the templates.
    fn merged_text(&self, path: &RelPath, base: &str, text: &str, new: &str) -> Merged {
        let conflicts = self.decisions.of(path).conflicts;
        let result = self.merged_lines(path, base, text, new, conflicts);
        let is_marked = !result.conflicts.is_empty() && conflicts <= Conflicts::Markers;
        match !is_marked && is_broken(path, text, new, &result.text) {
            true => merge_apart(base, text, new, conflicts),
            false => result,
        }
    }

    fn merged_lines(&self, path: &RelPath, base: &str, text: &str, new: &str, conflicts: Conflicts) -> Merged {
        let mut result = merge_text(base, text, new, conflicts);
        if !result.conflicts.is_empty() {
            // Lines at anchors may be all that is in the way: they are put back when the rest is merged.
            let without = self.without_wired(path, text).map(|bare| merge_text(base, &bare, new, conflicts));
            result = without.filter(|without| without.conflicts.is_empty()).unwrap_or(result);
        }
        let Some(keyed) = merge_keys(path, base, text, new, conflicts) else { return result };
        let is_done = keyed.conflicts.is_empty();
        if is_done && result.conflicts.is_empty() && is_same(path, &result.text, &keyed.text) {
            return result;
        }
        let by_key = || merge_text(&normal(text), text, &keyed.text, Conflicts::Theirs).text;
        match (is_done, conflicts) {
            (true, _) => Merged { text: by_key(), conflicts: Vec::new(), ..result },
            (false, Conflicts::Ours | Conflicts::Theirs) => Merged { text: by_key(), ..result },
            (false, Conflicts::Stop | Conflicts::Markers) if result.conflicts.is_empty() => {
                Merged { conflicts: vec![Range { start: 1, end: 2 }], ..result }
            }
            (false, Conflicts::Stop | Conflicts::Markers) => result,
        }
    }

    /// A starting point: the user's own lines win, and what the compiler will not find any more is foretold.
    fn merged_starter(&self, plan: &mut FilePlan, base: &str, text: &str, new: &str) -> Merged {
        let lines = merge_text(base, text, new, Conflicts::Ours);
        let mut conflicts = Vec::new();
        let words = || merge_words(base, &normal(text), new).filter(|_| !lines.is_doubled);
        let (path, yours) = (&plan.path, text);
        let mut text = match lines.conflicts.is_empty() {
            true => lines.text,
            false => match words() {
                Some(words) => merge_text(&normal(text), text, &words, Conflicts::Theirs).text,
                None => {
                    conflicts = lines.conflicts;
                    lines.text
                }
            },
        };
        if is_broken(path, yours, new, &text) {
            Merged { text, conflicts, .. } = merge_apart(base, yours, new, Conflicts::Ours);
        }
        if !conflicts.is_empty() {
            plan.add_note(&format!("it is yours, and what is new there was left out ({})", places(&conflicts)));
        }
        foretell(plan, base, new, &text);
        Merged { text, conflicts, ..lines }
    }

    fn say_conflict(&self, plan: &mut FilePlan, result: &Merged) {
        let (path, places) = (&plan.path, places(&result.conflicts));
        let note = match self.decisions.of(path).conflicts {
            Conflicts::Stop if result.is_doubled => {
                plan.action = Action::Conflict;
                format!(
                    "what you added ({places}) is generated now in another place, and would stand there twice; take yours \
                     out and run this again, or decide with `--ours {path}` or `--theirs {path}`, or take both with \
                     `--conflicts markers`"
                )
            }
            Conflicts::Stop if result.is_apart => {
                plan.action = Action::Conflict;
                format!(
                    "what you changed and what is generated now do not fit together: the file could not be read any more, \
                     or would say something twice; decide with `--ours {path}` or `--theirs {path}`, or take both with \
                     `--conflicts markers`"
                )
            }
            Conflicts::Stop => {
                plan.action = Action::Conflict;
                format!(
                    "you and crud-gen changed the same lines ({places}); bring in what is generated there and take \
                     out what is not any more, and run this again, or decide with `--ours {path}` or `--theirs {path}`, or take both with `--conflicts markers`"
                )
            }
            Conflicts::Markers => format!("resolve the markers ({places} before)"),
            Conflicts::Ours => format!("kept yours ({places})"),
            Conflicts::Theirs => format!("took the generated lines instead of yours ({places} before)"),
        };
        plan.note = Some(note);
        if self.decisions.of(&plan.path).conflicts == Conflicts::Theirs {
            self.keep_copy(plan);
        }
    }

    /// The text without the lines at anchors, when putting them back gives the same text: one that the user moved to
    /// another place stays there.
    fn without_wired(&self, path: &RelPath, text: &str) -> Option<String> {
        let lines = || self.known.wired.iter().filter(|line| line.path == *path);
        let bare = without(text, lines())?;
        let again = lines().fold(bare.clone(), |again, line| match wiring::apply(&again, &snippet(line)) {
            Outcome::Applied(again) => again,
            Outcome::AlreadyPresent | Outcome::AnchorMissing => again,
        });
        (again == text).then_some(bare)
    }
}

/// Says what the compiler will not find any more.
fn foretell(plan: &mut FilePlan, base: &str, new: &str, text: &str) {
    // What has no capital letter in TypeScript is a word of the page as often as a name.
    let is_name = |word: &str| match plan.path.as_str().rsplit('.').next() {
        Some("rs") => true,
        Some("ts") => word.contains(char::is_uppercase),
        _ => false,
    };
    let words = vanished_words(base, new, text);
    for (word, lines) in words.into_iter().filter(|(word, _)| is_name(word)).collect::<Vec<_>>() {
        let lines = lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        plan.add_note(&format!("`{word}` is not there any more, and your code names it (line {lines})"));
    }
}

/// Leaves the file as it is.
fn keep(plan: &mut FilePlan, text: Option<&str>, reason: &str) {
    plan.action = Action::Edited;
    plan.after = text.map(|text| text.as_bytes().to_owned()).or(plan.before.clone());
    plan.note = Some(format!("{reason} and stays; a new workspace has another one"));
}

fn places(conflicts: &[Range<usize>]) -> String {
    let places = conflicts.iter().map(|lines| match lines.len() {
        0 | 1 => format!("line {}", lines.start),
        _ => format!("lines {} to {}", lines.start, lines.end - 1),
    });
    places.collect::<Vec<_>>().join(", ")
}
