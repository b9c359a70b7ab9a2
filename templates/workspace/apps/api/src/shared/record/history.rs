//! What the audit log tells of a table: who changed which record when, and what it was before and after.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use sqlx::types::Json;
use sqlx::{FromRow, QueryBuilder, Row};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::database::{Db, DbConnection, DbRow, DbTime, DbUuid};
use crate::shared::http::{ApiAnswer, ApiError, ApiResult, PageQuery};
use crate::shared::query::fetch_within;
use crate::shared::table::{Access, ColumnInfo, TableInfo};

/// One change that somebody has made.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    pub id: String,
    pub at: DateTime<Utc>,
    pub user: HistoryUser,
    pub request_id: String,
    /// `create`, `update` or `delete`; `import` for many records at once, and what else the audit log knows.
    pub action: String,
    /// The key of the record, or of the import.
    pub entity_id: String,
    /// The fields that have another value after it, without those that the server sets.
    pub changed: Vec<&'static str>,
    /// The record as it was, with the fields that it shows now; null before there was one.
    #[schema(value_type = Option<Object>)]
    pub before: Option<Box<RawValue>>,
    /// The record as it was then; null when it was gone.
    #[schema(value_type = Option<Object>)]
    pub after: Option<Box<RawValue>>,
}

/// Who has made a change, as they were called then.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryUser {
    pub id: Uuid,
    pub email: String,
}

/// One page of what happened to the records of a table, or to one of them: the newest first.
pub async fn page(
    app: &App,
    user: &User,
    table: &TableInfo,
    id: Option<&str>,
    query: &PageQuery,
) -> ApiResult<ApiAnswer> {
    if !user.may(table.resource, "read") {
        return Err(ApiError::forbidden(table.resource, "read"));
    }
    let (page, limit) = query.checked()?;
    let mut connection = app.database.read().await?;
    let total = count(&mut connection, table, id).await?;
    let mut entries = read(&mut connection, table, id, page, limit).await?;
    connection.release();
    for entry in &mut entries {
        let before = shown(table, entry.before.as_deref())?;
        let after = shown(table, entry.after.as_deref())?;
        entry.changed = changed(table, before.as_ref(), after.as_ref());
        entry.before = before.map(|fields| to_raw_value(&fields)).transpose()?;
        entry.after = after.map(|fields| to_raw_value(&fields)).transpose()?;
    }
    ApiAnswer::page(&entries, page, limit, total)
}

async fn count(
    connection: &mut DbConnection,
    table: &TableInfo,
    id: Option<&str>,
) -> sqlx::Result<i64> {
    let mut count = QueryBuilder::<Db>::new("SELECT count(*) FROM app_audit_log");
    push_where(&mut count, table, id);
    count.build_query_scalar().fetch_one(connection).await
}

/// What is no record, such as the keys of an import, stays in the database.
async fn read(
    connection: &mut DbConnection,
    table: &TableInfo,
    id: Option<&str>,
    page: i64,
    limit: i64,
) -> sqlx::Result<Vec<HistoryEntry>> {
    let mut select = QueryBuilder::<Db>::new(
        r#"
        SELECT id, at, request_id, user_id, user_email, action, entity_id,
            CASE WHEN action IN ('update', 'delete') THEN before END AS before,
            CASE WHEN action IN ('create', 'update') THEN after END AS after
        FROM app_audit_log
        "#,
    );
    push_where(&mut select, table, id);
    select.push(" ORDER BY id DESC LIMIT ").push(limit);
    select.push(" OFFSET ").push_bind((page - 1) * limit);
    fetch_within(connection, select).await
}

fn push_where(query: &mut QueryBuilder<Db>, table: &TableInfo, id: Option<&str>) {
    query.push(" WHERE resource = ").push_bind(table.resource);
    if let Some(id) = id {
        query.push(" AND entity_id = ").push_bind(id.to_owned());
    }
}

/// The texts of fields, by their names.
pub(super) type Fields = BTreeMap<String, Box<RawValue>>;

/// The fields that a record shows now: one may have become secret since.
pub(super) fn shown(
    table: &TableInfo,
    record: Option<&RawValue>,
) -> serde_json::Result<Option<Fields>> {
    let Some(record) = record else {
        return Ok(None);
    };
    let mut fields: Fields = serde_json::from_str(record.get())?;
    fields.retain(|name, _| table.column(name).is_some_and(ColumnInfo::is_shown));
    Ok(Some(fields))
}

/// What differs, of what clients say; a field that was not there yet has no value.
fn changed(
    table: &TableInfo,
    before: Option<&Fields>,
    after: Option<&Fields>,
) -> Vec<&'static str> {
    let names = table
        .columns
        .iter()
        .filter(|column| column.access != Access::ReadOnly)
        .map(|column| column.name);
    names
        .filter(|name| text(before, name) != text(after, name))
        .collect()
}

fn text<'f>(fields: Option<&'f Fields>, name: &str) -> &'f str {
    let value = fields.and_then(|fields| fields.get(name));
    value.map_or("null", |value| value.get())
}

impl FromRow<'_, DbRow> for HistoryEntry {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let record = |name| -> sqlx::Result<Option<Box<RawValue>>> {
            let value: Option<Json<Box<RawValue>>> = row.try_get(name)?;
            Ok(value.map(|Json(value)| value))
        };
        Ok(Self {
            id: row.try_get::<i64, _>("id")?.to_string(),
            at: row.try_get::<DbTime, _>("at")?.into(),
            user: HistoryUser {
                id: row.try_get::<DbUuid, _>("user_id")?.into(),
                email: row.try_get("user_email")?,
            },
            request_id: row.try_get("request_id")?,
            action: row.try_get("action")?,
            entity_id: row.try_get("entity_id")?,
            changed: Vec::new(),
            before: record("before")?,
            after: record("after")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::shared::table::ColumnKind;

    static TABLE: TableInfo = TableInfo {
        name: "things",
        resource: "things",
        code: "THINGS",
        key: &["id"],
        columns: &[
            ColumnInfo::new("id", "id", ColumnKind::Integer).read_only(),
            ColumnInfo::new("name", "name", ColumnKind::Text),
            ColumnInfo::new("note", "note", ColumnKind::Text).nullable(),
            ColumnInfo::new("token", "token", ColumnKind::Text).write_only(),
            ColumnInfo::new("version", "version", ColumnKind::Integer).read_only(),
        ],
        checks: &[],
        default_sort: "id",
    };

    fn fields(record: serde_json::Value) -> Fields {
        let record = to_raw_value(&record).unwrap();
        shown(&TABLE, Some(&record)).unwrap().unwrap()
    }

    #[test]
    fn what_has_become_secret_or_is_gone_is_not_shown() {
        let kept = fields(json!({ "id": 1, "token": "t", "dropped": true }));
        assert_eq!(kept.keys().collect::<Vec<_>>(), ["id"]);
    }

    #[test]
    fn what_has_changed_is_named_without_what_the_server_sets() {
        let before = fields(json!({ "id": 1, "name": "a", "token": "s", "version": 1 }));
        let after = fields(json!({ "id": 1, "name": "b", "note": null, "version": 2 }));
        assert_eq!(changed(&TABLE, Some(&before), Some(&after)), ["name"]);
        assert_eq!(changed(&TABLE, None, Some(&after)), ["name"]);
        assert_eq!(changed(&TABLE, Some(&after), None), ["name"]);
    }
}
