//! The shapes of a transfer: as it is shown, created and changed.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shared::json::Field;
use crate::shared::record::key::{self, KeyError};
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "transfers",
    resource: "transfers",
    code: "TRANSFERS",
    key: &["from_code", "to_code", "day"],
    columns: &[
        column::text("fromCode", "from_code")
            .create_only()
            .required()
            .any_of()
            .length(1, 5)
            .refers_to("warehouses", "code", &["name"]),
        column::text("toCode", "to_code")
            .create_only()
            .required()
            .any_of()
            .length(1, 5)
            .refers_to("warehouses", "code", &["name"]),
        column::date("day", "day").create_only().required().any_of(),
        column::integer("boxes", "boxes").required().above("0"),
        column::integer("version", "version").read_only(),
    ],
    checks: &[("transfers_boxes_check", "boxes")],
    default_sort: "-fromCode,-toCode,-day",
};

/// A transfer as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Transfer {
    pub from_code: String,
    pub to_code: String,
    pub day: NaiveDate,
    pub boxes: i32,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Transfer);

impl Transfer {
    pub fn key(&self) -> TransferKey {
        TransferKey {
            from_code: self.from_code.clone(),
            to_code: self.to_code.clone(),
            day: self.day,
        }
    }
}

impl Entity for Transfer {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.key().to_string().into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// The key of a transfer, which is one text outside of the database.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TransferKey {
    pub from_code: String,
    pub to_code: String,
    pub day: NaiveDate,
}

impl fmt::Display for TransferKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            key::text(&self.from_code),
            key::text(&self.to_code),
            key::text(&self.day),
        ];
        formatter.write_str(&key::join(&parts))
    }
}

impl From<TransferKey> for String {
    fn from(key: TransferKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for TransferKey {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        let [from_code, to_code, day] = key::split(&text)?;
        Ok(Self {
            from_code: key::part(&from_code)?,
            to_code: key::part(&to_code)?,
            day: key::part(&day)?,
        })
    }
}

/// What a client says to create a transfer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateTransfer {
    pub from_code: String,
    pub to_code: String,
    pub day: NaiveDate,
    pub boxes: i32,
}

table_input!(CreateTransfer, TABLE, Create);

/// What a client says to replace all that can be changed of a transfer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplaceTransfer {
    pub boxes: i32,
}

table_input!(ReplaceTransfer, TABLE, Replace);

/// What a client says to change a transfer: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateTransfer {
    pub boxes: Field<i32>,
}

table_input!(UpdateTransfer, TABLE, Patch);
