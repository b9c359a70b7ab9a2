//! Rows that break a rule of their table.

use sqlx::QueryBuilder;

use super::lookup::{numbers, parts, push_rows};
use super::service::RowCheck;
use crate::shared::database::{Db, DbConnection, violation};
use crate::shared::query::quoted;
use crate::shared::table::{TableInfo, Value};

/// For each row its place in the page, and its values.
type Rows = [(usize, Vec<Option<Value>>)];

/// Which of the rows break a rule, or make it fail. As in a table, one for which it cannot be decided is kept.
pub async fn breaking(
    connection: &mut DbConnection,
    table: &TableInfo,
    check: &RowCheck,
    rows: &Rows,
) -> sqlx::Result<Vec<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<&Rows> = parts(rows, check.columns.len()).collect();
    while let Some(rows) = open.pop() {
        match numbers(connection, broken(table, check, rows)).await {
            Ok(numbers) => found.extend(numbers),
            // A division by zero, say: the rows are tried in halves, until those that fail are alone.
            Err(error) if violation::of(&error).is_some() => match rows {
                [(number, _)] => found.push(*number),
                _ => open.extend(<[_; 2]>::from(rows.split_at(rows.len() / 2))),
            },
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn broken(table: &TableInfo, check: &RowCheck, rows: &Rows) -> QueryBuilder<Db> {
    let mut query = QueryBuilder::new(r#"WITH "~rows" ("~n""#);
    for column in check.columns {
        query.push(", ").push(quoted(column));
    }
    // The first row says of which types the values are, also where all of them are null.
    query.push(") AS (VALUES (-1");
    for column in check.columns {
        query.push(", (SELECT ").push(quoted(column));
        query
            .push(" FROM ")
            .push(quoted(table.name))
            .push(" WHERE 1 = 0)");
    }
    query.push("), ");
    let values = rows
        .iter()
        .map(|(number, values)| (*number, values.iter().map(Option::as_ref)));
    push_rows(&mut query, values);
    query.push(r#") SELECT "~n" FROM "~rows" WHERE NOT ("#);
    query.push(check.condition).push(")");
    query
}
