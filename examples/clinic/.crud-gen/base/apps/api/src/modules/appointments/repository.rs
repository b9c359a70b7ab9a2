//! The SQL of appointments.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::schemas::{Appointment, CreateAppointment, TABLE, UpdateAppointment};
use crate::shared::clock;
use crate::shared::database::{Db, DbConnection, DbRow, DbTime, DbUuid, FOR_UPDATE};
use crate::shared::query::{
    ListQuery, fetch_within, push_or_default, set, set_given, set_or_default,
};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "id", "patient_id", "medication_id", "starts_at", "minutes", "status", "reason", "notes",
       "created_at", "updated_at", "version"
    FROM "appointments"
"#;

const RETURNING: &str = r#"
    RETURNING "id", "patient_id", "medication_id", "starts_at", "minutes", "status", "reason", "notes",
          "created_at", "updated_at", "version"
"#;

impl FromRow<'_, DbRow> for Appointment {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key::<DbUuid>("id")?.into(),
            patient_id: row.value::<DbUuid>("patient_id")?.into(),
            medication_id: row
                .value::<Option<DbUuid>>("medication_id")?
                .map(Into::into),
            starts_at: row.value::<DbTime>("starts_at")?.into(),
            minutes: row.value("minutes")?,
            status: row.value("status")?,
            reason: row.value("reason")?,
            notes: row.value("notes")?,
            created_at: row.value::<DbTime>("created_at")?.into(),
            updated_at: row.value::<DbTime>("updated_at")?.into(),
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the appointments that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Appointment>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<Option<Appointment>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The appointments with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Appointment>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(
    connection: &mut DbConnection,
    input: &CreateAppointment,
) -> sqlx::Result<Appointment> {
    let now = clock::now();
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "appointments" (
            "id",
            "patient_id",
            "medication_id",
            "starts_at",
            "minutes",
            "status",
            "reason",
            "notes",
            "created_at",
            "updated_at"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(DbUuid::from(Uuid::now_v7()));
    values.push_bind(DbUuid::from(input.patient_id));
    values.push_bind(input.medication_id.map(DbUuid::from));
    values.push_bind(DbTime::from(input.starts_at));
    push_or_default(&mut values, &input.minutes, "30");
    push_or_default(&mut values, &input.status, "'planned'");
    values.push_bind(&input.reason);
    values.push_bind(&input.notes);
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
    input: &CreateAppointment,
) -> sqlx::Result<Appointment> {
    let now = clock::now();
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "appointments" SET "version" = "version" + 1"#);
    set(&mut update, "patient_id", DbUuid::from(input.patient_id));
    set(
        &mut update,
        "medication_id",
        input.medication_id.map(DbUuid::from),
    );
    set(&mut update, "starts_at", DbTime::from(input.starts_at));
    set_or_default(&mut update, "minutes", &input.minutes, "30");
    set_or_default(&mut update, "status", &input.status, "'planned'");
    set(&mut update, "reason", &input.reason);
    set(&mut update, "notes", &input.notes);
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: Uuid,
    patch: &UpdateAppointment,
) -> sqlx::Result<Appointment> {
    let now = clock::now();
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "appointments" SET "version" = "version" + 1"#);
    set_given(
        &mut update,
        "patient_id",
        &patch.patient_id.map(DbUuid::from),
    );
    set_given(
        &mut update,
        "medication_id",
        &patch.medication_id.map(|value| value.map(DbUuid::from)),
    );
    set_given(&mut update, "starts_at", &patch.starts_at.map(DbTime::from));
    set_given(&mut update, "minutes", &patch.minutes);
    set_given(&mut update, "status", &patch.status);
    set_given(&mut update, "reason", &patch.reason);
    set_given(&mut update, "notes", &patch.notes);
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the appointments with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "appointments""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the appointments with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(DbUuid::from(*id));
    }
    query.push(")");
}
