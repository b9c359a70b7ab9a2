//! The SQL of transfers.

use sqlx::{FromRow, QueryBuilder};

use super::schemas::{
    CreateTransfer, ReplaceTransfer, TABLE, Transfer, TransferKey, UpdateTransfer,
};
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE};
use crate::shared::query::{ListQuery, fetch_within, set, set_given};
use crate::shared::record::RecordReader;

pub const SELECT: &str = r#"
    SELECT "from_code", "to_code", "day", "boxes", "version"
    FROM "transfers"
"#;

const RETURNING: &str = r#"    RETURNING "from_code", "to_code", "day", "boxes", "version" "#;

impl FromRow<'_, DbRow> for Transfer {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            from_code: row.key("from_code")?,
            to_code: row.key("to_code")?,
            day: row.key("day")?,
            boxes: row.value("boxes")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the transfers that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Transfer>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(
    connection: &mut DbConnection,
    id: TransferKey,
) -> sqlx::Result<Option<Transfer>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The transfers with these ids, locked until the end of the transaction.
pub async fn lock(
    connection: &mut DbConnection,
    ids: &[TransferKey],
) -> sqlx::Result<Vec<Transfer>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(
    connection: &mut DbConnection,
    input: &CreateTransfer,
) -> sqlx::Result<Transfer> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "transfers" (
            "from_code",
            "to_code",
            "day",
            "boxes"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(&input.from_code);
    values.push_bind(&input.to_code);
    values.push_bind(input.day);
    values.push_bind(input.boxes);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: TransferKey,
    input: &ReplaceTransfer,
) -> sqlx::Result<Transfer> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "transfers" SET "version" = "version" + 1"#);
    set(&mut update, "boxes", input.boxes);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: TransferKey,
    patch: &UpdateTransfer,
) -> sqlx::Result<Transfer> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "transfers" SET "version" = "version" + 1"#);
    set_given(&mut update, "boxes", &patch.boxes);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the transfers with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[TransferKey]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "transfers""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the transfers with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[TransferKey]) {
    query.push(r#" WHERE ("from_code", "to_code", "day") IN ("#);
    query.push_values(ids, |mut values, id| {
        values.push_bind(&id.from_code);
        values.push_bind(&id.to_code);
        values.push_bind(id.day);
    });
    query.push(")");
}
