//! The SQL of orders.

use sqlx::{FromRow, QueryBuilder};

use super::schemas::{CreateOrder, Order, TABLE, UpdateOrder};
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE};
use crate::shared::query::{ListQuery, fetch_within, set, set_given};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "id", "group", "page", "limit", "sort", "search", "fields", "row", "input", "query", "user",
       "data", "value", "form", "length", "rows", "version", "row_version"
    FROM "order"
"#;

const RETURNING: &str = r#"
    RETURNING "id", "group", "page", "limit", "sort", "search", "fields", "row", "input", "query",
          "user", "data", "value", "form", "length", "rows", "version", "row_version"
"#;

impl FromRow<'_, DbRow> for Order {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key("id")?,
            group: row.value("group")?,
            page: row.value("page")?,
            limit: row.value("limit")?,
            sort: row.value("sort")?,
            search: row.value("search")?,
            fields: row.value("fields")?,
            row: row.value("row")?,
            input: row.value("input")?,
            query: row.value("query")?,
            user: row.value("user")?,
            data: row.value("data")?,
            value: row.value("value")?,
            form: row.value("form")?,
            length: row.value("length")?,
            rows: row.value("rows")?,
            version: row.value("version")?,
            row_version: row.value("row_version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the orders that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Order>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: i32) -> sqlx::Result<Option<Order>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The orders with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<Vec<Order>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(connection: &mut DbConnection, input: &CreateOrder) -> sqlx::Result<Order> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "order" (
            "group",
            "page",
            "limit",
            "sort",
            "search",
            "fields",
            "row",
            "input",
            "query",
            "user",
            "data",
            "value",
            "form",
            "length",
            "rows",
            "version"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(&input.group);
    values.push_bind(input.page);
    values.push_bind(input.limit);
    values.push_bind(&input.sort);
    values.push_bind(&input.search);
    values.push_bind(&input.fields);
    values.push_bind(&input.row);
    values.push_bind(&input.input);
    values.push_bind(&input.query);
    values.push_bind(&input.user);
    values.push_bind(&input.data);
    values.push_bind(&input.value);
    values.push_bind(&input.form);
    values.push_bind(input.length);
    values.push_bind(input.rows);
    values.push_bind(&input.version);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: i32,
    input: &CreateOrder,
) -> sqlx::Result<Order> {
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "order" SET "row_version" = "row_version" + 1"#);
    set(&mut update, "group", &input.group);
    set(&mut update, "page", input.page);
    set(&mut update, "limit", input.limit);
    set(&mut update, "sort", &input.sort);
    set(&mut update, "search", &input.search);
    set(&mut update, "fields", &input.fields);
    set(&mut update, "row", &input.row);
    set(&mut update, "input", &input.input);
    set(&mut update, "query", &input.query);
    set(&mut update, "user", &input.user);
    set(&mut update, "data", &input.data);
    set(&mut update, "value", &input.value);
    set(&mut update, "form", &input.form);
    set(&mut update, "length", input.length);
    set(&mut update, "rows", input.rows);
    set(&mut update, "version", &input.version);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: i32,
    patch: &UpdateOrder,
) -> sqlx::Result<Order> {
    let mut update =
        QueryBuilder::<Db>::new(r#"UPDATE "order" SET "row_version" = "row_version" + 1"#);
    set_given(&mut update, "group", &patch.group);
    set_given(&mut update, "page", &patch.page);
    set_given(&mut update, "limit", &patch.limit);
    set_given(&mut update, "sort", &patch.sort);
    set_given(&mut update, "search", &patch.search);
    set_given(&mut update, "fields", &patch.fields);
    set_given(&mut update, "row", &patch.row);
    set_given(&mut update, "input", &patch.input);
    set_given(&mut update, "query", &patch.query);
    set_given(&mut update, "user", &patch.user);
    set_given(&mut update, "data", &patch.data);
    set_given(&mut update, "value", &patch.value);
    set_given(&mut update, "form", &patch.form);
    set_given(&mut update, "length", &patch.length);
    set_given(&mut update, "rows", &patch.rows);
    set_given(&mut update, "version", &patch.version);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the orders with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "order""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the orders with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[i32]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(id);
    }
    query.push(")");
}
