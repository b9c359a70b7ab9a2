//! Numbers about a table, counted when they are asked for: all of them in one statement, so of one moment.

use std::collections::BTreeMap;

use axum::extract::Extension;
use chrono::{Days, NaiveDate, Utc};
use serde::Serialize;
use sqlx::{AssertSqlSafe, Row};

use super::service::{About, Service};
use crate::shared::app::App;
use crate::shared::database::day_of;
use crate::shared::http::{ApiAnswer, ApiResult};
use crate::shared::query::{expression, quoted};
use crate::shared::table::{ColumnInfo, ColumnKind};

/// How many days are told of, today among them.
const DAYS: u64 = 30;

/// The group that stands for all records, and the one of the days.
const TOTAL: &str = "";
const DAY: &str = "~day";

#[derive(Debug, Serialize)]
struct Stats {
    total: i64,
    /// By field: how many records have each value. Records without one are not among them.
    groups: BTreeMap<&'static str, BTreeMap<String, i64>>,
    /// How many were created on each of the last days (UTC), the oldest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Vec<Day>>,
}

#[derive(Debug, Serialize)]
struct Day {
    day: NaiveDate,
    count: i64,
}

/// `GET /api/<resource>/stats`
pub async fn show(
    app: App,
    Extension(service): Extension<&'static dyn Service>,
) -> ApiResult<ApiAnswer> {
    let about = service.about();
    let today = Utc::now().date_naive();
    let first = today.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(today);
    let mut connection = app.database.read().await?;
    let mut query = sqlx::query(AssertSqlSafe(statement(about)));
    if about.created_at.is_some() {
        query = query.bind(first.to_string());
    }
    let rows = query.fetch_all(&mut *connection).await?;
    connection.release();
    let mut counted: BTreeMap<(String, String), i64> = BTreeMap::new();
    for row in rows {
        let (group, value) = (row.try_get("field")?, row.try_get("value")?);
        counted.insert((group, value), row.try_get("records")?);
    }
    let count = |group: &str, value: String| {
        let of = counted.get(&(group.to_owned(), value));
        of.copied().unwrap_or_default()
    };
    let groups = counted_columns(about).map(|column| {
        let values = values(column);
        let counts = values.map(|value| (value.to_owned(), count(column.name, value.to_owned())));
        (column.name, counts.collect())
    });
    let days = first.iter_days().take_while(|day| *day <= today);
    let days = days.map(|day| Day {
        day,
        count: count(DAY, day.to_string()),
    });
    ApiAnswer::data(Stats {
        total: count(TOTAL, String::new()),
        groups: groups.collect(),
        days: about.created_at.map(|_| days.collect()),
    })
}

/// The fields whose values are counted: the status and the flags.
fn counted_columns(about: &About) -> impl Iterator<Item = &'static ColumnInfo> {
    let flags = about.flags.iter().map(|flag| flag.field);
    let fields = about.status.into_iter().chain(flags);
    fields.filter_map(|field| about.table.column(field))
}

/// Every value that the column can have.
fn values(column: &ColumnInfo) -> impl Iterator<Item = &'static str> {
    let words: &[&str] = match column.kind {
        ColumnKind::Choice(words) => words,
        _ => &["false", "true"],
    };
    words.iter().copied()
}

fn statement(about: &About) -> String {
    let table = quoted(about.table.name);
    let total = format!("SELECT '{TOTAL}' AS field, '' AS value, count(*) AS records FROM {table}");
    let groups = counted_columns(about).map(|column| {
        let name = column.name;
        let expression = expression(column);
        let value = match column.kind {
            ColumnKind::Boolean => format!("CASE WHEN {expression} THEN 'true' ELSE 'false' END"),
            _ => expression.clone(),
        };
        format!("SELECT '{name}', {value}, count(*) FROM {table} WHERE {expression} IS NOT NULL GROUP BY 2")
    });
    let created = about.created_at.and_then(|field| about.table.column(field));
    let days = created.map(|column| {
        let day = day_of(&expression(column), column.kind == ColumnKind::TimestampTz);
        format!("SELECT '{DAY}', {day}, count(*) FROM {table} WHERE {day} >= $1 GROUP BY 2")
    });
    let parts = std::iter::once(total).chain(groups).chain(days);
    parts.collect::<Vec<_>>().join(" UNION ALL ")
}
