//! The HTTP side of log lines: what each route does, from the request to the answer.

use axum::extract::RawQuery;

use super::schemas::{CreateLogLine, TABLE};
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{ApiAnswer, ApiResult, PageOf, Valid};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, rules};

/// Lists log lines.
pub async fn list(app: App, user: User, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref(), app.readable(&user))?;
    let mut connection = app.database.read().await?;
    let (log_lines, total) = repository::list(&mut connection, &query).await?;
    connection.release();
    PageOf::answer(log_lines, total, &query)
}

/// Creates a log line.
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(mut input): Valid<CreateLogLine>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    hooks::before_create(&mut change, &mut input).await?;
    let inserted = repository::insert(change.connection(), &input).await;
    let log_line = change.check_write(&input, inserted).await?;
    rules::keep(hooks::RULES, None, &log_line)?;
    CrudEventHelper::emit_created(&mut change, &log_line).await?;
    let answer = change.commit(ApiAnswer::created(&log_line)?).await?;
    hooks::after_create(&app, &log_line).await;
    Ok(answer)
}
