//! The SQL of stays.

use sqlx::{FromRow, QueryBuilder};

use super::schemas::{CreateStay, ReplaceStay, Stay, TABLE, UpdateStay};
use crate::shared::database::{Db, DbConnection, DbRow, DbTime, FOR_UPDATE, Minor};
use crate::shared::import::Twin;
use crate::shared::query::{
    ListQuery, fetch_within, push_or_default, set, set_given, set_or_default,
};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "number", "ward", "admitted_on", "discharged_on", "seen at", "left at", "price", "discount",
       "follows", "version"
    FROM "stays"
"#;

const RETURNING: &str = r#"
    RETURNING "number", "ward", "admitted_on", "discharged_on", "seen at", "left at", "price",
          "discount", "follows", "version"
"#;

impl FromRow<'_, DbRow> for Stay {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            number: row.key("number")?,
            ward: row.value("ward")?,
            admitted_on: row.value("admitted_on")?,
            discharged_on: row.value("discharged_on")?,
            seen_at: row.value::<Option<DbTime>>("seen at")?.map(Into::into),
            left_at: row.value::<Option<DbTime>>("left at")?.map(Into::into),
            price: row.value::<Minor<2>>("price")?.number(),
            discount: row.value::<Minor<2>>("discount")?.number(),
            follows: row.value("follows")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the stays that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Stay>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: i32) -> sqlx::Result<Option<Stay>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The stays with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<Vec<Stay>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(connection: &mut DbConnection, input: &CreateStay) -> sqlx::Result<Stay> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "stays" (
            "number",
            "ward",
            "admitted_on",
            "discharged_on",
            "seen at",
            "left at",
            "price",
            "discount",
            "follows"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(input.number);
    values.push_bind(&input.ward);
    values.push_bind(input.admitted_on);
    values.push_bind(input.discharged_on);
    values.push_bind(input.seen_at.map(DbTime::from));
    values.push_bind(input.left_at.map(DbTime::from));
    values.push_bind(Minor::<2>::from(input.price));
    push_or_default(&mut values, &input.discount.map(Minor::<2>::from), "0");
    values.push_bind(input.follows);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Inserts stays, as many in one statement as the database takes; their keys.
pub async fn insert_all(
    connection: &mut DbConnection,
    inputs: &[CreateStay],
) -> sqlx::Result<Vec<i32>> {
    let mut inserted = Vec::with_capacity(inputs.len());
    for inputs in inputs.chunks(1000) {
        let mut insert = QueryBuilder::<Db>::new(
            r#"
            INSERT INTO "stays" (
                "number",
                "ward",
                "admitted_on",
                "discharged_on",
                "seen at",
                "left at",
                "price",
                "discount",
                "follows"
            )
        "#,
        );
        insert.push_values(inputs, |mut values, input| {
            values.push_bind(input.number);
            values.push_bind(&input.ward);
            values.push_bind(input.admitted_on);
            values.push_bind(input.discharged_on);
            values.push_bind(input.seen_at.map(DbTime::from));
            values.push_bind(input.left_at.map(DbTime::from));
            values.push_bind(Minor::<2>::from(input.price));
            push_or_default(&mut values, &input.discount.map(Minor::<2>::from), "0");
            values.push_bind(input.follows);
        });
        insert.push(r#" RETURNING "number""#);
        for row in insert.build().fetch_all(&mut *connection).await? {
            let row = RecordReader::new(&row, &TABLE);
            inserted.push(row.key("number")?);
        }
    }
    Ok(inserted)
}

/// The stay that agrees with a row of a file in what is unique.
pub async fn find_twin(connection: &mut DbConnection, twin: &Twin) -> sqlx::Result<Option<Stay>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    twin.push_condition(&mut select);
    select.build_query_as().fetch_optional(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: i32,
    input: &ReplaceStay,
) -> sqlx::Result<Stay> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "stays" SET "version" = "version" + 1"#);
    set(&mut update, "ward", &input.ward);
    set(&mut update, "admitted_on", input.admitted_on);
    set(&mut update, "discharged_on", input.discharged_on);
    set(&mut update, "seen at", input.seen_at.map(DbTime::from));
    set(&mut update, "left at", input.left_at.map(DbTime::from));
    set(&mut update, "price", Minor::<2>::from(input.price));
    set_or_default(
        &mut update,
        "discount",
        &input.discount.map(Minor::<2>::from),
        "0",
    );
    set(&mut update, "follows", input.follows);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: i32,
    patch: &UpdateStay,
) -> sqlx::Result<Stay> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "stays" SET "version" = "version" + 1"#);
    set_given(&mut update, "ward", &patch.ward);
    set_given(&mut update, "admitted_on", &patch.admitted_on);
    set_given(&mut update, "discharged_on", &patch.discharged_on);
    set_given(
        &mut update,
        "seen at",
        &patch.seen_at.map(|value| value.map(DbTime::from)),
    );
    set_given(
        &mut update,
        "left at",
        &patch.left_at.map(|value| value.map(DbTime::from)),
    );
    set_given(&mut update, "price", &patch.price.map(Minor::<2>::from));
    set_given(
        &mut update,
        "discount",
        &patch.discount.map(Minor::<2>::from),
    );
    set_given(&mut update, "follows", &patch.follows);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the stays with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "stays""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the stays with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[i32]) {
    query.push(r#" WHERE "number" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(id);
    }
    query.push(")");
}
