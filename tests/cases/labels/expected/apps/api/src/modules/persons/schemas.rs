//! The shapes of a person: as it is shown, created and changed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "persons",
    resource: "persons",
    code: "PERSONS",
    key: &["id"],
    columns: &[
        column::integer("id", "id").read_only().any_of(),
        column::text("firstName", "first_name")
            .required()
            .max_length(80),
        column::text("lastName", "last_name")
            .required()
            .max_length(80),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "-id",
};

/// A person as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Person {
    pub id: i32,
    pub first_name: String,
    pub last_name: String,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Person);

impl Person {
    pub fn key(&self) -> i32 {
        self.id
    }
}

impl Entity for Person {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create a person, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreatePerson {
    pub first_name: String,
    pub last_name: String,
}

table_input!(CreatePerson, TABLE, Create);

/// What a client says to change a person: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdatePerson {
    pub first_name: Field<String>,
    pub last_name: Field<String>,
}

table_input!(UpdatePerson, TABLE, Patch);
