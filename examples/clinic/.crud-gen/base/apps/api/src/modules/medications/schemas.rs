//! The shapes of a medication: as it is shown, created and changed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::{DecimalNumber, Field};
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "medications",
    resource: "medications",
    code: "MEDICATIONS",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::text("code", "code").required().max_length(20),
        column::text("name", "name").required().max_length(120),
        column::choice("form", "form", &MedicationForm::WORDS).required(),
        column::decimal("strengthMg", "strength_mg", 10, 3)
            .nullable()
            .above("0"),
        column::decimal("unitPrice", "unit_price", 10, 2)
            .required()
            .min("0"),
        column::integer("stock", "stock").min("0"),
        column::boolean("controlled", "controlled"),
        column::text("description", "description").nullable(),
        column::timestamp_tz("createdAt", "created_at").read_only(),
        column::timestamp_tz("updatedAt", "updated_at").read_only(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[
        ("medications_form_check", "form"),
        ("medications_strength_mg_check", "strengthMg"),
        ("medications_unit_price_check", "unitPrice"),
        ("medications_stock_check", "stock"),
    ],
    default_sort: "-createdAt",
};

/// What the pharmacy hands out.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Medication {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub form: MedicationForm,
    pub strength_mg: Option<DecimalNumber>,
    pub unit_price: DecimalNumber,
    pub stock: i32,
    pub controlled: bool,
    pub description: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Medication);

impl Medication {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for Medication {
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
pub enum MedicationForm {
    #[default]
    #[serde(rename = "tablet")]
    #[sqlx(rename = "tablet")]
    Tablet,
    #[serde(rename = "capsule")]
    #[sqlx(rename = "capsule")]
    Capsule,
    #[serde(rename = "syrup")]
    #[sqlx(rename = "syrup")]
    Syrup,
    #[serde(rename = "injection")]
    #[sqlx(rename = "injection")]
    Injection,
    #[serde(rename = "ointment")]
    #[sqlx(rename = "ointment")]
    Ointment,
}

impl MedicationForm {
    /// The values as the database keeps them.
    pub const WORDS: [&str; 5] = ["tablet", "capsule", "syrup", "injection", "ointment"];
}

/// What a client says to create a medication, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateMedication {
    pub code: String,
    pub name: String,
    pub form: MedicationForm,
    pub strength_mg: Option<DecimalNumber>,
    pub unit_price: DecimalNumber,
    #[serde(default)]
    pub stock: Field<i32>,
    #[serde(default)]
    pub controlled: Field<bool>,
    pub description: Option<String>,
}

table_input!(CreateMedication, TABLE, Create);

/// What a client says to change a medication: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateMedication {
    pub code: Field<String>,
    pub name: Field<String>,
    pub form: Field<MedicationForm>,
    pub strength_mg: Field<Option<DecimalNumber>>,
    pub unit_price: Field<DecimalNumber>,
    pub stock: Field<i32>,
    pub controlled: Field<bool>,
    pub description: Field<Option<String>>,
}

table_input!(UpdateMedication, TABLE, Patch);
