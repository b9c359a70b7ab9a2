//! Makes the plan: reads the disk, decides file by file, then wires.

use super::merge::{has_markers, merged, normal};
use super::{Action, Choices, Conflicts, FilePlan, Plan, Unit, decide};
use crate::render::{Ownership, RenderedFile};
use crate::wiring::{self, Outcome, Snippet};
use crate::workspace::{Baseline, Digest, Disk, Entry, RelPath, STORE, WiredLine, Workspace, record_path};
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::str::from_utf8;

/// A plan in the making.
pub(super) struct Builder<'a> {
    pub(super) root: &'a Path,
    pub(super) disk: Disk<'a>,
    pub(super) units: &'a [Unit<'a>],
    pub(super) choices: Choices,
    /// As it was.
    pub(super) known: Baseline,
    /// As it will be.
    pub(super) baseline: Baseline,
    /// Lines that these units had and have no more.
    pub(super) unwanted: Vec<WiredLine>,
    pub(super) files: BTreeMap<RelPath, FilePlan>,
    /// Pristine renderings that are new.
    pub(super) renderings: BTreeMap<RelPath, &'a str>,
    is_removal: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(workspace: &'a Workspace, units: &'a [Unit<'a>], choices: Choices) -> Result<Self> {
        check(units)?;
        let known = workspace.baseline()?;
        let mut builder = Self {
            root: workspace.root(),
            disk: workspace.disk(),
            units,
            choices,
            baseline: known.clone(),
            known,
            unwanted: Vec::new(),
            files: BTreeMap::new(),
            renderings: BTreeMap::new(),
            is_removal: false,
        };
        builder.take_out_unwanted();
        Ok(builder)
    }

    /// Takes out what was written once, too, unless it stays.
    pub(super) fn removing(mut self, stays: &dyn Fn(&RelPath) -> bool) -> Self {
        let is_ours = |unit: &str| self.units.iter().any(|known| known.name == unit);
        self.known.files.retain(|path, entry| !is_ours(&entry.unit) || !stays(path));
        self.baseline.files = self.known.files.clone();
        self.is_removal = true;
        self
    }

    pub(super) fn plan(mut self) -> Result<Plan> {
        for unit in self.units {
            for (path, file) in unit.files {
                let plan = self.rendered(unit.name, path, file);
                self.files.insert(path.clone(), plan);
            }
        }
        for (path, entry) in &self.known.files.clone() {
            if self.units.iter().any(|unit| unit.name == entry.unit) && !self.files.contains_key(path) {
                let plan = self.not_rendered(path, entry);
                if !matches!(plan.action, Action::Forget | Action::Unchanged) {
                    self.files.insert(path.clone(), plan);
                }
            }
        }
        self.wire();
        for file in self.files.values_mut() {
            let touches = file.before.is_some() && file.is_change() && !file.action.needs_person();
            if touches && self.disk.is_read_only(&file.path) {
                file.block(format!("`{}` is read-only; make it writable if crud-gen may change it", file.path));
            }
        }
        let (store, manifest) = self.store()?;
        Ok(Plan { files: self.files.into_values().collect(), root: self.root.to_owned(), store, manifest })
    }

    /// What becomes of a file that is rendered.
    fn rendered(&mut self, unit: &str, path: &RelPath, file: &'a RenderedFile) -> FilePlan {
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
            Action::Update | Action::Replace => plan.after = Some(content.replaced(&file.text)),
            Action::Merge => self.merge(&mut plan, &content, known.as_ref(), &file.text),
            Action::Blocked => {
                plan.after = Some(content.replaced(&file.text));
                plan.note = Some(format!(
                    "`{path}` is there and is not crud-gen's; move it away, or write over it with `--force`"
                ));
            }
            Action::Skip => {
                plan.note = Some("deleted by you; `--restore` brings it back".to_owned());
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
            let reason = if content.text().is_none() { "is not UTF-8 text" } else { "has lost its pristine rendering" };
            match self.choices.conflicts {
                Conflicts::Ours => plan.action = Action::Edited,
                Conflicts::Theirs => plan.after = Some(content.replaced(new)),
                Conflicts::Stop | Conflicts::Markers => {
                    plan.after = Some(content.replaced(new));
                    plan.action = Action::Conflict;
                    plan.note = Some(format!(
                        "`{path}` was edited, is generated differently now, and {reason}, so it cannot be merged; \
                         keep yours with `--conflicts ours` or take the generated one with `--conflicts theirs`"
                    ));
                }
            }
            return;
        };
        if has_markers(text) {
            plan.block(format!("`{path}` still has the markers of an earlier conflict; resolve it first"));
            return;
        }
        let mut result = merged(&base, text, new, self.choices.conflicts);
        if !result.conflicts.is_empty() {
            // Lines at anchors may be all that is in the way: they are put back when the rest is merged.
            let without = self.without_wired(path, text).map(|bare| merged(&base, &bare, new, self.choices.conflicts));
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
                        "you and crud-gen changed the same lines ({places}); choose `--conflicts markers|ours|theirs`"
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
    fn not_rendered(&mut self, path: &RelPath, entry: &Entry) -> FilePlan {
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

    pub(super) fn without_unwanted(&self, path: &RelPath, text: &str) -> Option<String> {
        without(text, self.unwanted.iter().filter(|line| line.path == *path))
    }

    /// The text without the lines at anchors, when putting them back gives the same text: one that the user moved to
    /// another place stays there.
    fn without_wired(&self, path: &RelPath, text: &str) -> Option<String> {
        let lines = || self.known.wired.iter().filter(|line| line.path == *path);
        let bare = without(text, lines())?;
        let again =
            lines().fold(bare.clone(), |again, line| match wiring::apply(&again, &super::wire::snippet(line)) {
                Outcome::Applied(again) => again,
                Outcome::AlreadyPresent | Outcome::AnchorMissing => again,
            });
        (again == text).then_some(bare)
    }
}

/// The text without these lines, when one of them is in it.
fn without<'a>(text: &str, lines: impl Iterator<Item = &'a WiredLine>) -> Option<String> {
    lines.fold(None, |bare: Option<String>, line| {
        wiring::remove(bare.as_deref().unwrap_or(text), &super::wire::snippet(line)).or(bare)
    })
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
    fn replaced(&self, new: &str) -> Vec<u8> {
        let text = self.text().filter(|text| *text != normal(text));
        text.map_or(new.to_owned(), |text| merged(&normal(text), text, new, Conflicts::Theirs).text).into_bytes()
    }
}

/// Refuses what no disk could hold and what would confuse the next run.
fn check(units: &[Unit]) -> Result<()> {
    let mut names = BTreeSet::new();
    let mut paths = BTreeMap::new();
    for unit in units {
        record_path(unit.name)?;
        if !names.insert(unit.name) {
            bail!("`{}` is generated twice in one run", unit.name);
        }
        for wiring in unit.wirings {
            let Snippet { anchor, line } = &wiring.snippet;
            if [anchor, line].iter().any(|text| text.trim().is_empty() || text.contains(['\n', '\r'])) {
                bail!("what goes into `{}` at `{}` is not one line", wiring.path, anchor.escape_debug());
            }
        }
        for (path, file) in unit.files {
            let own = path.as_str().strip_prefix(STORE).and_then(|rest| rest.strip_prefix('/'));
            if own.is_some_and(|rest| !rest.starts_with("templates/")) {
                bail!("`{path}` is crud-gen's own folder (template `{}`)", file.template);
            }
            if normal(&file.text) != file.text {
                bail!("`{path}` is not text with LF and a final newline (template `{}`)", file.template);
            }
            if let Some((other, other_unit)) = paths.insert(path.as_str().to_lowercase(), (path, unit.name)) {
                if other == path {
                    bail!("`{path}` is generated by `{other_unit}` and by `{}`", unit.name);
                }
                bail!("`{other}` and `{path}` differ in upper and lower case only, so that some systems keep just one");
            }
        }
    }
    for (path, _) in paths.values() {
        for parent in path.parents() {
            if paths.contains_key(&parent.to_lowercase()) {
                bail!("`{parent}` is generated as a file and, for `{path}`, as a folder");
            }
        }
    }
    Ok(())
}
