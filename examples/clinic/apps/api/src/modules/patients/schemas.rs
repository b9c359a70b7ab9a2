//! The shapes of a patient: as it is shown, created and changed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::{DecimalNumber, Field};
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "patients",
    resource: "patients",
    code: "PATIENTS",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::text("recordNumber", "record_number")
            .required()
            .max_length(20),
        column::text("firstName", "first_name")
            .required()
            .max_length(80),
        column::text("lastName", "last_name")
            .required()
            .max_length(80),
        column::date("birthDate", "birth_date").required(),
        column::choice("sex", "sex", &PatientSex::WORDS).required(),
        column::text("phone", "phone")
            .nullable()
            .max_length(30)
            .phone(),
        column::text("email", "email")
            .nullable()
            .max_length(120)
            .email(),
        column::decimal("weightKg", "weight_kg", 5, 2)
            .nullable()
            .above("0"),
        column::text("allergies", "allergies").nullable(),
        column::boolean("active", "active"),
        column::timestamp_tz("createdAt", "created_at").read_only(),
        column::timestamp_tz("updatedAt", "updated_at").read_only(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[
        ("patients_sex_check", "sex"),
        ("patients_weight_kg_check", "weightKg"),
    ],
    default_sort: "-createdAt",
};

/// People who are or were treated here.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Patient {
    pub id: Uuid,
    /// Number on the file and on the wristband.
    pub record_number: String,
    pub first_name: String,
    pub last_name: String,
    pub birth_date: NaiveDate,
    pub sex: PatientSex,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub weight_kg: Option<DecimalNumber>,
    pub allergies: Option<String>,
    pub active: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Patient);

impl Patient {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for Patient {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema,
)]
pub enum PatientSex {
    #[default]
    #[serde(rename = "female")]
    #[sqlx(rename = "female")]
    Female,
    #[serde(rename = "male")]
    #[sqlx(rename = "male")]
    Male,
    #[serde(rename = "other")]
    #[sqlx(rename = "other")]
    Other,
    #[serde(rename = "unknown")]
    #[sqlx(rename = "unknown")]
    Unknown,
}

impl PatientSex {
    /// The values as the database keeps them.
    pub const WORDS: [&str; 4] = ["female", "male", "other", "unknown"];
}

/// What a client says to create a patient, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreatePatient {
    pub record_number: String,
    pub first_name: String,
    pub last_name: String,
    pub birth_date: NaiveDate,
    pub sex: PatientSex,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub weight_kg: Option<DecimalNumber>,
    pub allergies: Option<String>,
    #[serde(default)]
    pub active: Field<bool>,
}

table_input!(CreatePatient, TABLE, Create);

/// What a client says to change a patient: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdatePatient {
    pub record_number: Field<String>,
    pub first_name: Field<String>,
    pub last_name: Field<String>,
    pub birth_date: Field<NaiveDate>,
    pub sex: Field<PatientSex>,
    pub phone: Field<Option<String>>,
    pub email: Field<Option<String>>,
    pub weight_kg: Field<Option<DecimalNumber>>,
    pub allergies: Field<Option<String>>,
    pub active: Field<bool>,
}

table_input!(UpdatePatient, TABLE, Patch);
