//! The SQL of orders.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::schemas::{CreateOrder, Order, TABLE, UpdateOrder};
use crate::shared::clock;
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE};
use crate::shared::query::{
    ListQuery, fetch_within, push_or_default, set, set_given, set_or_default,
};
use crate::shared::record::RecordReader;

pub const SELECT: &str = r#"
    SELECT "id", "code", "state"::text AS "state", "locked", "created_at", "updated_at", "version"
    FROM "orders"
"#;

const RETURNING: &str = r#"    RETURNING "id", "code", "state"::text AS "state", "locked", "created_at", "updated_at", "version" "#;

impl FromRow<'_, DbRow> for Order {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key("id")?,
            code: row.value("code")?,
            state: row.value("state")?,
            locked: row.value("locked")?,
            created_at: row.value("created_at")?,
            updated_at: row.value("updated_at")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the orders that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Order>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<Option<Order>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The orders with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Order>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(connection: &mut DbConnection, input: &CreateOrder) -> sqlx::Result<Order> {
    let now = clock::now();
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "orders" (
            "id",
            "code",
            "state",
            "locked",
            "created_at",
            "updated_at"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(Uuid::now_v7());
    values.push_bind(&input.code);
    push_or_default(&mut values, &input.state, "'open'");
    push_or_default(&mut values, &input.locked, "FALSE");
    values.push_bind(now);
    values.push_bind(now);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: Uuid,
    input: &CreateOrder,
) -> sqlx::Result<Order> {
    let now = clock::now();
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "orders" SET "version" = "version" + 1"#);
    set(&mut update, "code", &input.code);
    set_or_default(&mut update, "state", &input.state, "'open'");
    set_or_default(&mut update, "locked", &input.locked, "FALSE");
    set(&mut update, "updated_at", now);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: Uuid,
    patch: &UpdateOrder,
) -> sqlx::Result<Order> {
    let now = clock::now();
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "orders" SET "version" = "version" + 1"#);
    set_given(&mut update, "code", &patch.code);
    set_given(&mut update, "state", &patch.state);
    set_given(&mut update, "locked", &patch.locked);
    set(&mut update, "updated_at", now);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the orders with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "orders""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the orders with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(id);
    }
    query.push(")");
}
