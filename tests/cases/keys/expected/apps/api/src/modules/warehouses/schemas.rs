//! The shapes of a warehouse: as it is shown, created and changed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "warehouses",
    resource: "warehouses",
    code: "WAREHOUSES",
    key: &["code"],
    columns: &[
        column::text("code", "code")
            .create_only()
            .required()
            .any_of()
            .length(1, 5),
        column::text("name", "name").required().max_length(80),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "-code",
};

/// A warehouse as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Warehouse {
    pub code: String,
    pub name: String,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Warehouse);

impl Warehouse {
    pub fn key(&self) -> String {
        self.code.clone()
    }
}

impl Entity for Warehouse {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.code.as_str().into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create a warehouse.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateWarehouse {
    pub code: String,
    pub name: String,
}

table_input!(CreateWarehouse, TABLE, Create);

/// What a client says to replace all that can be changed of a warehouse.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplaceWarehouse {
    pub name: String,
}

table_input!(ReplaceWarehouse, TABLE, Replace);

/// What a client says to change a warehouse: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateWarehouse {
    pub name: Field<String>,
}

table_input!(UpdateWarehouse, TABLE, Patch);
