//! The shapes of an event entity: as it is shown, created and changed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "Event",
    resource: "events",
    code: "EVENTS",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::date("date", "Date").required(),
        column::text("object", "Object").nullable(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "-id",
};

/// An event entity as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct EventEntity {
    pub id: Uuid,
    pub date: NaiveDate,
    pub object: Option<String>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(EventEntity);

impl EventEntity {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for EventEntity {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create an event entity, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateEventEntity {
    pub date: NaiveDate,
    pub object: Option<String>,
}

table_input!(CreateEventEntity, TABLE, Create);

/// What a client says to change an event entity: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateEventEntity {
    pub date: Field<NaiveDate>,
    pub object: Field<Option<String>>,
}

table_input!(UpdateEventEntity, TABLE, Patch);
