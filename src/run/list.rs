//! Lists the modules of a workspace.

use super::session;
use super::site::{Record, Site};
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

/// The workspace, read.
///
/// # Errors
/// No workspace, or a broken one.
pub fn read_site(workspace: Option<&Path>, cwd: &Path) -> Result<Site> {
    Site::read(&session::find(workspace, cwd)?, &BTreeMap::new())
}
