//! What the database knows of the values of rows: records that are there already, and references to nothing.

use serde_json::{Map, Value as Json};
use sqlx::{QueryBuilder, Row as _};

use super::service::{About, Reference};
use crate::shared::database::{Db, DbConnection, DbRow, push_value};
use crate::shared::query::quoted;
use crate::shared::table::{ColumnInfo, TableInfo, Value};

/// How many values one statement may have.
const MAX_VALUES: usize = 15_000;

/// The values of some columns of one row.
pub type Values = Vec<Value>;

/// The values of these columns in a record, when all of them are given.
pub fn values_of(
    table: &TableInfo,
    columns: &[&str],
    record: &Map<String, Json>,
) -> Option<Values> {
    nullable_values_of(table, columns, record)?
        .into_iter()
        .collect()
}

/// The same, where null is a value, too; nothing when the database gives one of them.
pub fn nullable_values_of(
    table: &TableInfo,
    columns: &[&str],
    record: &Map<String, Json>,
) -> Option<Vec<Option<Value>>> {
    columns
        .iter()
        .map(|name| value_of(table.database_column(name)?, record))
        .collect()
}

fn value_of(column: &ColumnInfo, record: &Map<String, Json>) -> Option<Option<Value>> {
    match record.get(column.name)? {
        Json::Null => Some(None),
        value => column.kind.parse_json(value).map(Some),
    }
}

/// What finds the record that agrees with a row in columns that are unique together.
#[derive(Debug)]
pub struct Twin {
    columns: Vec<&'static ColumnInfo>,
    values: Values,
}

impl Twin {
    pub fn of(table: &TableInfo, columns: &[&str], record: &Map<String, Json>) -> Option<Self> {
        Some(Self {
            values: values_of(table, columns, record)?,
            columns: columns
                .iter()
                .filter_map(|name| table.database_column(name))
                .collect(),
        })
    }

    /// Adds the condition that finds it.
    pub fn push_condition(&self, query: &mut QueryBuilder<Db>) {
        let mut word = " WHERE ";
        for (column, value) in self.columns.iter().zip(&self.values) {
            query.push(word).push(compared(None, column, column.column));
            query.push(" = ");
            push_value(query, value);
            word = " AND ";
        }
    }
}

/// Which of the rows have a record in the table that agrees with them in these columns.
pub async fn existing(
    connection: &mut DbConnection,
    table: &TableInfo,
    columns: &[&str],
    rows: &[(usize, Values)],
) -> sqlx::Result<Vec<usize>> {
    let mut found = Vec::new();
    for rows in parts(rows, columns.len()) {
        let mut query = with_rows(rows, columns.len());
        query.push(r#" SELECT DISTINCT "~n" FROM "~rows" JOIN "#);
        query.push(quoted(table.name)).push(r#" AS "~t" ON "#);
        push_equal(&mut query, table, columns, columns);
        found.extend(numbers(connection, query).await?);
    }
    Ok(found)
}

/// Which of the rows refer to something that does not exist.
pub async fn dangling(
    connection: &mut DbConnection,
    table: &TableInfo,
    reference: &Reference,
    rows: &[(usize, Values)],
) -> sqlx::Result<Vec<usize>> {
    let mut found = Vec::new();
    for rows in parts(rows, reference.columns.len()) {
        let mut query = with_rows(rows, reference.columns.len());
        query.push(r#" SELECT "~n" FROM "~rows" WHERE NOT EXISTS (SELECT 1 FROM "#);
        query
            .push(quoted(reference.table))
            .push(r#" AS "~t" WHERE "#);
        push_equal(&mut query, table, reference.columns, reference.targets);
        query.push(")");
        found.extend(numbers(connection, query).await?);
    }
    Ok(found)
}

/// Some values that a reference may have, as text; of one that is unique those that nothing refers to yet, for whoever may know
/// the table itself.
pub async fn targets(
    connection: &mut DbConnection,
    about: &About,
    reference: &Reference,
    knows_own: bool,
    count: usize,
) -> sqlx::Result<Vec<Vec<String>>> {
    let mut query = QueryBuilder::<Db>::new("SELECT ");
    push_each(&mut query, reference.targets, ", ", |query, target| {
        query.push(format_args!("CAST(t.{} AS text)", quoted(target)));
    });
    query
        .push(" FROM ")
        .push(quoted(reference.table))
        .push(" AS t WHERE ");
    push_each(&mut query, reference.targets, " AND ", |query, target| {
        query.push(format_args!("t.{} IS NOT NULL", quoted(target)));
    });
    if knows_own && about.uniques.contains(&reference.columns) {
        query
            .push(" AND NOT EXISTS (SELECT 1 FROM ")
            .push(quoted(about.table.name))
            .push(" AS own WHERE ");
        let pairs = reference.columns.iter().zip(reference.targets);
        push_each(&mut query, pairs, " AND ", |query, (column, target)| {
            query.push(format_args!(
                "own.{} = t.{}",
                quoted(column),
                quoted(target)
            ));
        });
        query.push(")");
    }
    query.push(" LIMIT ").push(count);
    let rows = query
        .build()
        .persistent(false)
        .fetch_all(connection)
        .await?;
    let texts = |row: &DbRow| (0..row.len()).map(|index| row.try_get(index)).collect();
    rows.iter().map(texts).collect()
}

/// Adds a piece of SQL for each of some items.
fn push_each<T>(
    query: &mut QueryBuilder<Db>,
    items: impl IntoIterator<Item = T>,
    between: &str,
    push: impl Fn(&mut QueryBuilder<Db>, T),
) {
    for (index, item) in items.into_iter().enumerate() {
        query.push(if index == 0 { "" } else { between });
        push(query, item);
    }
}

pub fn parts<V>(rows: &[(usize, V)], columns: usize) -> impl Iterator<Item = &[(usize, V)]> {
    rows.chunks((MAX_VALUES / columns.max(1)).max(1))
}

/// The beginning of a query in which the rows are a table `~rows` with the columns `~n`, `~0`, `~1` and so on: no names that a
/// table of somebody's has.
fn with_rows(rows: &[(usize, Values)], columns: usize) -> QueryBuilder<Db> {
    let mut query = QueryBuilder::new(r#"WITH "~rows" ("~n""#);
    for index in 0..columns {
        query.push(format_args!(r#", "~{index}""#));
    }
    query.push(") AS (VALUES ");
    let values = rows
        .iter()
        .map(|(number, values)| (*number, values.iter().map(Some)));
    push_rows(&mut query, values);
    query.push(")");
    query
}

/// Adds `(0, $1, $2), (1, $3, NULL)`.
pub fn push_rows<'a>(
    query: &mut QueryBuilder<Db>,
    rows: impl Iterator<Item = (usize, impl Iterator<Item = Option<&'a Value>>)>,
) {
    push_each(query, rows, ", ", |query, (number, values)| {
        query.push("(").push(number);
        for value in values {
            query.push(", ");
            match value {
                Some(value) => push_value(query, value),
                None => drop(query.push("NULL")),
            }
        }
        query.push(")");
    });
}

fn push_equal(query: &mut QueryBuilder<Db>, table: &TableInfo, columns: &[&str], targets: &[&str]) {
    let pairs = columns.iter().zip(targets).enumerate();
    push_each(query, pairs, " AND ", |query, (index, (name, target))| {
        if let Some(column) = table.database_column(name) {
            query.push(compared(Some(r#""~t""#), column, target));
        }
        query.push(format_args!(r#" = "~{index}""#));
    });
}

/// What is compared with a value: the column itself, or its text where only the database knows its type.
fn compared(table: Option<&str>, column: &ColumnInfo, name: &str) -> String {
    let prefix = table.map(|table| format!("{table}.")).unwrap_or_default();
    let name = format!("{prefix}{}", quoted(name));
    match column.is_read_as_text {
        true => format!("CAST({name} AS text)"),
        false => name,
    }
}

pub async fn numbers(
    connection: &mut DbConnection,
    mut query: QueryBuilder<Db>,
) -> sqlx::Result<Vec<usize>> {
    // Statements of many shapes, each used once or twice: they are not kept prepared.
    let query = query.build_query_scalar::<i32>().persistent(false);
    let numbers: Vec<i32> = query.fetch_all(connection).await?;
    let numbers = numbers.into_iter().map(usize::try_from);
    Ok(numbers.filter_map(Result::ok).collect())
}
