//! The shapes of a log line: as it is shown, created and changed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "log_lines",
    resource: "log-lines",
    code: "LOG_LINES",
    key: &[],
    columns: &[
        column::text("line", "line").required(),
        column::small_int("level", "level"),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "line",
};

/// A log line as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct LogLine {
    pub line: String,
    pub level: i16,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(LogLine);

impl Entity for LogLine {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        EntityId::NONE
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create a log line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateLogLine {
    pub line: String,
    #[serde(default)]
    pub level: Field<i16>,
}

table_input!(CreateLogLine, TABLE, Create);
