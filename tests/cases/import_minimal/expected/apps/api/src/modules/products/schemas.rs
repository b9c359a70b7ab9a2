//! The shapes of a product: as it is shown, created and changed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::json::{DecimalNumber, Field};
use crate::shared::record::{Entity, EntityId, Unreadable, shown_record};
use crate::shared::table::{TableInfo, column, table_input};

/// What lists, filters and input checks know of the table.
pub static TABLE: TableInfo = TableInfo {
    name: "products",
    resource: "products",
    code: "PRODUCTS",
    key: &["id"],
    columns: &[
        column::uuid("id", "id").read_only(),
        column::text("code", "code").required().max_length(20),
        column::text("name", "name").required().max_length(200),
        column::decimal("price", "price", 12, 2).required(),
        column::choice("status", "status", &ProductStatus::WORDS),
        column::integer("stock", "stock").nullable(),
        column::date("soldOn", "sold_on").nullable(),
        column::uuid("categoryId", "category_id")
            .nullable()
            .refers_to("categories", "id", &["name"]),
        column::timestamp_tz("createdAt", "created_at").read_only(),
        column::timestamp_tz("updatedAt", "updated_at").read_only(),
        column::integer("version", "version").read_only(),
    ],
    checks: &[("products_status_check", "status")],
    default_sort: "-createdAt",
};

/// A product as it is shown.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Product {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub price: DecimalNumber,
    pub status: ProductStatus,
    pub stock: Option<i32>,
    pub sold_on: Option<NaiveDate>,
    pub category_id: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
    /// What is stored in fields that are null since nobody can read it.
    #[serde(rename = "$unreadable", skip_serializing_if = "Unreadable::is_empty")]
    pub unreadable: Unreadable,
}

shown_record!(Product);

impl Product {
    pub fn key(&self) -> Uuid {
        self.id
    }
}

impl Entity for Product {
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
pub enum ProductStatus {
    #[default]
    #[serde(rename = "draft")]
    #[sqlx(rename = "draft")]
    Draft,
    #[serde(rename = "active")]
    #[sqlx(rename = "active")]
    Active,
    #[serde(rename = "archived")]
    #[sqlx(rename = "archived")]
    Archived,
}

impl ProductStatus {
    /// The values as the database keeps them.
    pub const WORDS: [&str; 3] = ["draft", "active", "archived"];
}

/// What a client says to create a product, or to replace all that can be changed of one.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateProduct {
    pub code: String,
    pub name: String,
    pub price: DecimalNumber,
    #[serde(default)]
    pub status: Field<ProductStatus>,
    pub stock: Option<i32>,
    pub sold_on: Option<NaiveDate>,
    pub category_id: Option<Uuid>,
}

table_input!(CreateProduct, TABLE, Create);

/// What a client says to change a product: only the fields that are there are changed.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct UpdateProduct {
    pub code: Field<String>,
    pub name: Field<String>,
    pub price: Field<DecimalNumber>,
    pub status: Field<ProductStatus>,
    pub stock: Field<Option<i32>>,
    pub sold_on: Field<Option<NaiveDate>>,
    pub category_id: Field<Option<Uuid>>,
}

table_input!(UpdateProduct, TABLE, Patch);
