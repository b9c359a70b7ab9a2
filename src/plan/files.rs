//! Decides what happens to each file of the units.

use super::builder::Builder;
use super::content::Content;
use super::decide::{Action, decide};
use super::file_plan::FilePlan;
use super::merge::has_markers;
use crate::output::{Ownership, RelPath, RenderedFile, Unit};
use crate::workspace::{Digest, Entry};
use std::collections::BTreeMap;

impl<'a> Builder<'a> {
    pub(super) fn plan_files(&mut self) {
        for unit in self.units {
            let moves = self.moves(unit);
            for (path, file) in &unit.files {
                match moves.get(path) {
                    Some(old) => self.plan_moved(&unit.name, old, path, file),
                    None => {
                        let plan = self.plan_rendered(&unit.name, path, file);
                        self.files.insert(path.clone(), plan);
                    }
                }
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

    /// Files that are called otherwise now, with what they were called: all else that is known of them stays.
    fn moves(&self, unit: &Unit) -> BTreeMap<RelPath, RelPath> {
        let is_open = |path: &RelPath| !self.known.files.contains_key(path) && matches!(self.disk.read(path), Ok(None));
        let new = unit.files.iter().filter(|(path, file)| file.ownership == Ownership::Managed && is_open(path));
        let moves = new.filter_map(|(path, file)| {
            let is_it = |(old, entry): &(&RelPath, &Entry)| {
                entry.unit == unit.name && entry.template == file.template && !unit.files.contains_key(*old)
            };
            let mut old = self.known.files.iter().filter(is_it).map(|(old, _)| old.clone());
            let (first, second) = (old.next()?, old.next());
            second.is_none().then(|| (path.clone(), first))
        });
        moves.collect()
    }

    /// What becomes of a file that is called otherwise now: what the user did to it, deleting it too, goes along.
    fn plan_moved(&mut self, unit: &str, old: &RelPath, path: &RelPath, file: &'a RenderedFile) {
        let was = self.known.files.get(old).cloned();
        let plan = self.plan_rendered(unit, old, file);
        if plan.action.needs_person() {
            self.files.insert(old.clone(), plan);
            return;
        }
        if let Some(entry) = self.baseline.files.remove(old) {
            self.baseline.files.insert(path.clone(), entry);
        }
        if plan.action != Action::Skip {
            self.renderings.remove(old);
            self.renderings.insert(path.clone(), &file.text);
        } else if let Some(entry) = was {
            // There is no other text of it that it could be compared with.
            self.baseline.files.insert(path.clone(), Entry { sha256: Digest::of(file.text.as_bytes()), ..entry });
            self.renderings.insert(path.clone(), &file.text);
        }
        let mut new = FilePlan { before: None, path: path.clone(), copy: None, ..plan.clone() };
        let mut gone = FilePlan { action: Action::Remove, after: None, note: None, ..plan };
        match new.action {
            Action::Skip => gone.action = Action::Forget,
            Action::Edited | Action::Merge => {
                new.action = Action::Merge;
                new.add_note(&format!("it was `{old}`, and your edit came along"));
            }
            _ => new.action = Action::Create,
        }
        self.files.insert(old.clone(), gone);
        self.files.insert(path.clone(), new);
    }

    /// What becomes of a file that is rendered.
    fn plan_rendered(&mut self, unit: &str, path: &RelPath, file: &'a RenderedFile) -> FilePlan {
        let mut plan = FilePlan::keep(path.clone(), None);
        match self.disk.read(path) {
            Ok(found) => plan = FilePlan::keep(path.clone(), found),
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
        plan.action =
            decide(file.ownership, base, content.digest().as_ref(), Some(&new.sha256), self.decisions.of(path));
        plan.after = content.bytes();
        // A file that is new was not flushed to the disk, and may be empty after a crash of the machine.
        if matches!(plan.action, Action::Edited | Action::Merge) && content.text() == Some("") && !new.once {
            plan.action = Action::Update;
            plan.note = Some("it was empty, as after a crash of the machine".to_owned());
        }
        let mut is_current = true;
        match plan.action {
            Action::Create => {
                plan.after = Some(file.text.clone().into_bytes());
                if let Some(twin) = self.disk.case_twin(path) {
                    plan.block(format!("`{twin}` is there and differs from `{path}` in upper and lower case only"));
                }
            }
            Action::Update => plan.after = Some(content.replacement(&file.text)),
            Action::Replace => {
                plan.after = Some(content.replacement(&file.text));
                self.keep_copy(&mut plan);
            }
            Action::Merge => self.merge(&mut plan, &content, known.as_ref(), file),
            Action::Blocked => {
                plan.after = Some(content.replacement(&file.text));
                plan.note = Some(format!(
                    "`{path}` is there and is not crud-gen's; move it away, or write over it with `--force`"
                ));
            }
            Action::Skip => {
                plan.note = Some(format!("deleted by you, and not made again; `--restore {path}` brings it back"));
                is_current = false;
            }
            Action::Unchanged | Action::Edited => {
                is_current = !new.once && (known.is_some() || file.ownership == Ownership::Managed);
                if let Some(entry) = known.filter(|_| new.once) {
                    self.baseline.files.insert(path.clone(), Entry { sha256: entry.sha256, ..new.clone() });
                }
            }
            Action::Adopt => {}
            Action::Remove | Action::Keep | Action::Forget | Action::Conflict => unreachable!("it is rendered"),
            Action::Wire | Action::AnchorMissing => unreachable!("nothing is wired yet"),
        }
        if plan.action == Action::Edited && content.text().is_some_and(has_markers) {
            plan.note = Some("still has the markers of a conflict: resolve it, and take them away".to_owned());
        }
        if is_current {
            if !new.once && self.disk.rendering(path, &new).is_none() {
                self.renderings.insert(path.clone(), &file.text);
            }
            self.baseline.files.insert(path.clone(), new);
        }
        plan
    }

    /// What becomes of a file that was written before and is not rendered any more.
    fn plan_gone(&mut self, path: &RelPath, entry: &Entry) -> FilePlan {
        let mut plan = match self.disk.read(path) {
            Ok(found) => FilePlan::keep(path.clone(), found),
            Err(error) => {
                let mut plan = FilePlan::keep(path.clone(), None);
                plan.action = Action::Keep;
                plan.note = Some(format!("not generated any more, but cannot be removed: {error:#}"));
                return plan;
            }
        };
        let content = Content::new(plan.before.as_deref(), |text| self.without_unwanted(path, text));
        let is_removed = self.removed.as_ref() == Some(&entry.unit);
        let ownership = if entry.once && !is_removed { Ownership::Once } else { Ownership::Managed };
        plan.action = decide(ownership, Some(&entry.sha256), content.digest().as_ref(), None, self.decisions.of(path));
        plan.after = content.bytes();
        match plan.action {
            Action::Remove => plan.after = None,
            Action::Keep => plan.note = Some("not generated any more, but edited by you: it stays".to_owned()),
            _ => {}
        }
        if matches!(plan.action, Action::Remove | Action::Forget) || is_removed {
            self.baseline.files.remove(path);
        }
        plan
    }
}
