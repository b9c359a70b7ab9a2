//! The shapes of a visit: as it is shown, created and changed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "visits",
    resource: "visits",
    code: "VISITS",
    key: &["id"],
    columns: &[
        column::integer("id", "id").read_only().any_of(),
        column::integer("patientId", "patient_id")
            .required()
            .any_of(),
        column::integer("doctorId", "doctor_id")
            .nullable()
            .any_of()
            .refers_to("persons", "id", &["first_name", "last_name"]),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "-id",
};

/// A visit as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Visit {
    pub id: i32,
    pub patient_id: i32,
    pub doctor_id: Option<i32>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Visit);

impl Visit {
    pub fn key(&self) -> i32 {
        self.id
    }
}

impl Entity for Visit {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create a visit, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateVisit {
    pub patient_id: i32,
    pub doctor_id: Option<i32>,
}

table_input!(CreateVisit, TABLE, Create);

/// What a client says to change a visit: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateVisit {
    pub patient_id: Field<i32>,
    pub doctor_id: Field<Option<i32>>,
}

table_input!(UpdateVisit, TABLE, Patch);
