//! What a workspace remembers of itself: its name, and the crud-gen that wrote its shared part.

use super::known;
use crate::output::{RelPath, WORKSPACE_UNIT};
use crate::problem::{Problem, Problems};
use crate::render;
use crate::workspace::{Workspace, lost_manifest};
use anyhow::Result;
use semver::Version;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is saved of the shared part, in `.crud-gen/workspace.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// What the workspace is called, whatever folder it is in now.
    pub name: String,
    /// The crud-gen that wrote the shared part.
    pub version: Version,
    /// Of the templates that the shared part was written from.
    pub templates: String,
}

/// How the shared part of a workspace stands to this crud-gen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is what this crud-gen writes.
    Current,
    /// An older crud-gen wrote it, or another build of the same version; `None` where it did not say which.
    Other(Option<Version>),
}

impl Stamp {
    /// The stamp of this crud-gen.
    pub fn of(name: &str) -> Self {
        Self { name: name.to_owned(), version: own_version(), templates: render::shared_digest() }
    }

    /// The stamp of a workspace; `None` where there is none, as in those that were made before there were any.
    ///
    /// # Errors
    /// One that cannot be read, and one of a newer crud-gen.
    pub fn read(workspace: &Workspace) -> Result<Option<Self>> {
        // One that was cut off is like none: `update` writes it again.
        let Some(value) = workspace.record(WORKSPACE_UNIT).ok().flatten() else { return Ok(None) };
        if let Some(version) = value.get("version").and_then(Value::as_str).and_then(|text| Version::parse(text).ok())
            && version > own_version()
        {
            return Err(Problems::from(newer(&version)).into());
        }
        let stamp = serde_json::from_value(value).map_err(|error| {
            let problem = Problem::new(format!("what is saved of the workspace cannot be read: {error}"));
            Problems::from(
                problem.at(".crud-gen/workspace.json").hint("restore the file from version control, or remove it"),
            )
        })?;
        Ok(Some(stamp))
    }

    /// How the shared part that bears this stamp stands to this crud-gen.
    pub fn standing(stamp: Option<&Self>) -> Standing {
        match stamp {
            Some(stamp) if *stamp == Self::of(&stamp.name) => Standing::Current,
            Some(stamp) => Standing::Other(Some(stamp.version.clone())),
            None => Standing::Other(None),
        }
    }
}

impl Standing {
    /// Who wrote the shared part, for people.
    pub fn writer(&self) -> String {
        match self {
            Self::Other(Some(version)) if *version == own_version() => {
                format!("another build of crud-gen {version}")
            }
            Self::Other(Some(version)) => format!("crud-gen {version}"),
            Self::Other(None) => "an older crud-gen".to_owned(),
            Self::Current => format!("crud-gen {}", own_version()),
        }
    }
}

/// The version of this crud-gen.
pub fn own_version() -> Version {
    Version::parse(env!("CARGO_PKG_VERSION")).expect("cargo takes no other version")
}

/// Refuses to generate a module into a shared part that does not fit it.
pub(super) fn check(workspace: &Workspace) -> Result<()> {
    if known::is_lost(workspace)? {
        workspace.baseline()?;
        return Err(Problems::from(lost_manifest("it is not there")).into());
    }
    match Stamp::standing(Stamp::read(workspace)?.as_ref()) {
        Standing::Current => Ok(()),
        other => Err(Problems::from(
            Problem::new(format!(
                "{} wrote the shared part of this workspace, and a module of crud-gen {} may not fit it",
                other.writer(),
                own_version()
            ))
            .hint("bring the shared part and all modules along: `crud-gen update`; `crud-gen update --dry-run` shows what that changes"),
        )
        .into()),
    }
}

/// What a workspace is called: as it was saved, else as its `package.json` says, else as its folder.
pub(super) fn name(workspace: &Workspace, stamp: Option<&Stamp>) -> Result<String> {
    if let Some(stamp) = stamp {
        return Ok(stamp.name.clone());
    }
    let package = workspace.read(&RelPath::new("package.json").expect("a constant path"))?;
    let package: Option<Value> = package.and_then(|json| serde_json::from_slice(&json).ok());
    let name = package.as_ref().and_then(|package| package.get("name")?.as_str()).map(str::to_owned);
    Ok(name.unwrap_or_else(|| folder_name(workspace)))
}

/// What a new workspace is called.
pub(super) fn folder_name(workspace: &Workspace) -> String {
    workspace.root().file_name().map_or_else(|| "app".to_owned(), |name| name.to_string_lossy().into_owned())
}

fn newer(version: &Version) -> Problem {
    Problem::new(format!("crud-gen {version} wrote this workspace, and this one is {}", own_version()))
        .at(".crud-gen/workspace.json")
        .hint(format!("install crud-gen {version} or a later one; an older one would take back what that one brought"))
}
