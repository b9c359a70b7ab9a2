//! The shapes of an order: as it is shown, created and changed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::shared::json::{AnyJson, Field};
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "order",
    resource: "orders",
    code: "ORDERS",
    key: &["id"],
    columns: &[
        column::integer("id", "id").read_only().any_of(),
        column::text("group", "group").required(),
        column::integer("page", "page")
            .nullable()
            .filter("filterPage"),
        column::integer("limit", "limit")
            .nullable()
            .filter("filterLimit"),
        column::text("sort", "sort").nullable().filter("filterSort"),
        column::text("search", "search")
            .nullable()
            .filter("filterSearch"),
        column::text("fields", "fields")
            .nullable()
            .filter("filterFields"),
        column::text("row", "row").nullable(),
        column::text("input", "input").nullable(),
        column::text("query", "query").nullable(),
        column::text("user", "user").nullable(),
        column::json("data", "data").nullable(),
        column::text("value", "value").nullable(),
        column::text("form", "form").nullable(),
        column::integer("length", "length").nullable(),
        column::integer("rows", "rows").nullable(),
        column::text("version", "version").nullable(),
        column::integer("rowVersion", "row_version").read_only(),
    ],
    checks: &[],
    default_sort: "-id",
};

/// An order as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Order {
    pub id: i32,
    pub group: String,
    pub page: Option<i32>,
    pub limit: Option<i32>,
    pub sort: Option<String>,
    pub search: Option<String>,
    pub fields: Option<String>,
    pub row: Option<String>,
    pub input: Option<String>,
    pub query: Option<String>,
    pub user: Option<String>,
    pub data: Option<AnyJson>,
    pub value: Option<String>,
    pub form: Option<String>,
    pub length: Option<i32>,
    pub rows: Option<i32>,
    pub version: Option<String>,
    pub row_version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Order);

impl Order {
    pub fn key(&self) -> i32 {
        self.id
    }
}

impl Entity for Order {
    const TABLE: &'static TableInfo = &TABLE;

    fn id(&self) -> EntityId {
        self.id.into()
    }

    fn version(&self) -> i64 {
        self.row_version.into()
    }
}

/// What a client says to create an order, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateOrder {
    pub group: String,
    pub page: Option<i32>,
    pub limit: Option<i32>,
    pub sort: Option<String>,
    pub search: Option<String>,
    pub fields: Option<String>,
    pub row: Option<String>,
    pub input: Option<String>,
    pub query: Option<String>,
    pub user: Option<String>,
    pub data: Option<AnyJson>,
    pub value: Option<String>,
    pub form: Option<String>,
    pub length: Option<i32>,
    pub rows: Option<i32>,
    pub version: Option<String>,
}

table_input!(CreateOrder, TABLE, Create);

/// What a client says to change an order: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateOrder {
    pub group: Field<String>,
    pub page: Field<Option<i32>>,
    pub limit: Field<Option<i32>>,
    pub sort: Field<Option<String>>,
    pub search: Field<Option<String>>,
    pub fields: Field<Option<String>>,
    pub row: Field<Option<String>>,
    pub input: Field<Option<String>>,
    pub query: Field<Option<String>>,
    pub user: Field<Option<String>>,
    pub data: Field<Option<AnyJson>>,
    pub value: Field<Option<String>>,
    pub form: Field<Option<String>>,
    pub length: Field<Option<i32>>,
    pub rows: Field<Option<i32>>,
    pub version: Field<Option<String>>,
}

table_input!(UpdateOrder, TABLE, Patch);
