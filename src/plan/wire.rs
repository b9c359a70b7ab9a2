//! Puts lines at the anchors of planned files, and takes out those that are not wanted any more.

use super::builder::{Builder, snippet};
use super::choices::Conflicts;
use super::decide::Action;
use super::file_plan::FilePlan;
use crate::output::{RelPath, Snippet, Wiring};
use crate::workspace::WiredLine;
use crate::workspace::wiring::{self, Outcome};
use std::collections::BTreeSet;
use std::str::from_utf8;

fn is_in(content: Option<&[u8]>, snippet: &Snippet) -> bool {
    content.and_then(|bytes| from_utf8(bytes).ok()).is_some_and(|text| wiring::is_present(text, snippet))
}

impl Builder<'_> {
    /// Finds the lines that these units had and have no more. A line that another unit needs as well stays.
    pub(super) fn drop_unwanted_lines(&mut self) {
        let wanted = self.wanted_lines().into_iter().collect::<BTreeSet<_>>();
        let is_ours = |line: &WiredLine| self.units.iter().any(|unit| unit.name == line.unit);
        let (gone, left): (BTreeSet<_>, BTreeSet<_>) =
            self.known.wired.iter().cloned().partition(|line| is_ours(line) && !wanted.contains(line));
        let needed = |line: &WiredLine| {
            let same =
                |other: &WiredLine| (&other.path, &other.anchor, &other.line) == (&line.path, &line.anchor, &line.line);
            left.iter().chain(&wanted).any(same)
        };
        self.unwanted = gone.iter().filter(|line| !needed(line)).cloned().collect();
        self.baseline.wired = left;
    }

    /// The lines of these units, in the order in which they were given.
    fn wanted_lines(&self) -> Vec<WiredLine> {
        let line = |unit: &str, wiring: &Wiring| WiredLine {
            path: wiring.path.clone(),
            anchor: wiring.snippet.anchor.trim().to_owned(),
            line: wiring.snippet.line.trim().to_owned(),
            unit: unit.to_owned(),
        };
        self.units.iter().flat_map(|unit| unit.wirings.iter().map(move |wiring| line(&unit.name, wiring))).collect()
    }

    pub(super) fn wire(&mut self) {
        for path in self.unwanted.iter().map(|line| line.path.clone()).collect::<BTreeSet<_>>() {
            self.file(&path);
        }
        for line in self.unwanted.clone() {
            self.take_out_edited_line(&line);
        }
        for line in self.baseline.wired.clone() {
            let lost = self.files.get(&line.path).is_some_and(|file| match file.action {
                Action::Create | Action::Replace => true,
                Action::Merge => is_in(file.before.as_deref(), &snippet(&line)),
                _ => false,
            });
            if lost {
                self.wire_line(&line);
            }
        }
        for line in self.wanted_lines() {
            self.file(&line.path);
            self.wire_line(&line);
        }
        for file in self.files.values_mut() {
            if matches!(file.action, Action::Unchanged | Action::Edited | Action::Adopt) && file.is_change() {
                file.action = Action::Wire;
            }
        }
    }

    /// Makes the file a part of the plan.
    fn file(&mut self, path: &RelPath) {
        if self.files.contains_key(path) {
            return;
        }
        let mut plan = FilePlan::keep(path.clone(), None);
        match self.disk.read(path) {
            Err(error) => plan.block(format!("{error:#}")),
            Ok(content) => {
                plan = FilePlan::keep(path.clone(), content);
                let text = plan.before.as_deref().and_then(|bytes| from_utf8(bytes).ok());
                if let Some(bare) = text.and_then(|text| self.without_unwanted(path, text)) {
                    plan.after = Some(bare.into_bytes());
                }
            }
        }
        self.files.insert(path.clone(), plan);
    }

    /// A line that goes, and to which the user has put something: they decide.
    fn take_out_edited_line(&mut self, line: &WiredLine) {
        let mut file = self.files.remove(&line.path).expect("the file is a part of the plan");
        let snippet = snippet(line);
        let text = file.after.as_deref().and_then(|bytes| from_utf8(bytes).ok()).map(str::to_owned);
        let bare = text.and_then(|text| wiring::remove_whole(&text, &snippet));
        if let (Some(bare), false) = (bare, file.action.needs_person()) {
            let (path, line) = (&line.path, &line.line);
            match self.decisions.of(path).conflicts {
                Conflicts::Theirs => {
                    file.after = Some(bare.into_bytes());
                    self.keep_copy(&mut file);
                }
                Conflicts::Ours => file.add_note(&format!("`{line}` stays, and what it names is gone")),
                Conflicts::Stop | Conflicts::Markers => {
                    file.after = Some(bare.into_bytes());
                    file.action = Action::Conflict;
                    file.add_note(&format!(
                        "`{line}` goes with this run, and you have put something to it; take it out, or decide with \
                         `--theirs {path}` or `--ours {path}`"
                    ));
                }
            }
        }
        self.files.insert(file.path.clone(), file);
    }

    fn wire_line(&mut self, line: &WiredLine) {
        let file = self.files.get_mut(&line.path).expect("the file is a part of the plan");
        if matches!(file.action, Action::Conflict | Action::Blocked) {
            return;
        }
        let snippet = snippet(line);
        let is_known = self.known.wired.contains(line) && !matches!(file.action, Action::Create | Action::Replace);
        let taken_out = is_known && !self.decisions.of(&line.path).restore && !is_in(file.before.as_deref(), &snippet);
        if taken_out || file.action == Action::Skip {
            self.baseline.wired.insert(line.clone());
            if file.action != Action::Skip {
                file.add_note(&format!("`{}` was taken out by you; put it in again if you want it", line.line));
            }
            return;
        }
        let missing = match file.after.as_deref().map(from_utf8) {
            None => "the file does not exist".to_owned(),
            Some(Err(_)) => "the file is not UTF-8 text".to_owned(),
            Some(Ok(text)) => match wiring::apply(text, &snippet) {
                Outcome::AnchorMissing => format!("the line `{}` is not there", line.anchor),
                outcome => {
                    if let Outcome::Applied(text) = outcome {
                        file.after = Some(text.into_bytes());
                    }
                    self.baseline.wired.insert(line.clone());
                    return;
                }
            },
        };
        file.action = Action::AnchorMissing;
        file.add_note(&format!("{missing}; put it back, or put this in yourself where it belongs:\n  {}", line.line));
    }
}
