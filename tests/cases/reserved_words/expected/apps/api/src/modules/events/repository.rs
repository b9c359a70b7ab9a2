//! The SQL of events.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::schemas::{CreateEventEntity, EventEntity, TABLE, UpdateEventEntity};
use crate::shared::database::{Db, DbConnection, DbRow, DbUuid, FOR_UPDATE};
use crate::shared::query::{ListQuery, fetch_within, set, set_given};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "id", "Date", "Object", "version"
    FROM "Event"
"#;

const RETURNING: &str = r#"    RETURNING "id", "Date", "Object", "version" "#;

impl FromRow<'_, DbRow> for EventEntity {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key::<DbUuid>("id")?.into(),
            date: row.value("Date")?,
            object: row.value("Object")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the events that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<EventEntity>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<Option<EventEntity>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The events with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<EventEntity>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(
    connection: &mut DbConnection,
    input: &CreateEventEntity,
) -> sqlx::Result<EventEntity> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "Event" (
            "id",
            "Date",
            "Object"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(DbUuid::from(Uuid::now_v7()));
    values.push_bind(input.date);
    values.push_bind(&input.object);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: Uuid,
    input: &CreateEventEntity,
) -> sqlx::Result<EventEntity> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "Event" SET "version" = "version" + 1"#);
    set(&mut update, "Date", input.date);
    set(&mut update, "Object", &input.object);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: Uuid,
    patch: &UpdateEventEntity,
) -> sqlx::Result<EventEntity> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "Event" SET "version" = "version" + 1"#);
    set_given(&mut update, "Date", &patch.date);
    set_given(&mut update, "Object", &patch.object);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the events with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "Event""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the events with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(DbUuid::from(*id));
    }
    query.push(")");
}
