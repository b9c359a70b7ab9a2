//! The shapes of a stay: as it is shown, created and changed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shared::json::{DecimalNumber, Field};
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "stays",
    resource: "stays",
    code: "STAYS",
    key: &["number"],
    columns: &[
        column::integer("number", "number")
            .create_only()
            .required()
            .any_of(),
        column::text("ward", "ward").required().max_length(10),
        column::date("admittedOn", "admitted_on").required(),
        column::date("dischargedOn", "discharged_on").nullable(),
        column::timestamp_tz("seenAt", "seen at").nullable(),
        column::timestamp_tz("leftAt", "left at").nullable(),
        column::decimal("price", "price", 10, 2).required(),
        column::decimal("discount", "discount", 10, 2),
        column::integer("follows", "follows")
            .nullable()
            .any_of()
            .refers_to("stays", "number", &["ward"]),
        column::integer("version", "version").read_only(),
    ],
    checks: &[
        ("stays_ward_check", "ward"),
        ("leaves_later", "dischargedOn"),
        ("stays_check", "leftAt"),
        ("stays_check1", "discount"),
    ],
    default_sort: "-number",
};

/// A stay as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Stay {
    pub number: i32,
    pub ward: String,
    pub admitted_on: NaiveDate,
    pub discharged_on: Option<NaiveDate>,
    pub seen_at: Option<DateTime<Utc>>,
    pub left_at: Option<DateTime<Utc>>,
    pub price: DecimalNumber,
    pub discount: DecimalNumber,
    pub follows: Option<i32>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Stay);

impl Stay {
    pub fn key(&self) -> i32 {
        self.number
    }
}

impl Entity for Stay {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.number.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create a stay.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateStay {
    pub number: i32,
    pub ward: String,
    pub admitted_on: NaiveDate,
    pub discharged_on: Option<NaiveDate>,
    pub seen_at: Option<DateTime<Utc>>,
    pub left_at: Option<DateTime<Utc>>,
    pub price: DecimalNumber,
    #[serde(default)]
    pub discount: Field<DecimalNumber>,
    pub follows: Option<i32>,
}

table_input!(CreateStay, TABLE, Create);

/// What a client says to replace all that can be changed of a stay.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplaceStay {
    pub ward: String,
    pub admitted_on: NaiveDate,
    pub discharged_on: Option<NaiveDate>,
    pub seen_at: Option<DateTime<Utc>>,
    pub left_at: Option<DateTime<Utc>>,
    pub price: DecimalNumber,
    #[serde(default)]
    pub discount: Field<DecimalNumber>,
    pub follows: Option<i32>,
}

table_input!(ReplaceStay, TABLE, Replace);

/// What a client says to change a stay: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateStay {
    pub ward: Field<String>,
    pub admitted_on: Field<NaiveDate>,
    pub discharged_on: Field<Option<NaiveDate>>,
    pub seen_at: Field<Option<DateTime<Utc>>>,
    pub left_at: Field<Option<DateTime<Utc>>>,
    pub price: Field<DecimalNumber>,
    pub discount: Field<DecimalNumber>,
    pub follows: Field<Option<i32>>,
}

table_input!(UpdateStay, TABLE, Patch);
