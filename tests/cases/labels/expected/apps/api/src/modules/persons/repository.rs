//! The SQL of persons.

use sqlx::{FromRow, QueryBuilder};

use super::schemas::{CreatePerson, Person, TABLE, UpdatePerson};
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE};
use crate::shared::query::{ListQuery, fetch_within, set, set_given};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "id", "first_name", "last_name", "version"
    FROM "persons"
"#;

const RETURNING: &str = r#"    RETURNING "id", "first_name", "last_name", "version" "#;

impl FromRow<'_, DbRow> for Person {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            id: row.key("id")?,
            first_name: row.value("first_name")?,
            last_name: row.value("last_name")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the persons that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Person>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: i32) -> sqlx::Result<Option<Person>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The persons with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<Vec<Person>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(connection: &mut DbConnection, input: &CreatePerson) -> sqlx::Result<Person> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "persons" (
            "first_name",
            "last_name"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(&input.first_name);
    values.push_bind(&input.last_name);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: i32,
    input: &CreatePerson,
) -> sqlx::Result<Person> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "persons" SET "version" = "version" + 1"#);
    set(&mut update, "first_name", &input.first_name);
    set(&mut update, "last_name", &input.last_name);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: i32,
    patch: &UpdatePerson,
) -> sqlx::Result<Person> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "persons" SET "version" = "version" + 1"#);
    set_given(&mut update, "first_name", &patch.first_name);
    set_given(&mut update, "last_name", &patch.last_name);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Deletes the persons with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "persons""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the persons with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[i32]) {
    query.push(r#" WHERE "id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(id);
    }
    query.push(")");
}
