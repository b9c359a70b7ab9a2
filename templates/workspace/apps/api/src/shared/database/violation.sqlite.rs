//! The rules of the database that an error of SQLite speaks of.

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::{FromRow, QueryBuilder};

use super::{Db, DbConnection};
use crate::shared::table::TableInfo;

/// The code of `cannot store TEXT value in INTEGER column` (SQLITE_CONSTRAINT_DATATYPE).
const WRONG_TYPE: &str = "3091";

/// A broken rule, by the names that the database has for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// These columns must be unique together.
    Unique(Vec<String>),
    /// A foreign key points to nothing, or something still points here.
    Reference,
    /// The condition with this name.
    Check(String),
    /// This column must have a value.
    NotNull(String),
    /// A value that the type of its column cannot hold.
    Unfit,
}

/// The rule that an error is about, if it is about one.
pub fn of(error: &sqlx::Error) -> Option<Violation> {
    let error = error.as_database_error()?;
    match error.kind() {
        ErrorKind::UniqueViolation => Some(Violation::Unique(columns(error))),
        ErrorKind::ForeignKeyViolation => Some(Violation::Reference),
        ErrorKind::CheckViolation => Some(Violation::Check(subject(error).to_owned())),
        ErrorKind::NotNullViolation => columns(error).pop().map(Violation::NotNull),
        _ if error.code().as_deref() == Some(WRONG_TYPE) => Some(Violation::Unfit),
        _ => None,
    }
}

/// The part of `CHECK constraint failed: products_price_check` that names something.
fn subject(error: &dyn DatabaseError) -> &str {
    let message = error.message();
    message.split_once(": ").map_or("", |(_, subject)| subject)
}

/// The columns of `UNIQUE constraint failed: products.code, products.name`.
fn columns(error: &dyn DatabaseError) -> Vec<String> {
    let names = subject(error).split(", ");
    names
        .filter_map(|name| name.split_once('.'))
        .map(|(_, column)| column.to_owned())
        .collect()
}

/// One column of a foreign key.
#[derive(Debug, FromRow)]
struct Link {
    child: String,
    id: i64,
    parent: String,
    from: String,
    to: String,
}

/// The columns whose reference points to nothing. SQLite does not say which, so they are looked up.
pub async fn dangling_columns(
    connection: &mut DbConnection,
    table: &TableInfo,
    _error: &sqlx::Error,
    values: &Value,
) -> sqlx::Result<Vec<String>> {
    let links: Vec<Link> = sqlx::query_as(
        r#"
        SELECT $1 AS child, f.id, f."table" AS parent, f."from",
            coalesce(f."to", (SELECT name FROM pragma_table_info(f."table") WHERE pk = f.seq + 1)) AS "to"
        FROM pragma_foreign_key_list($1) AS f
        ORDER BY f.id, f.seq
        "#,
    )
    .bind(table.name)
    .fetch_all(&mut *connection)
    .await?;
    for links in grouped(links) {
        let pairs = links
            .iter()
            .map(|link| (link.to.as_str(), link.from.as_str()));
        let count = matching_rows(connection, table, &links[0].parent, pairs, values).await?;
        if count == Some(0) {
            return Ok(links.into_iter().map(|link| link.from).collect());
        }
    }
    Ok(Vec::new())
}

/// The tables whose rows point to these records, with how many do.
pub async fn blocking_tables(
    connection: &mut DbConnection,
    table: &TableInfo,
    _error: &sqlx::Error,
    records: &[Value],
) -> sqlx::Result<Vec<(String, Option<i64>)>> {
    let links: Vec<Link> = sqlx::query_as(
        r#"
        SELECT m.name AS child, f.id, f."table" AS parent, f."from",
            coalesce(f."to", (SELECT name FROM pragma_table_info(f."table") WHERE pk = f.seq + 1)) AS "to"
        FROM sqlite_master AS m
        JOIN pragma_foreign_key_list(m.name) AS f
        WHERE m.type = 'table'
            AND lower(f."table") = lower($1)
            AND f.on_delete IN ('NO ACTION', 'RESTRICT')
        ORDER BY m.name, f.id, f.seq
        "#,
    )
    .bind(table.name)
    .fetch_all(&mut *connection)
    .await?;
    let mut blocking = BTreeMap::new();
    for links in grouped(links) {
        for record in records {
            let child = &links[0].child;
            let pairs = links
                .iter()
                .map(|link| (link.from.as_str(), link.to.as_str()));
            let count = matching_rows(connection, table, child, pairs, record).await?;
            *blocking.entry(child.clone()).or_insert(0) += count.unwrap_or(0);
        }
    }
    let blocking = blocking.into_iter().filter(|(_, count)| *count > 0);
    Ok(blocking
        .map(|(child, count)| (child, Some(count)))
        .collect())
}

/// The columns of each foreign key together.
fn grouped(links: Vec<Link>) -> Vec<Vec<Link>> {
    let mut groups: Vec<Vec<Link>> = Vec::new();
    for link in links {
        match groups.last_mut() {
            Some(group) if group[0].child == link.child && group[0].id == link.id => {
                group.push(link);
            }
            _ => groups.push(vec![link]),
        }
    }
    groups
}

/// How many rows of a table have, in the first columns of the pairs, what a record has in the second ones. Nothing when the
/// record has no such value.
async fn matching_rows<'a>(
    connection: &mut DbConnection,
    table: &TableInfo,
    other: &str,
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
    record: &Value,
) -> sqlx::Result<Option<i64>> {
    let mut query = QueryBuilder::<Db>::new("SELECT count(*) FROM ");
    query.push(quoted(other)).push(" WHERE true");
    for (theirs, ours) in pairs {
        let value = table.field(ours).and_then(|field| record.get(field));
        let text = match value {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => return Ok(None),
        };
        query.push(" AND ").push(quoted(theirs)).push(" = ");
        query.push_bind(text);
    }
    let count = query.build_query_scalar().fetch_one(connection).await?;
    Ok(Some(count))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
