//! Deleted records, as the audit log has kept them: what creates one again, and under which key.

use std::fmt::Display;

use axum::http::StatusCode;
use serde_json::value::RawValue;
use sqlx::types::Json;

use super::{Change, Entity, history};
use crate::shared::database::{Db, move_key};
use crate::shared::http::{ApiError, ApiResult, Problem, checked};
use crate::shared::query::Keys;
use crate::shared::table::{Access, TableInfo, TableInput};

/// The last that is known of a record.
const LAST: &str = r#"
    SELECT action, before FROM app_audit_log
    WHERE resource = $1 AND entity_id = $2 AND action IN ('create', 'update', 'delete')
    ORDER BY id DESC LIMIT 1
"#;

impl Change {
    /// What creates a deleted record again: what the history has of it, for whoever may see that.
    pub async fn deleted<I: TableInput>(&mut self, id: &impl Display) -> ApiResult<I> {
        let table = I::TABLE;
        if !self.user().may(table.resource, "history") {
            return Err(ApiError::forbidden(table.resource, "history"));
        }
        let last = sqlx::query_as::<Db, (String, Option<Json<Box<RawValue>>>)>(LAST)
            .bind(table.resource)
            .bind(id.to_string());
        let (action, record) = table.found(last.fetch_optional(self.connection()).await?)?;
        let Some(Json(record)) = record.filter(|_| action == "delete") else {
            let message = "the record is not deleted";
            return Err(refused(table, StatusCode::CONFLICT, "NOT_DELETED", message));
        };
        if let Some(secret) = lost_secret(table) {
            let message = format!(
                "`{secret}` is secret, so the history does not have it, and no record is without it"
            );
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Err(refused(table, status, "SECRET_LOST", &message));
        }
        let mut fields = history::shown(table, Some(&record))?.unwrap_or_default();
        fields.retain(|name, _| {
            let column = table.column(name);
            column.is_some_and(|column| column.access != Access::ReadOnly)
        });
        checked(&serde_json::to_vec(&fields)?)
    }

    /// Gives a new record the key of the one whose place it takes.
    pub async fn take_place<I: TableInput>(
        &mut self,
        input: &I,
        created: &impl Entity,
        id: &impl Display,
    ) -> ApiResult<()> {
        let (made, wanted) = (created.id().to_string(), id.to_string());
        if made == wanted {
            return Ok(());
        }
        let from = Keys::of_one(I::TABLE, &made)?;
        let to = Keys::of_one(I::TABLE, &wanted)?;
        let moved = move_key(self.connection(), I::TABLE, &from, &to).await;
        self.check_write(input, moved).await
    }
}

/// A secret that every new record must be given.
fn lost_secret(table: &TableInfo) -> Option<&'static str> {
    let mut columns = table.columns.iter();
    let secret = columns.find(|column| column.required && !column.is_shown());
    secret.map(|column| column.name)
}

fn refused(table: &TableInfo, status: StatusCode, code: &str, message: &str) -> ApiError {
    Problem::new(status, format!("{}_{code}", table.code), message).into()
}
