//! The SQL of log lines.

use sqlx::{FromRow, QueryBuilder, Row as _};

use super::schemas::{CreateLogLine, LogLine};
use crate::shared::database::{Db, DbConnection, DbRow};
use crate::shared::query::{ListQuery, push_or_default};

const COLUMNS: &str = r#"
    "line",
    "level",
    "version"
"#;

impl FromRow<'_, DbRow> for LogLine {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        Ok(Self {
            line: row.try_get("line")?,
            level: row.try_get("level")?,
            version: row.try_get("version")?,
        })
    }
}

/// One page of the log lines that match, and how many match in all.
pub async fn list(
    connection: &mut DbConnection,
    query: &ListQuery,
) -> sqlx::Result<(Vec<LogLine>, i64)> {
    let mut select = select();
    query.push_where(&mut select);
    query.push_page(&mut select);
    let log_lines = select.build_query_as().fetch_all(&mut *connection).await?;

    let mut count = QueryBuilder::<Db>::new(r#"SELECT count(*) FROM "log_lines""#);
    query.push_where(&mut count);
    let total = count.build_query_scalar().fetch_one(connection).await?;
    Ok((log_lines, total))
}

pub async fn insert(connection: &mut DbConnection, input: &CreateLogLine) -> sqlx::Result<LogLine> {
    let mut insert = QueryBuilder::<Db>::new(
        r#"
        INSERT INTO "log_lines" (
            "line",
            "level"
        ) VALUES (
    "#,
    );
    let mut values = insert.separated(", ");
    values.push_bind(&input.line);
    push_or_default(&mut values, &input.level, "0");
    insert.push(") RETURNING ");
    insert.push(COLUMNS);
    insert.build_query_as().fetch_one(connection).await
}

/// The beginning of every query for log lines.
fn select() -> QueryBuilder<Db> {
    let mut select = QueryBuilder::new("SELECT ");
    select.push(COLUMNS).push(r#"FROM "log_lines""#);
    select
}
