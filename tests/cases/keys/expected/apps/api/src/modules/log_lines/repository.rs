//! The SQL of log lines.

use sqlx::{FromRow, QueryBuilder, Row as _};

use super::schemas::{CreateLogLine, LogLine};
use crate::shared::database::{Db, DbConnection, DbRow};
use crate::shared::query::{ListQuery, push_or_default};

const SELECT: &str = r#"
    SELECT "line", "level", "version"
    FROM "log_lines"
"#;

const RETURNING: &str = r#"    RETURNING "line", "level", "version" "#;

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
    query.fetch(connection, SELECT).await
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
    insert.push(")");
    insert.push(RETURNING);
    insert.build_query_as().fetch_one(connection).await
}
