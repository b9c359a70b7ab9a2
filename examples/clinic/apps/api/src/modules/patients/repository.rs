//! The SQL of patients.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::schemas::{CreatePatient, Patient, TABLE, UpdatePatient};
use crate::shared::clock;
use crate::shared::database::{Db, DbConnection, DbRow, DbTime, DbUuid, FOR_UPDATE, Minor};
use crate::shared::query::{
    ListQuery, fetch_within, push_or_default, set, set_given, set_or_default,
};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "id", "record_number", "first_name", "last_name", "birth_date", "sex", "phone", "email",
       "weight_kg", "allergies", "active", "created_at", "updated_at", "version"
    FROM "patients"
"#;

const RETURNING: &str = r#"
    RETURNING "id", "record_number", "first_name", "last_name", "birth_date", "sex", "phone", "email",
          "weight_kg", "allergies", "active", "created_at", "updated_at", "version"
"#;

impl FromRow<'_, DbRow> for Patient {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key::<DbUuid>("id")?.into(),
            record_number: row.value("record_number")?,
            first_name: row.value("first_name")?,
            last_name: row.value("last_name")?,
            birth_date: row.value("birth_date")?,
            sex: row.value("sex")?,
            phone: row.value("phone")?,
            email: row.value("email")?,
            weight_kg: row
                .value::<Option<Minor<2>>>("weight_kg")?
                .map(Minor::number),
            allergies: row.value("allergies")?,
            active: row.value("active")?,
            created_at: row.value::<DbTime>("created_at")?.into(),
            updated_at: row.value::<DbTime>("updated_at")?.into(),
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

pub async fn find(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<Option<Patient>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The patients with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Patient>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(connection: &mut DbConnection, input: &CreatePatient) -> sqlx::Result<Patient> {
    let now = clock::now();
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "patients" (
            "id",
            "record_number",
            "first_name",
            "last_name",
            "birth_date",
            "sex",
            "phone",
            "email",
            "weight_kg",
            "allergies",
            "active",
            "created_at",
            "updated_at"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(DbUuid::from(Uuid::now_v7()));
    values.push_bind(&input.record_number);
    values.push_bind(&input.first_name);
    values.push_bind(&input.last_name);
    values.push_bind(input.birth_date);
    values.push_bind(input.sex);
    values.push_bind(&input.phone);
    values.push_bind(&input.email);
    values.push_bind(input.weight_kg.map(Minor::<2>::from));
    values.push_bind(&input.allergies);
    push_or_default(&mut values, &input.active, "TRUE");
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
    input: &CreatePatient,
) -> sqlx::Result<Patient> {
    let now = clock::now();
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "patients" SET "version" = "version" + 1"#);
    set(&mut update, "record_number", &input.record_number);
    set(&mut update, "first_name", &input.first_name);
    set(&mut update, "last_name", &input.last_name);
    set(&mut update, "birth_date", input.birth_date);
    set(&mut update, "sex", input.sex);
    set(&mut update, "phone", &input.phone);
    set(&mut update, "email", &input.email);
    set(
        &mut update,
        "weight_kg",
        input.weight_kg.map(Minor::<2>::from),
    );
    set(&mut update, "allergies", &input.allergies);
    set_or_default(&mut update, "active", &input.active, "TRUE");
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: Uuid,
    patch: &UpdatePatient,
) -> sqlx::Result<Patient> {
    let now = clock::now();
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "patients" SET "version" = "version" + 1"#);
    set_given(&mut update, "record_number", &patch.record_number);
    set_given(&mut update, "first_name", &patch.first_name);
    set_given(&mut update, "last_name", &patch.last_name);
    set_given(&mut update, "birth_date", &patch.birth_date);
    set_given(&mut update, "sex", &patch.sex);
    set_given(&mut update, "phone", &patch.phone);
    set_given(&mut update, "email", &patch.email);
    set_given(
        &mut update,
        "weight_kg",
        &patch.weight_kg.map(|value| value.map(Minor::<2>::from)),
    );
    set_given(&mut update, "allergies", &patch.allergies);
    set_given(&mut update, "active", &patch.active);
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the patients with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "patients""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the patients with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(DbUuid::from(*id));
    }
    query.push(")");
}
