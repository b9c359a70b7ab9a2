//! The SQL of medications.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::schemas::{CreateMedication, Medication, TABLE, UpdateMedication};
use crate::shared::clock;
use crate::shared::database::{Db, DbConnection, DbRow, DbTime, DbUuid, FOR_UPDATE, Minor};
use crate::shared::query::{
    ListQuery, fetch_within, push_or_default, set, set_given, set_or_default,
};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "id", "code", "name", "form", "strength_mg", "unit_price", "stock", "controlled",
       "description", "created_at", "updated_at", "version"
    FROM "medications"
"#;

const RETURNING: &str = r#"
    RETURNING "id", "code", "name", "form", "strength_mg", "unit_price", "stock", "controlled",
          "description", "created_at", "updated_at", "version"
"#;

impl FromRow<'_, DbRow> for Medication {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key::<DbUuid>("id")?.into(),
            code: row.value("code")?,
            name: row.value("name")?,
            form: row.value("form")?,
            strength_mg: row
                .value::<Option<Minor<3>>>("strength_mg")?
                .map(Minor::number),
            unit_price: row.value::<Minor<2>>("unit_price")?.number(),
            stock: row.value("stock")?,
            controlled: row.value("controlled")?,
            description: row.value("description")?,
            created_at: row.value::<DbTime>("created_at")?.into(),
            updated_at: row.value::<DbTime>("updated_at")?.into(),
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the medications that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Medication>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<Option<Medication>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The medications with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Medication>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(
    connection: &mut DbConnection,
    input: &CreateMedication,
) -> sqlx::Result<Medication> {
    let now = clock::now();
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "medications" (
            "id",
            "code",
            "name",
            "form",
            "strength_mg",
            "unit_price",
            "stock",
            "controlled",
            "description",
            "created_at",
            "updated_at"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(DbUuid::from(Uuid::now_v7()));
    values.push_bind(&input.code);
    values.push_bind(&input.name);
    values.push_bind(input.form);
    values.push_bind(input.strength_mg.map(Minor::<3>::from));
    values.push_bind(Minor::<2>::from(input.unit_price));
    push_or_default(&mut values, &input.stock, "0");
    push_or_default(&mut values, &input.controlled, "FALSE");
    values.push_bind(&input.description);
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
    input: &CreateMedication,
) -> sqlx::Result<Medication> {
    let now = clock::now();
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "medications" SET "version" = "version" + 1"#);
    set(&mut update, "code", &input.code);
    set(&mut update, "name", &input.name);
    set(&mut update, "form", input.form);
    set(
        &mut update,
        "strength_mg",
        input.strength_mg.map(Minor::<3>::from),
    );
    set(
        &mut update,
        "unit_price",
        Minor::<2>::from(input.unit_price),
    );
    set_or_default(&mut update, "stock", &input.stock, "0");
    set_or_default(&mut update, "controlled", &input.controlled, "FALSE");
    set(&mut update, "description", &input.description);
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: Uuid,
    patch: &UpdateMedication,
) -> sqlx::Result<Medication> {
    let now = clock::now();
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "medications" SET "version" = "version" + 1"#);
    set_given(&mut update, "code", &patch.code);
    set_given(&mut update, "name", &patch.name);
    set_given(&mut update, "form", &patch.form);
    set_given(
        &mut update,
        "strength_mg",
        &patch.strength_mg.map(|value| value.map(Minor::<3>::from)),
    );
    set_given(
        &mut update,
        "unit_price",
        &patch.unit_price.map(Minor::<2>::from),
    );
    set_given(&mut update, "stock", &patch.stock);
    set_given(&mut update, "controlled", &patch.controlled);
    set_given(&mut update, "description", &patch.description);
    set(&mut update, "updated_at", DbTime::from(now));
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the medications with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "medications""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the medications with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(DbUuid::from(*id));
    }
    query.push(")");
}
