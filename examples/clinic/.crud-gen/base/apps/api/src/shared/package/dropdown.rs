//! The records of a table as a choice: the key of each, and what names it to a person.

use axum::extract::{Extension, RawQuery};
use serde::Serialize;
use serde_json::Value as Json;

use super::service::{About, Service};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::database::{DbRow, value_at};
use crate::shared::http::{ApiAnswer, ApiError, ApiResult, query_pairs};
use crate::shared::query::ListQuery;
use crate::shared::record::key;
use crate::shared::table::{ColumnInfo, ColumnKind, Value};

/// A record to choose.
#[derive(Debug, Serialize)]
struct Choice {
    id: Json,
    label: String,
}

/// `GET /api/<resource>/dropdown`: asked as a list is, but for its fields.
pub async fn list(
    app: App,
    user: User,
    Extension(service): Extension<&'static dyn Service>,
    RawQuery(query): RawQuery,
) -> ApiResult<ApiAnswer> {
    let about = service.about();
    let mut pairs = query_pairs(query.as_deref().unwrap_or_default())?;
    if pairs.iter().any(|(name, _)| name == "fields") {
        return Err(ApiError::bad_request("a choice has no `fields`"));
    }
    if !pairs.iter().any(|(name, _)| name == "sort") {
        pairs.push(("sort".to_owned(), about.label.to_owned()));
    }
    let query = ListQuery::of(about.table, &pairs, app.readable(&user))?;
    let columns = columns(about);
    let mut connection = app.database.read().await?;
    let (rows, total) = query.rows(&mut connection, about.select, &columns).await?;
    connection.release();
    let choices: sqlx::Result<Vec<Choice>> = rows.iter().map(|row| choice(&columns, row)).collect();
    ApiAnswer::page(&choices?, query.page, query.limit, total)
}

/// The key, and the label behind it.
fn columns(about: &About) -> Vec<&'static ColumnInfo> {
    let key = about.table.key.iter();
    let key = key.filter_map(|name| about.table.database_column(name));
    key.chain(about.table.column(about.label)).collect()
}

fn choice(columns: &[&ColumnInfo], row: &DbRow) -> sqlx::Result<Choice> {
    let values = columns.iter().enumerate();
    let values = values.map(|(index, column)| value_at(row, index, column.kind));
    let values = values.collect::<sqlx::Result<Vec<Option<Value>>>>()?;
    let text = |value: &Option<Value>| value.as_ref().map(Value::to_string).unwrap_or_default();
    let texts: Vec<String> = values.iter().map(text).collect();
    let Some((label, key)) = texts.split_last() else {
        return Err(sqlx::Error::RowNotFound);
    };
    let id = match (&values[..], columns) {
        ([Some(Value::Integer(number)), _], [column, _]) if is_number(column) => (*number).into(),
        ([_, _], _) => key.concat().into(),
        _ => key::join(key).into(),
    };
    let label = match label.is_empty() {
        true => key.join(" "),
        false => label.clone(),
    };
    Ok(Choice { id, label })
}

/// Whether JSON shows a key of this column as a number.
fn is_number(column: &ColumnInfo) -> bool {
    matches!(column.kind, ColumnKind::Integer | ColumnKind::SmallInt)
}
