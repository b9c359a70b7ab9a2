//! The shapes of a type entity: as it is shown, created and changed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::Field;
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "type",
    resource: "types",
    code: "TYPES",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::text("type", "type").required(),
        column::text("match", "match").nullable(),
        column::text("self", "self").nullable(),
        column::text("class", "class").nullable(),
        column::integer("function", "function").nullable(),
        column::boolean("async", "async").nullable(),
        column::text("select", "select").nullable(),
        column::date("from", "from").nullable(),
        column::text("default", "default").nullable(),
        column::text("constructor", "constructor").nullable(),
        column::timestamp_tz("orderDate", "Order Date").nullable(),
        column::text("n2nd", "2nd").nullable(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[],
    default_sort: "-id",
};

/// A type entity as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct TypeEntity {
    pub id: Uuid,
    pub r#type: String,
    pub r#match: Option<String>,
    pub self_: Option<String>,
    pub class: Option<String>,
    pub function: Option<i32>,
    pub r#async: Option<bool>,
    pub select: Option<String>,
    pub from: Option<NaiveDate>,
    pub default: Option<String>,
    pub constructor: Option<String>,
    pub order_date: Option<DateTime<Utc>>,
    pub n_2nd: Option<String>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(TypeEntity);

impl TypeEntity {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for TypeEntity {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.version.into()
    }
}

/// What a client says to create a type entity, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateTypeEntity {
    pub r#type: String,
    pub r#match: Option<String>,
    pub self_: Option<String>,
    pub class: Option<String>,
    pub function: Option<i32>,
    pub r#async: Option<bool>,
    pub select: Option<String>,
    pub from: Option<NaiveDate>,
    pub default: Option<String>,
    pub constructor: Option<String>,
    pub order_date: Option<DateTime<Utc>>,
    pub n_2nd: Option<String>,
}

table_input!(CreateTypeEntity, TABLE, Create);

/// What a client says to change a type entity: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateTypeEntity {
    pub r#type: Field<String>,
    pub r#match: Field<Option<String>>,
    pub self_: Field<Option<String>>,
    pub class: Field<Option<String>>,
    pub function: Field<Option<i32>>,
    pub r#async: Field<Option<bool>>,
    pub select: Field<Option<String>>,
    pub from: Field<Option<NaiveDate>>,
    pub default: Field<Option<String>>,
    pub constructor: Field<Option<String>>,
    pub order_date: Field<Option<DateTime<Utc>>>,
    pub n_2nd: Field<Option<String>>,
}

table_input!(UpdateTypeEntity, TABLE, Patch);
