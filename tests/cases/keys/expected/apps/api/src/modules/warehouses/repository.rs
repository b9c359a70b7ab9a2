//! The SQL of warehouses.

use sqlx::{FromRow, QueryBuilder};

use super::schemas::{CreateWarehouse, ReplaceWarehouse, TABLE, UpdateWarehouse, Warehouse};
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE};
use crate::shared::query::{ListQuery, fetch_within, set, set_given};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "code", "name", "version"
    FROM "warehouses"
"#;

const RETURNING: &str = r#"    RETURNING "code", "name", "version" "#;

impl FromRow<'_, DbRow> for Warehouse {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            code: row.key("code")?,
            name: row.value("name")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the warehouses that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Warehouse>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: String) -> sqlx::Result<Option<Warehouse>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The warehouses with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[String]) -> sqlx::Result<Vec<Warehouse>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(
    connection: &mut DbConnection,
    input: &CreateWarehouse,
) -> sqlx::Result<Warehouse> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "warehouses" (
            "code",
            "name"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(&input.code);
    values.push_bind(&input.name);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: String,
    input: &ReplaceWarehouse,
) -> sqlx::Result<Warehouse> {
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "warehouses" SET "version" = "version" + 1"#);
    set(&mut update, "name", &input.name);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: String,
    patch: &UpdateWarehouse,
) -> sqlx::Result<Warehouse> {
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "warehouses" SET "version" = "version" + 1"#);
    set_given(&mut update, "name", &patch.name);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the warehouses with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[String]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "warehouses""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the warehouses with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[String]) {
    query.push(r#" WHERE "code" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(id);
    }
    query.push(")");
}
