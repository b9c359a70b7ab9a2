//! How one file stands to what is generated.

use crate::output::{RelPath, Snippet, Unit};
use crate::plan::merge::{has_markers, normal};
use crate::plan::{Action, Plan};
use crate::workspace::wiring;
use crate::workspace::{Baseline, Digest, Disk, Entry, WiredLine, Workspace};
use serde::Serialize;
use std::collections::BTreeMap;
use std::str::from_utf8;

/// How a file stands to what is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// As it is generated.
    Fresh,
    /// With edits of the user, which are fine.
    Edited,
    /// It would be generated differently now.
    Stale,
    /// It was generated, and is not there.
    Missing,
    /// It would be generated differently now, where the user has edited it or something is in the way.
    Conflict,
    /// It has the markers of a conflict.
    Markers,
    /// It was generated, and nothing generates it any more.
    Orphan,
    /// What it is merged with is lost.
    Lost,
}

impl State {
    /// Whether nobody has to do anything.
    pub fn is_fine(self) -> bool {
        matches!(self, Self::Fresh | Self::Edited)
    }
}

/// A file, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    pub path: RelPath,
    /// Whose file it is: `workspace` or a module's name.
    pub unit: String,
    pub state: State,
    /// What to know, and do.
    pub note: Option<String>,
    /// Where to look, counted from 1.
    pub line: Option<usize>,
}

/// The files of a unit that is generated as it was.
pub(super) fn known_states(workspace: &Workspace, baseline: &Baseline, unit: &str) -> Vec<FileState> {
    let disk = workspace.disk();
    let own = baseline.files.iter().filter(|(_, entry)| entry.unit == unit);
    own.map(|(path, entry)| known_state(&disk, baseline, path, entry)).collect()
}

fn known_state(disk: &Disk, baseline: &Baseline, path: &RelPath, entry: &Entry) -> FileState {
    let file = |state, note: Option<String>, line| FileState {
        path: path.clone(),
        unit: entry.unit.clone(),
        state,
        note,
        line,
    };
    let bytes = match disk.read(path) {
        Err(error) => return file(State::Conflict, Some(format!("{error:#}")), None),
        Ok(None) => return file(State::Missing, None, None),
        Ok(Some(bytes)) => bytes,
    };
    let text = from_utf8(&bytes).ok();
    let is_fresh = match text {
        Some(text) => is_as_generated(baseline, path, text, entry),
        None => Digest::of(&bytes) == entry.sha256,
    };
    if let Some(line) = text.and_then(marker_line) {
        return file(State::Markers, Some("resolve the conflict, and take its markers away".to_owned()), Some(line));
    }
    if bytes.is_empty() && !is_fresh && !entry.once {
        return file(State::Stale, Some("it is empty, as after a crash of the machine".to_owned()), None);
    }
    if is_fresh || entry.once {
        return file(if is_fresh { State::Fresh } else { State::Edited }, None, None);
    }
    match disk.rendering(path, entry) {
        Some(_) => file(State::Edited, None, None),
        None => {
            let note = "its pristine rendering below `.crud-gen/base` is lost: `crud-gen update` renders it again";
            file(State::Lost, Some(note.to_owned()), None)
        }
    }
}

/// The files of units that were rendered again.
pub(super) fn planned_states(plan: &Plan, baseline: &Baseline, units: &[Unit]) -> Vec<FileState> {
    let by_path: BTreeMap<&RelPath, &str> =
        units.iter().flat_map(|unit| unit.files.keys().map(|path| (path, unit.name.as_str()))).collect();
    let state = |action: Action| match action {
        Action::Unchanged | Action::Adopt => State::Fresh,
        Action::Edited => State::Edited,
        Action::Create | Action::Replace | Action::Update | Action::Merge | Action::Remove | Action::Wire => {
            State::Stale
        }
        Action::Skip => State::Missing,
        Action::Conflict | Action::Blocked | Action::AnchorMissing => State::Conflict,
        Action::Keep | Action::Forget => State::Orphan,
    };
    let files = plan.files.iter().filter_map(|file| {
        let known = baseline.files.get(&file.path).map(|entry| entry.unit.as_str());
        let unit = by_path.get(&file.path).copied().or(known)?.to_owned();
        let text = file.before.as_deref().and_then(|bytes| from_utf8(bytes).ok());
        let line = text.and_then(marker_line);
        let state = match (line, baseline.files.get(&file.path), text) {
            (Some(_), ..) => State::Markers,
            (None, Some(entry), Some(text)) if file.action == Action::Edited => {
                if is_as_generated(baseline, &file.path, text, entry) { State::Fresh } else { State::Edited }
            }
            _ => state(file.action),
        };
        Some(FileState { path: file.path.clone(), unit, state, note: file.note.clone(), line })
    });
    files.collect()
}

/// Whether the text is what was written, but for lines at anchors.
fn is_as_generated(baseline: &Baseline, path: &RelPath, text: &str, entry: &Entry) -> bool {
    let is_it = |text: &str| Digest::of(normal(text).as_bytes()) == entry.sha256;
    is_it(text) || {
        let lines = baseline.wired.iter().filter(|line| line.path == *path);
        let bare = lines.fold(text.to_owned(), |bare, WiredLine { anchor, line, .. }| {
            wiring::remove(&bare, &Snippet { anchor: anchor.clone(), line: line.clone() }).unwrap_or(bare)
        });
        is_it(&bare)
    }
}

/// The line of the first conflict that still has its markers.
pub(super) fn marker_line(text: &str) -> Option<usize> {
    let at = || text.lines().position(|line| line.starts_with("<<<<<<< ")).map(|at| at + 1);
    if has_markers(text) { at() } else { None }
}
