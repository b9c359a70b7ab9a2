//! Decides what happens to each file of the units.

use super::builder::{Builder, snippet, without};
use super::choices::Conflicts;
use super::decide::{Action, decide};
use super::file_plan::FilePlan;
use super::merge::{has_markers, merge_text, normal};
use crate::output::{Ownership, RelPath, RenderedFile};
use crate::workspace::wiring::{self, Outcome};
use crate::workspace::{Digest, Entry};
use std::str::from_utf8;

impl<'a> Builder<'a> {
    pub(super) fn plan_files(&mut self) {
        for unit in self.units {
            for (path, file) in &unit.files {
                let plan = self.plan_rendered(&unit.name, path, file);
                self.files.insert(path.clone(), plan);
            }
        }
        for (path, entry) in &self.known.files.clone() {
            if self.units.iter().any(|unit| unit.name == entry.unit) && !self.files.contains_key(path) {
                let plan = self.plan_gone(path, entry);
                if !matches!(plan.action, Action::Forget | Action::Unchanged) {
                    self.files.insert(path.clone(), plan);
                }
            }
        }
    }

    /// What becomes of a file that is rendered.
    fn plan_rendered(&mut self, unit: &str, path: &RelPath, file: &'a RenderedFile) -> FilePlan {
        let mut plan = FilePlan::unchanged(path.clone(), None);
        match self.disk.read(path) {
            Ok(found) => plan = FilePlan::unchanged(path.clone(), found),
            Err(error) => {
                plan.block(format!("{error:#}"));
                return plan;
            }
        }
        let known = self.known.files.get(path).cloned();
        let owner = known.as_ref().map(|entry| entry.unit.as_str()).filter(|owner| *owner != unit);
        // A unit of this plan may hand a file over to another one.
        if let Some(owner) = owner.filter(|owner| self.units.iter().all(|unit| unit.name != *owner)) {
            plan.block(format!("`{path}` belongs to `{owner}`"));
            return plan;
        }
        let new = Entry {
            unit: unit.to_owned(),
            template: file.template.clone(),
            sha256: Digest::of(file.text.as_bytes()),
            once: file.ownership == Ownership::Once,
        };
        let content = Content::new(plan.before.as_deref(), |text| self.without_unwanted(path, text));
        let base = known.as_ref().map(|entry| &entry.sha256);
        plan.action = decide(file.ownership, base, content.digest().as_ref(), Some(&new.sha256), self.choices);
        plan.after = content.bytes();
        let mut is_current = true;
        match plan.action {
            Action::Create => {
                plan.after = Some(file.text.clone().into_bytes());
                if let Some(twin) = self.disk.case_twin(path) {
                    plan.block(format!("`{twin}` is there and differs from `{path}` in upper and lower case only"));
                }
            }
            Action::Update | Action::Replace => plan.after = Some(content.replacement(&file.text)),
            Action::Merge => self.merge(&mut plan, &content, known.as_ref(), &file.text),
            Action::Blocked => {
                plan.after = Some(content.replacement(&file.text));
                plan.note = Some(format!(
                    "`{path}` is there and is not crud-gen's; move it away, or write over it with `--force`"
                ));
            }
            Action::Skip => {
                plan.note = Some(
                    "deleted by you, and not made again; bring it back from version control if you want it".to_owned(),
                );
                is_current = false;
            }
            Action::Unchanged | Action::Edited => {
                is_current = !new.once;
                if let Some(entry) = known.filter(|_| new.once) {
                    self.baseline.files.insert(path.clone(), Entry { sha256: entry.sha256, ..new.clone() });
                }
            }
            Action::Adopt => {}
            Action::Remove | Action::Keep | Action::Forget | Action::Conflict => unreachable!("it is rendered"),
            Action::Wire | Action::AnchorMissing => unreachable!("nothing is wired yet"),
        }
        if plan.action == Action::Edited && content.text().is_some_and(has_markers) {
            plan.note = Some("still has the markers of a conflict".to_owned());
        }
        if is_current {
            if !new.once && self.disk.rendering(path, &new).is_none() {
                self.renderings.insert(path.clone(), &file.text);
            }
            self.baseline.files.insert(path.clone(), new);
        }
        plan
    }

    /// Puts the user's edit and the new rendering together.
    fn merge(&self, plan: &mut FilePlan, content: &Content, known: Option<&Entry>, new: &str) {
        let path = &plan.path;
        let base = known.and_then(|entry| self.disk.rendering(path, entry));
        let (Some(text), Some(base)) = (content.text(), base) else {
            let (reason, way_out) = match content.text() {
                None => ("is not UTF-8 text", "make it UTF-8 text"),
                Some(_) => ("has lost its pristine rendering", "bring `.crud-gen/base` back from version control"),
            };
            match self.choices.conflicts {
                Conflicts::Ours => plan.action = Action::Edited,
                Conflicts::Theirs => plan.after = Some(content.replacement(new)),
                Conflicts::Stop | Conflicts::Markers => {
                    plan.after = Some(content.replacement(new));
                    plan.action = Action::Conflict;
                    plan.note = Some(format!(
                        "`{path}` was edited, is generated differently now, and {reason}, so it cannot be merged; \
                         {way_out}, and run this again"
                    ));
                }
            }
            return;
        };
        if has_markers(text) {
            plan.block(format!("`{path}` still has the markers of an earlier conflict; resolve it first"));
            return;
        }
        let mut result = merge_text(&base, text, new, self.choices.conflicts);
        if !result.conflicts.is_empty() {
            // Lines at anchors may be all that is in the way: they are put back when the rest is merged.
            let without =
                self.without_wired(path, text).map(|bare| merge_text(&base, &bare, new, self.choices.conflicts));
            result = without.filter(|without| without.conflicts.is_empty()).unwrap_or(result);
        }
        if !result.conflicts.is_empty() {
            let places = result.conflicts.iter().map(|lines| match lines.len() {
                0 | 1 => format!("line {}", lines.start),
                _ => format!("lines {} to {}", lines.start, lines.end - 1),
            });
            let places = places.collect::<Vec<_>>().join(", ");
            plan.note = Some(match self.choices.conflicts {
                Conflicts::Stop => {
                    plan.action = Action::Conflict;
                    format!(
                        "you and crud-gen changed the same lines ({places}); put the generated ones there, run this again, \
                         and then make your change to them"
                    )
                }
                Conflicts::Markers => format!("resolve the markers ({places} before)"),
                Conflicts::Ours => format!("kept yours ({places})"),
                Conflicts::Theirs => format!("took the generated lines instead of yours ({places} before)"),
            });
        }
        plan.after = Some(result.text.into_bytes());
        if plan.action == Action::Merge && !plan.is_change() {
            plan.action = Action::Edited;
        }
    }

    /// What becomes of a file that was written before and is not rendered any more.
    fn plan_gone(&mut self, path: &RelPath, entry: &Entry) -> FilePlan {
        let mut plan = match self.disk.read(path) {
            Ok(found) => FilePlan::unchanged(path.clone(), found),
            Err(error) => {
                let mut plan = FilePlan::unchanged(path.clone(), None);
                plan.action = Action::Keep;
                plan.note = Some(format!("not generated any more, but cannot be removed: {error:#}"));
                return plan;
            }
        };
        let content = Content::new(plan.before.as_deref(), |text| self.without_unwanted(path, text));
        let ownership = if entry.once && !self.is_removal { Ownership::Once } else { Ownership::Managed };
        plan.action = decide(ownership, Some(&entry.sha256), content.digest().as_ref(), None, self.choices);
        plan.after = content.bytes();
        match plan.action {
            Action::Remove => plan.after = None,
            Action::Keep => plan.note = Some("not generated any more, but edited by you: it stays".to_owned()),
            _ => {}
        }
        if matches!(plan.action, Action::Remove | Action::Forget) {
            self.baseline.files.remove(path);
        }
        plan
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

/// The content of a file as it is compared.
enum Content {
    Missing,
    Text(String),
    Binary(Vec<u8>),
}

impl Content {
    /// `edit` is made before anything is compared.
    fn new(content: Option<&[u8]>, edit: impl Fn(&str) -> Option<String>) -> Self {
        match content.map(|bytes| (bytes, from_utf8(bytes))) {
            None => Self::Missing,
            Some((_, Ok(text))) => Self::Text(edit(text).unwrap_or_else(|| text.to_owned())),
            Some((bytes, Err(_))) => Self::Binary(bytes.to_owned()),
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Missing | Self::Binary(_) => None,
        }
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Missing => None,
            Self::Text(text) => Some(text.clone().into_bytes()),
            Self::Binary(bytes) => Some(bytes.clone()),
        }
    }

    fn digest(&self) -> Option<Digest> {
        match self {
            Self::Missing => None,
            Self::Text(text) => Some(Digest::of(normal(text).as_bytes())),
            Self::Binary(bytes) => Some(Digest::of(bytes)),
        }
    }

    /// The new text in the form that the file has.
    fn replacement(&self, new: &str) -> Vec<u8> {
        let text = self.text().filter(|text| *text != normal(text));
        text.map_or(new.to_owned(), |text| merge_text(&normal(text), text, new, Conflicts::Theirs).text).into_bytes()
    }
}
