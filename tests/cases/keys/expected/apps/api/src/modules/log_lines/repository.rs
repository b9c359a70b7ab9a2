//! The SQL of log lines.

use sqlx::{FromRow, QueryBuilder};

use super::schemas::{CreateLogLine, LogLine, TABLE};
use crate::shared::database::{Db, DbConnection, DbRow};
use crate::shared::query::{ListQuery, push_or_default};
use crate::shared::record::RecordReader;

const SELECT: &str = r#"
    SELECT "line", "level", "version"
    FROM "log_lines"
"#;

const RETURNING: &str = r#"    RETURNING "line", "level", "version" "#;

impl FromRow<'_, DbRow> for LogLine {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let mut row = RecordReader::new(row, &TABLE);
        Ok(Self {
            line: row.value("line")?,
            level: row.value("level")?,
            version: row.value("version")?,
            unreadable: row.unreadable(),
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
