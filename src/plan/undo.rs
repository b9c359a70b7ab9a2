//! Takes back what the last run did.

use super::decide::Action;
use super::file_plan::{FilePlan, Plan, StoreWrite};
use crate::output::RelPath;
use crate::workspace::{Baseline, Digest, Disk, STORE, Workspace, undo_path};
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

/// One file of the last run.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Past {
    path: RelPath,
    before: Option<Content>,
    after: Option<Digest>,
}

/// Text, which most files are, or bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Bytes(Vec<u8>),
}

impl Content {
    fn of(bytes: Vec<u8>) -> Self {
        String::from_utf8(bytes).map_or_else(|error| Self::Bytes(error.into_bytes()), Self::Text)
    }

    fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.into_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

/// What takes this plan back, as crud-gen notes it; `None` for a plan that changes nothing.
pub(super) fn note(disk: &Disk, plan: &Plan) -> Result<Option<StoreWrite>> {
    let mut past = Vec::new();
    for file in plan.changes().filter(|file| !file.action.needs_person()) {
        let after = file.after.as_deref().map(Digest::of);
        past.push(Past { path: file.path.clone(), before: file.before.clone().map(Content::of), after });
    }
    for write in &plan.store {
        let before = disk.read(&write.path)?.map(Content::of);
        past.push(Past { path: write.path.clone(), before, after: write.content.as_deref().map(Digest::of) });
    }
    if past.is_empty() {
        return Ok(None);
    }
    let content = Some(serde_json::to_vec(&past)?);
    Ok(Some(StoreWrite { path: undo_path(), content, of: None }))
}

/// The plan that takes back the last run; `None` when there is none to take back.
pub fn undo(workspace: &Workspace) -> Result<Option<Plan>> {
    let disk = workspace.disk();
    let Some(json) = disk.read(&undo_path())? else { return Ok(None) };
    let past: Vec<Past> = serde_json::from_slice(&json).with_context(|| format!("cannot read `{}`", undo_path()))?;
    let mut plan = Plan { files: Vec::new(), root: workspace.root().to_owned(), store: Vec::new(), manifest: None };
    for Past { path, before, after } in past {
        let now = disk.read(&path)?;
        let is_as_left = now.as_deref().map(Digest::of) == after;
        let before = before.map(Content::into_bytes);
        if path.as_str().starts_with(STORE) {
            ensure!(is_as_left, "`{path}` is another one than the last run left, which cannot be taken back any more");
            plan.store.push(StoreWrite { path, content: before, of: None });
            continue;
        }
        let mut file = FilePlan { after: before, ..FilePlan::keep(path, now) };
        file.action = match (&file.before, &file.after) {
            (before, after) if before == after => Action::Unchanged,
            (None, Some(_)) => Action::Create,
            (_, None) => Action::Remove,
            (Some(_), Some(_)) => Action::Update,
        };
        if !is_as_left && file.is_change() {
            file.block("it was changed after the run, and that would be lost; put it aside first".to_owned());
        }
        plan.files.push(file);
    }
    plan.manifest = disk.read(&Baseline::path())?.map(|bytes| Digest::of(&bytes));
    plan.store.insert(0, StoreWrite { path: undo_path(), content: None, of: None });
    Ok(Some(plan))
}
