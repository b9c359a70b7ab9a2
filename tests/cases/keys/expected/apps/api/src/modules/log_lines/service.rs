//! What can be done with log lines.

use super::hooks;
use super::repository;
use super::schemas::{CreateLogLine, LogLine, TABLE};
use crate::shared::app::App;
use crate::shared::http::ApiResult;
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the log lines that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<LogLine>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn create(change: &mut Change, mut input: CreateLogLine) -> ApiResult<LogLine> {
    hooks::before_create(change, &mut input).await?;
    let log_line = match repository::insert(change.connection(), &input).await {
        Ok(log_line) => log_line,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &log_line).await?;
    Ok(log_line)
}
