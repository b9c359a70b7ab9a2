//! The shapes of an appointment: as it is shown, created and changed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "appointments",
    resource: "appointments",
    code: "APPOINTMENTS",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::uuid("patientId", "patient_id")
            .required()
            .refers_to("patients", "id", &["first_name", "last_name"]),
        column::uuid("medicationId", "medication_id")
            .nullable()
            .refers_to("medications", "id", &["name"]),
        column::timestamp_tz("startsAt", "starts_at").required(),
        column::small_int("minutes", "minutes").min("5").max("480"),
        column::choice("status", "status", &AppointmentStatus::WORDS),
        column::text("reason", "reason").required().max_length(200),
        column::text("notes", "notes").nullable(),
        column::timestamp_tz("createdAt", "created_at").read_only(),
        column::timestamp_tz("updatedAt", "updated_at").read_only(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[
        ("appointments_minutes_check", "minutes"),
        ("appointments_status_check", "status"),
    ],
    default_sort: "-createdAt",
};

/// An appointment as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Appointment {
    pub id: Uuid,
    pub patient_id: Uuid,
    /// Prescribed at this appointment.
    pub medication_id: Option<Uuid>,
    pub starts_at: DateTime<Utc>,
    pub minutes: i16,
    pub status: AppointmentStatus,
    pub reason: String,
    pub notes: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Appointment);

impl Appointment {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for Appointment {
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
pub enum AppointmentStatus {
    #[default]
    #[serde(rename = "planned")]
    #[sqlx(rename = "planned")]
    Planned,
    #[serde(rename = "arrived")]
    #[sqlx(rename = "arrived")]
    Arrived,
    #[serde(rename = "in_progress")]
    #[sqlx(rename = "in_progress")]
    InProgress,
    #[serde(rename = "done")]
    #[sqlx(rename = "done")]
    Done,
    #[serde(rename = "cancelled")]
    #[sqlx(rename = "cancelled")]
    Cancelled,
}

impl AppointmentStatus {
    /// The values as the database keeps them.
    pub const WORDS: [&str; 5] = ["planned", "arrived", "in_progress", "done", "cancelled"];
}

/// What a client says to create an appointment, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateAppointment {
    pub patient_id: Uuid,
    pub medication_id: Option<Uuid>,
    pub starts_at: DateTime<Utc>,
    #[serde(default)]
    pub minutes: Field<i16>,
    #[serde(default)]
    pub status: Field<AppointmentStatus>,
    pub reason: String,
    pub notes: Option<String>,
}

table_input!(CreateAppointment, TABLE, Create);

/// What a client says to change an appointment: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateAppointment {
    pub patient_id: Field<Uuid>,
    pub medication_id: Field<Option<Uuid>>,
    pub starts_at: Field<DateTime<Utc>>,
    pub minutes: Field<i16>,
    pub status: Field<AppointmentStatus>,
    pub reason: Field<String>,
    pub notes: Field<Option<String>>,
}

table_input!(UpdateAppointment, TABLE, Patch);
