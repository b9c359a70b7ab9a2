//! The SQL of categories.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::schemas::{Category, CreateCategory, TABLE, UpdateCategory};
use crate::shared::clock;
use crate::shared::database::{Db, DbConnection, DbRow, DbTime, DbUuid, FOR_UPDATE};
use crate::shared::query::{
    ListQuery, fetch_within, push_or_default, set, set_given, set_or_default,
};
use crate::shared::record::RecordReader;

pub const SELECT: &str = r#"
    SELECT "id", "name", "is_active", "created_at", "updated_at", "version"
    FROM "categories"
"#;

const RETURNING: &str =
    r#"    RETURNING "id", "name", "is_active", "created_at", "updated_at", "version" "#;

impl FromRow<'_, DbRow> for Category {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key::<DbUuid>("id")?.into(),
            name: row.value("name")?,
            is_active: row.value("is_active")?,
            created_at: row.value::<DbTime>("created_at")?.into(),
            updated_at: row.value::<DbTime>("updated_at")?.into(),
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the categories that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Category>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<Option<Category>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The categories with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Category>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(
    connection: &mut DbConnection,
    input: &CreateCategory,
) -> sqlx::Result<Category> {
    let now = clock::now();
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "categories" (
            "id",
            "name",
            "is_active",
            "created_at",
            "updated_at"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(DbUuid::from(Uuid::now_v7()));
    values.push_bind(&input.name);
    push_or_default(&mut values, &input.is_active, "TRUE");
    values.push_bind(DbTime::from(now));
    values.push_bind(DbTime::from(now));
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: Uuid,
    input: &CreateCategory,
) -> sqlx::Result<Category> {
    let now = clock::now();
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "categories" SET "version" = "version" + 1"#);
    set(&mut update, "name", &input.name);
    set_or_default(&mut update, "is_active", &input.is_active, "TRUE");
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: Uuid,
    patch: &UpdateCategory,
) -> sqlx::Result<Category> {
    let now = clock::now();
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "categories" SET "version" = "version" + 1"#);
    set_given(&mut update, "name", &patch.name);
    set_given(&mut update, "is_active", &patch.is_active);
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the categories with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "categories""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the categories with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(DbUuid::from(*id));
    }
    query.push(")");
}
