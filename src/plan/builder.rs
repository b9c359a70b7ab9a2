//! The state of a plan in the making.

use super::choices::Decisions;
use super::file_plan::FilePlan;
use crate::output::{RelPath, Snippet, Unit};
use crate::workspace::wiring;
use crate::workspace::{Baseline, Digest, Disk, Entry, WiredLine, Workspace};
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

/// A plan in the making.
pub(super) struct Builder<'a> {
    pub(super) root: &'a Path,
    pub(super) disk: Disk<'a>,
    pub(super) units: &'a [Unit],
    pub(super) decisions: Decisions,
    /// As it was.
    pub(super) known: Baseline,
    /// As it will be.
    pub(super) baseline: Baseline,
    /// Lines that these units had and have no more.
    pub(super) unwanted: Vec<WiredLine>,
    pub(super) files: BTreeMap<RelPath, FilePlan>,
    /// Pristine renderings that are new.
    pub(super) renderings: BTreeMap<RelPath, &'a str>,
    /// The unit that is taken out.
    pub(super) removed: Option<String>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(workspace: &'a Workspace, units: &'a [Unit], decisions: Decisions) -> Result<Self> {
        Ok(Self::with(workspace, workspace.baseline()?, units, decisions))
    }

    /// With this known of what was written before.
    pub(super) fn with(workspace: &'a Workspace, known: Baseline, units: &'a [Unit], decisions: Decisions) -> Self {
        Self {
            root: workspace.root(),
            disk: workspace.disk(),
            units,
            decisions,
            baseline: known.clone(),
            known,
            unwanted: Vec::new(),
            files: BTreeMap::new(),
            renderings: BTreeMap::new(),
            removed: None,
        }
    }

    /// Takes out what was written once, too, unless it stays.
    pub(super) fn for_removal(mut self, unit: &str, stays: &dyn Fn(&RelPath) -> bool) -> Self {
        self.known.files.retain(|path, entry| entry.unit != unit || !stays(path));
        self.baseline.files = self.known.files.clone();
        self.removed = Some(unit.to_owned());
        self
    }

    /// What was written the last time.
    pub(super) fn rendering(&self, path: &RelPath, entry: &Entry) -> Option<String> {
        let is_it = |text: &&String| Digest::of(text.as_bytes()) == entry.sha256;
        let again = || self.units.iter().find_map(|unit| unit.past.get(path)).filter(is_it).cloned();
        self.disk.rendering(path, entry).or_else(again)
    }

    /// A read-only file that would change stops the run.
    pub(super) fn block_read_only(&mut self) {
        for file in self.files.values_mut() {
            let touches = file.before.is_some() && file.is_change() && !file.action.needs_person();
            if touches && self.disk.is_read_only(&file.path) {
                file.block(format!("`{}` is read-only; make it writable if crud-gen may change it", file.path));
            }
        }
    }

    /// The text of a file without the lines that are not wanted any more; `None` when there is none of them.
    pub(super) fn without_unwanted(&self, path: &RelPath, text: &str) -> Option<String> {
        without(text, self.unwanted.iter().filter(|line| line.path == *path))
    }
}

/// The text without these lines, when one of them is in it.
pub(super) fn without<'a>(text: &str, lines: impl Iterator<Item = &'a WiredLine>) -> Option<String> {
    lines.fold(None, |bare: Option<String>, line| {
        wiring::remove(bare.as_deref().unwrap_or(text), &snippet(line)).or(bare)
    })
}

/// A line of the baseline as it is put in.
pub(super) fn snippet(line: &WiredLine) -> Snippet {
    Snippet { anchor: line.anchor.clone(), line: line.line.clone() }
}
