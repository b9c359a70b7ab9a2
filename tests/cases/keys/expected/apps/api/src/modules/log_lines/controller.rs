//! The HTTP side of log lines.

use axum::extract::RawQuery;

use super::schemas::{CreateLogLine, LogLine, TABLE};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{ApiAnswer, ApiResult, ErrorBody, One, PageOf, Valid};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest};

/// Lists log lines.
#[utoipa::path(
    get,
    path = "/api/log-lines",
    tag = "log-lines",
    operation_id = "listLogLines",
    responses(
        (status = 200, body = PageOf<LogLine>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (log_lines, total) = service::list(&app, &query).await?;
    PageOf::answer(log_lines, total, &query)
}

/// Creates a log line.
#[utoipa::path(
    post,
    path = "/api/log-lines",
    tag = "log-lines",
    operation_id = "createLogLine",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateLogLine,
    responses(
        (status = 201, body = One<LogLine>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateLogLine>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let log_line = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &log_line).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &log_line)?)
        .await?;
    hooks::after_create(&app, &log_line).await;
    Ok(answer)
}
