//! The shapes of an order: as it is shown, created and changed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "orders",
    resource: "orders",
    code: "ORDERS",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::text("code", "code").required().max_length(20),
        column::choice("state", "state", &OrderState::WORDS),
        column::boolean("locked", "locked"),
        column::timestamp_tz("createdAt", "created_at").read_only(),
        column::timestamp_tz("updatedAt", "updated_at").read_only(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[("orders_state_check", "state")],
    default_sort: "-createdAt",
};

/// An order as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Order {
    pub id: Uuid,
    pub code: String,
    pub state: OrderState,
    pub locked: bool,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Order);

impl Order {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for Order {
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
#[sqlx(type_name = "text")]
pub enum OrderState {
    #[default]
    #[serde(rename = "open")]
    #[sqlx(rename = "open")]
    Open,
    #[serde(rename = "paid")]
    #[sqlx(rename = "paid")]
    Paid,
}

impl OrderState {
    /// The values as the database keeps them.
    pub const WORDS: [&str; 2] = ["open", "paid"];
}

/// What a client says to create an order, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateOrder {
    pub code: String,
    #[serde(default)]
    pub state: Field<OrderState>,
    #[serde(default)]
    pub locked: Field<bool>,
}

table_input!(CreateOrder, TABLE, Create);

/// What a client says to change an order: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateOrder {
    pub code: Field<String>,
    pub state: Field<OrderState>,
    pub locked: Field<bool>,
}

table_input!(UpdateOrder, TABLE, Patch);
