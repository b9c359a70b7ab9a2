//! The shapes of a patient: as it is shown, created and changed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "patients",
    resource: "patients",
    code: "PATIENTS",
    key: &["person_id"],
    columns: &[
        column::integer("personId", "person_id")
            .create_only()
            .required()
            .any_of()
            .refers_to("persons", "id", &["first_name", "last_name"]),
        column::text("recordNumber", "record_number")
            .required()
            .max_length(20),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "-personId",
};

/// A patient as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Patient {
    pub person_id: i32,
    pub record_number: String,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Patient);

impl Patient {
    pub fn key(&self) -> i32 {
        self.person_id
    }
}

impl Entity for Patient {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.person_id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create a patient.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreatePatient {
    pub person_id: i32,
    pub record_number: String,
}

table_input!(CreatePatient, TABLE, Create);

/// What a client says to replace all that can be changed of a patient.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplacePatient {
    pub record_number: String,
}

table_input!(ReplacePatient, TABLE, Replace);

/// What a client says to change a patient: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdatePatient {
    pub record_number: Field<String>,
}

table_input!(UpdatePatient, TABLE, Patch);
