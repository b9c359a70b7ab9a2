//! Lists the modules of a workspace.

use super::site::{Record, Site};
use crate::problem::{Problem, Problems};
use crate::workspace::Workspace;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

/// What is saved of each module, by name.
///
/// # Errors
/// No workspace, or a broken one.
pub fn list(workspace: Option<&Path>, cwd: &Path) -> Result<BTreeMap<String, Record>> {
    Ok(read_site(workspace, cwd)?.modules)
}

pub(super) fn read_site(workspace: Option<&Path>, cwd: &Path) -> Result<Site> {
    let start = workspace.map_or_else(|| cwd.to_owned(), |dir| cwd.join(dir));
    let workspace = Workspace::find(&start).ok_or_else(|| {
        Problems::from(
            Problem::new("there is no workspace here")
                .at(start.display().to_string())
                .hint("make one with `crud-gen new DIR`, or name one with --workspace"),
        )
    })?;
    Site::read(&workspace, &BTreeMap::new())
}
