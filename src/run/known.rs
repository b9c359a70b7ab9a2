//! What is known of the files of a workspace, without what version control has put back.

use crate::output::{RelPath, Snippet, TEMPLATES_UNIT, WORKSPACE_UNIT};
use crate::workspace::{Baseline, WiredLine, Workspace, wiring};
use anyhow::Result;
use std::collections::BTreeSet;

/// The manifest without units of which nothing is left: one branch took the module out, and a merge has put the lines of
/// the other one's manifest back.
///
/// # Errors
/// A manifest that cannot be read.
pub(super) fn baseline(workspace: &Workspace) -> Result<Baseline> {
    let mut known = workspace.baseline()?;
    let modules = known.units().into_iter().filter(|unit| ![WORKSPACE_UNIT, TEMPLATES_UNIT].contains(unit));
    let gone: BTreeSet<String> = modules.filter(|unit| !is_left(workspace, &known, unit)).map(str::to_owned).collect();
    known.files.retain(|_, entry| !gone.contains(&entry.unit));
    known.wired.retain(|line| !gone.contains(&line.unit));
    Ok(known)
}

/// Whether the manifest is gone or cut off, in a workspace that is one to the eye.
pub(super) fn is_lost(workspace: &Workspace) -> Result<bool> {
    const SIGNS: [&str; 2] = ["apps/api/src/modules/mod.rs", "apps/web/src/app/features"];
    let is_workspace = || SIGNS.iter().any(|path| workspace.root().join(path).exists());
    Ok(workspace.has_lost_manifest()? && is_workspace())
}

/// Whether there is a record, a file or a line of a module. Its migrations outlive it.
fn is_left(workspace: &Workspace, known: &Baseline, module: &str) -> bool {
    let is_there = |path: &RelPath| workspace.root().join(path.as_str()).exists();
    let mut files = known.files.iter().filter(|(path, entry)| entry.unit == module && !path.as_str().ends_with(".sql"));
    let mut lines = known.wired.iter().filter(|line| line.unit == module);
    workspace.has_record(module) || files.any(|(path, _)| is_there(path)) || lines.any(|line| has_line(workspace, line))
}

fn has_line(workspace: &Workspace, WiredLine { path, anchor, line, .. }: &WiredLine) -> bool {
    let snippet = Snippet { anchor: anchor.clone(), line: line.clone() };
    let text = workspace.read(path).ok().flatten().and_then(|bytes| String::from_utf8(bytes).ok());
    text.is_some_and(|text| wiring::is_present(&text, &snippet))
}
