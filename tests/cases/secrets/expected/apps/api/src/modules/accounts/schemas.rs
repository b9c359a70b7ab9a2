//! The shapes of an account: as it is shown, created and changed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::{AnyJson, Field};
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "accounts",
    resource: "accounts",
    code: "ACCOUNTS",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::text("name", "name").required().max_length(80),
        column::text("passwd", "passwd")
            .write_only()
            .required()
            .max_length(60),
        column::text("apiKey", "api_key")
            .write_only()
            .nullable()
            .max_length(40),
        column::text("loginToken", "login_token").nullable(),
        column::text("note", "note").write_only().nullable(),
        column::json("recoveryCodes", "recovery_codes")
            .write_only()
            .nullable(),
        column::integer("pin", "pin").write_only().nullable(),
        column::timestamp_tz("createdAt", "created_at").read_only(),
        column::timestamp_tz("updatedAt", "updated_at").read_only(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "-createdAt",
};

/// An account as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Account {
    pub id: Uuid,
    pub name: String,
    pub login_token: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Account);

impl Account {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for Account {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create an account, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateAccount {
    pub name: String,
    #[serde(default)]
    pub passwd: Field<String>,
    #[serde(default)]
    pub api_key: Field<Option<String>>,
    pub login_token: Option<String>,
    #[serde(default)]
    pub note: Field<Option<String>>,
    #[serde(default)]
    pub recovery_codes: Field<Option<AnyJson>>,
    #[serde(default)]
    pub pin: Field<Option<i32>>,
}

table_input!(CreateAccount, TABLE, Create);

/// The same for an account that is there: what is secret may be left out, and stays as it is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReplaceAccount(pub CreateAccount);

table_input!(ReplaceAccount, TABLE, Replace);

/// What a client says to change an account: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateAccount {
    pub name: Field<String>,
    pub passwd: Field<String>,
    pub api_key: Field<Option<String>>,
    pub login_token: Field<Option<String>>,
    pub note: Field<Option<String>>,
    pub recovery_codes: Field<Option<AnyJson>>,
    pub pin: Field<Option<i32>>,
}

table_input!(UpdateAccount, TABLE, Patch);
