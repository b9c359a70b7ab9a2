//! `crud-gen.toml`, the settings of a workspace.

use crate::dialect::Dialect;
use crate::problem::Problem;
use serde::Deserialize;

/// Where the settings are, in the root of a workspace.
pub const FILE_NAME: &str = "crud-gen.toml";

/// The settings of a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub workspace: WorkspaceConfig,
    #[serde(default)]
    pub events: EventConfig,
    #[serde(default)]
    pub audit: AuditConfig,
}

/// The table `[workspace]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceConfig {
    /// The database that the workspace runs on.
    pub database: Dialect,
}

/// The table `[events]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventConfig {
    #[serde(default)]
    pub payload: EventPayload,
}

/// The table `[audit]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditConfig {
    /// Who has read which records is noted, too.
    #[serde(default)]
    pub reads: bool,
}

/// How much of a record an event carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventPayload {
    /// The whole record, as the list shows it.
    #[default]
    Full,
    /// Its id and version, where a broadcast may not carry the record.
    Reference,
}

impl Config {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// Unknown keys, wrong types or broken TOML, with the place.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        toml::from_str(text).map_err(|error| {
            let what = error.message().lines().collect::<Vec<_>>().join(" ");
            let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
            Problem::new(format!("the settings of the workspace cannot be read: {what}"))
                .at(format!("{FILE_NAME}:{line}"))
        })
    }
}
