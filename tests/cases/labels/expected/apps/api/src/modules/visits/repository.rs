//! The SQL of visits.

use sqlx::{FromRow, QueryBuilder};

use super::schemas::{CreateVisit, TABLE, UpdateVisit, Visit};
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE};
use crate::shared::query::{ListQuery, fetch_within, set, set_given};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "id", "patient_id", "doctor_id", "version"
    FROM "visits"
"#;

const RETURNING: &str = r#"    RETURNING "id", "patient_id", "doctor_id", "version" "#;

impl FromRow<'_, DbRow> for Visit {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key("id")?,
            patient_id: row.value("patient_id")?,
            doctor_id: row.value("doctor_id")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the visits that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Visit>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: i32) -> sqlx::Result<Option<Visit>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The visits with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<Vec<Visit>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(connection: &mut DbConnection, input: &CreateVisit) -> sqlx::Result<Visit> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "visits" (
            "patient_id",
            "doctor_id"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(input.patient_id);
    values.push_bind(input.doctor_id);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: i32,
    input: &CreateVisit,
) -> sqlx::Result<Visit> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "visits" SET "version" = "version" + 1"#);
    set(&mut update, "patient_id", input.patient_id);
    set(&mut update, "doctor_id", input.doctor_id);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: i32,
    patch: &UpdateVisit,
) -> sqlx::Result<Visit> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "visits" SET "version" = "version" + 1"#);
    set_given(&mut update, "patient_id", &patch.patient_id);
    set_given(&mut update, "doctor_id", &patch.doctor_id);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the visits with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "visits""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the visits with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[i32]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(id);
    }
    query.push(")");
}
