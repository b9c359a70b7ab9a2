//! The SQL of employees.

use sqlx::{FromRow, QueryBuilder};

use super::schemas::{CreateEmployee, Employee, TABLE, UpdateEmployee};
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE};
use crate::shared::query::{ListQuery, fetch_within, set, set_given};
use crate::shared::record::RecordReader;

pub const SELECT: &str = r#"
    SELECT "employee_id", "name", "reports_to", "version"
    FROM "employees"
"#;

const RETURNING: &str = r#"    RETURNING "employee_id", "name", "reports_to", "version" "#;

impl FromRow<'_, DbRow> for Employee {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            employee_id: row.key("employee_id")?,
            name: row.value("name")?,
            reports_to: row.value("reports_to")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
        })
    }
}

/// One page of the employees that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<Employee>, i64)> {
    query.fetch(connection, SELECT).await
}

pub async fn find(connection: &mut DbConnection, id: i32) -> sqlx::Result<Option<Employee>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, &[id]);
    select.build_query_as().fetch_optional(connection).await
}

/// The employees with these ids, locked until the end of the transaction.
pub async fn lock(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<Vec<Employee>> {
    let mut select = QueryBuilder::<Db>::new(SELECT);
    push_key(&mut select, ids);
    select.push(FOR_UPDATE);
    fetch_within(connection, select).await
}

pub async fn insert(
    connection: &mut DbConnection,
    input: &CreateEmployee,
) -> sqlx::Result<Employee> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "employees" (
            "name",
            "reports_to"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(&input.name);
    values.push_bind(input.reports_to);
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}

/// Sets everything that a client may set.
pub async fn replace(
    connection: &mut DbConnection,
    id: i32,
    input: &CreateEmployee,
) -> sqlx::Result<Employee> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "employees" SET "version" = "version" + 1"#);
    set(&mut update, "name", &input.name);
    set(&mut update, "reports_to", input.reports_to);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Sets what a patch sets.
pub async fn update(
    connection: &mut DbConnection,
    id: i32,
    patch: &UpdateEmployee,
) -> sqlx::Result<Employee> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "employees" SET "version" = "version" + 1"#);
    set_given(&mut update, "name", &patch.name);
    set_given(&mut update, "reports_to", &patch.reports_to);
    push_key(&mut update, &[id]);
    update.push(RETURNING);
    update.build_query_as().fetch_one(connection).await
}

/// Raises the versions of the employees with these ids, which the database has changed.
pub async fn raise_versions(
    connection: &mut DbConnection,
    ids: &[i32],
) -> sqlx::Result<Vec<Employee>> {
    let mut update = QueryBuilder::<Db>::new(r#"UPDATE "employees" SET "version" = "version" + 1"#);
    push_key(&mut update, ids);
    update.push(RETURNING);
    update.build_query_as().fetch_all(connection).await
}

/// Deletes the employees with these ids.
pub async fn delete(connection: &mut DbConnection, ids: &[i32]) -> sqlx::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut delete = QueryBuilder::<Db>::new(r#"DELETE FROM "employees""#);
    push_key(&mut delete, ids);
    delete.build().execute(connection).await?;
    Ok(())
}

/// Adds the condition that finds the employees with these ids.
fn push_key(query: &mut QueryBuilder<Db>, ids: &[i32]) {
    query.push(r#" WHERE "employee_id" IN ("#);
    let mut values = query.separated(", ");
    for id in ids {
        values.push_bind(id);
    }
    query.push(")");
}
