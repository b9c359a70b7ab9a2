//! Makes an empty workspace.

use super::site::{MIGRATIONS, Site};
use super::stamp;
use super::unit;
use crate::apply::apply;
use crate::config;
use crate::dialect::Dialect;
use crate::output::Unit;
use crate::plan::{self, Choices, Plan};
use crate::problem::{Problem, Problems};
use crate::render::Overrides;
use crate::render::engine::Engine;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::Path;

/// What a run for a workspace did.
#[derive(Clone, Debug)]
pub struct WorkspaceRun {
    pub plan: Plan,
}

/// Makes an empty workspace that builds and runs.
///
/// # Errors
/// A folder that has something in it.
pub fn workspace(dir: &Path, dialect: Dialect, cwd: &Path) -> Result<WorkspaceRun> {
    let root = cwd.join(dir);
    Workspace::at(&root).recover()?;
    if !is_vacant(&root)? {
        return Err(Problems::from(occupied_folder(dir)).into());
    }
    let workspace = Workspace::at(root);
    let (unit, _) = scaffold(&Engine::new(&Overrides::default())?, &workspace, dialect)?;
    let plan = plan::build(&workspace, &[unit], Choices::new())?;
    if !plan.needs_person() {
        apply(&workspace, &workspace.lock()?, &plan)?;
    }
    Ok(WorkspaceRun { plan })
}

/// The workspace of a run that makes one where there is none: `--workspace`, else the one around the current folder; and
/// whether it has to be made first. `example` is what the run is about.
pub(super) fn find_or_new(dir: Option<&Path>, cwd: &Path, example: &str) -> Result<(Workspace, bool)> {
    let Some(dir) = dir else {
        let here = Workspace::find(cwd).ok_or_else(|| {
            Problem::new("there is no workspace here")
                .at(cwd.display().to_string())
                .hint(format!("make one with `crud-gen new DIR`, or name one: `crud-gen {example} --workspace DIR`"))
        });
        return Ok((here.map_err(Problems::from)?, false));
    };
    let root = cwd.join(dir);
    // A run that made the workspace may have been interrupted.
    Workspace::at(&root).recover()?;
    if root.join(config::FILE_NAME).is_file() {
        return Ok((Workspace::at(root), false));
    }
    if is_vacant(&root)? { Ok((Workspace::at(root), true)) } else { Err(Problems::from(occupied_folder(dir)).into()) }
}

/// The problem with a folder that is neither empty nor a workspace.
fn occupied_folder(dir: &Path) -> Problem {
    Problem::new(format!("`{}` is not empty and no workspace", dir.display()))
        .hint("name an empty or new folder, or a workspace (a folder with a crud-gen.toml)")
}

/// Whether a folder is missing or holds nothing but version control, our own state, and empty folders, which a run that
/// was interrupted leaves behind.
fn is_vacant(root: &Path) -> Result<bool> {
    let entries = match std::fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error).with_context(|| format!("`{}` cannot be read", root.display())),
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let is_folder = entry.file_type()?.is_dir();
        if name != ".git" && name != ".crud-gen" && !(is_folder && is_vacant(&entry.path())?) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The files of a new workspace, and what a run finds in it.
pub(super) fn scaffold(engine: &Engine, workspace: &Workspace, dialect: Dialect) -> Result<(Unit, Site)> {
    let mut site = Site { dialect, ..Site::default() };
    let unit = unit::shared_unit(engine, &stamp::folder_name(workspace), &site)?;
    let names = unit.files.keys().filter_map(|path| path.as_str().strip_prefix(MIGRATIONS)?.strip_prefix('/'));
    site.migrations = names.map(str::to_owned).collect();
    Ok((unit, site))
}
