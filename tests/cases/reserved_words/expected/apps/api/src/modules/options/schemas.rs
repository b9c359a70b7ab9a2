//! The shapes of an option entity: as it is shown, created and changed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "Option",
    resource: "options",
    code: "OPTIONS",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::text("result", "Result").required(),
        column::text("string", "String").nullable(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "-id",
};

/// An option entity as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct OptionEntity {
    pub id: Uuid,
    pub result: String,
    pub string: Option<String>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(OptionEntity);

impl OptionEntity {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for OptionEntity {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create an option entity, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateOptionEntity {
    pub result: String,
    pub string: Option<String>,
}

table_input!(CreateOptionEntity, TABLE, Create);

/// What a client says to change an option entity: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateOptionEntity {
    pub result: Field<String>,
    pub string: Field<Option<String>>,
}

table_input!(UpdateOptionEntity, TABLE, Patch);
