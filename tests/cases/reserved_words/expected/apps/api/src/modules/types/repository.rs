//! The SQL of types.

use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::schemas::{CreateTypeEntity, TABLE, TypeEntity, UpdateTypeEntity};
use crate::shared::database::{Db, DbConnection, DbRow, DbTime, DbUuid, FOR_UPDATE};
use crate::shared::query::{ListQuery, fetch_within, set, set_given};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "id", "type", "match", "self", "class", "function", "async", "select", "from", "default",
       "constructor", "Order Date", "2nd", "version"
    FROM "type"
"#;

const RETURNING: &str = r#"
    RETURNING "id", "type", "match", "self", "class", "function", "async", "select", "from", "default",
          "constructor", "Order Date", "2nd", "version"
"#;

impl FromRow<'_, DbRow> for TypeEntity {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key::<DbUuid>("id")?.into(),
            r#type: row.value("type")?,
            r#match: row.value("match")?,
            self_: row.value("self")?,
            class: row.value("class")?,
            function: row.value("function")?,
            r#async: row.value("async")?,
            select: row.value("select")?,
            from: row.value("from")?,
            default: row.value("default")?,
            constructor: row.value("constructor")?,
            order_date: row.value::<Option<DbTime>>("Order Date")?.map(Into::into),
            n_2nd: row.value("2nd")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the types that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<TypeEntity>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<Option<TypeEntity>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The types with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<TypeEntity>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(
    connection: &mut DbConnection,
    input: &CreateTypeEntity,
) -> sqlx::Result<TypeEntity> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "type" (
            "id",
            "type",
            "match",
            "self",
            "class",
            "function",
            "async",
            "select",
            "from",
            "default",
            "constructor",
            "Order Date",
            "2nd"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(DbUuid::from(Uuid::now_v7()));
    values.push_bind(&input.r#type);
    values.push_bind(&input.r#match);
    values.push_bind(&input.self_);
    values.push_bind(&input.class);
    values.push_bind(input.function);
    values.push_bind(input.r#async);
    values.push_bind(&input.select);
    values.push_bind(input.from);
    values.push_bind(&input.default);
    values.push_bind(&input.constructor);
    values.push_bind(input.order_date.map(DbTime::from));
    values.push_bind(&input.n_2nd);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: Uuid,
    input: &CreateTypeEntity,
) -> sqlx::Result<TypeEntity> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "type" SET "version" = "version" + 1"#);
    set(&mut update, "type", &input.r#type);
    set(&mut update, "match", &input.r#match);
    set(&mut update, "self", &input.self_);
    set(&mut update, "class", &input.class);
    set(&mut update, "function", input.function);
    set(&mut update, "async", input.r#async);
    set(&mut update, "select", &input.select);
    set(&mut update, "from", input.from);
    set(&mut update, "default", &input.default);
    set(&mut update, "constructor", &input.constructor);
    set(
        &mut update,
        "Order Date",
        input.order_date.map(DbTime::from),
    );
    set(&mut update, "2nd", &input.n_2nd);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: Uuid,
    patch: &UpdateTypeEntity,
) -> sqlx::Result<TypeEntity> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "type" SET "version" = "version" + 1"#);
    set_given(&mut update, "type", &patch.r#type);
    set_given(&mut update, "match", &patch.r#match);
    set_given(&mut update, "self", &patch.self_);
    set_given(&mut update, "class", &patch.class);
    set_given(&mut update, "function", &patch.function);
    set_given(&mut update, "async", &patch.r#async);
    set_given(&mut update, "select", &patch.select);
    set_given(&mut update, "from", &patch.from);
    set_given(&mut update, "default", &patch.default);
    set_given(&mut update, "constructor", &patch.constructor);
    set_given(
        &mut update,
        "Order Date",
        &patch.order_date.map(|value| value.map(DbTime::from)),
    );
    set_given(&mut update, "2nd", &patch.n_2nd);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the types with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "type""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the types with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[Uuid]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(DbUuid::from(*id));
    }
    query.push(")");
}
