//! The SQL of patients.

use sqlx::{FromRow, QueryBuilder};

use super::schemas::{CreatePatient, Patient, ReplacePatient, TABLE, UpdatePatient};
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE};
use crate::shared::query::{ListQuery, fetch_within, set, set_given};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "person_id", "record_number", "version"
    FROM "patients"
"#;

const RETURNING: &str = r#"    RETURNING "person_id", "record_number", "version" "#;

impl FromRow<'_, DbRow> for Patient {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            person_id: row.key("person_id")?,
            record_number: row.value("record_number")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the patients that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Patient>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: i32) -> sqlx::Result<Option<Patient>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The patients with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<Vec<Patient>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(connection: &mut DbConnection, input: &CreatePatient) -> sqlx::Result<Patient> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "patients" (
            "person_id",
            "record_number"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(input.person_id);
    values.push_bind(&input.record_number);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: i32,
    input: &ReplacePatient,
) -> sqlx::Result<Patient> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "patients" SET "version" = "version" + 1"#);
    set(&mut update, "record_number", &input.record_number);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: i32,
    patch: &UpdatePatient,
) -> sqlx::Result<Patient> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "patients" SET "version" = "version" + 1"#);
    set_given(&mut update, "record_number", &patch.record_number);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the patients with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "patients""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the patients with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[i32]) {
    query.push(r#" WHERE "person_id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(id);
    }
    query.push(")");
}
