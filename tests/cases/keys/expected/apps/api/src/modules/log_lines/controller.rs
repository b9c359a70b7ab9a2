//! The HTTP side of log lines.

use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::schemas::{CreateLogLine, ListLogLines, LogLine, TABLE};
use super::service;
use crate::app::App;
use crate::shared::change::{Change, ChangeRequest};
use crate::shared::envelope::{ApiAnswer, One, Page};
use crate::shared::error::{ApiResult, ErrorBody};
use crate::shared::events::CrudEventHelper;
use crate::shared::extract::Valid;
use crate::shared::query::ListQuery;

/// Lists log lines.
#[utoipa::path(
    get,
    path = "/api/log-lines",
    tag = "log-lines",
    operation_id = "listLogLines",
    params(ListLogLines),
    responses(
        (status = 200, body = Page<LogLine>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(State(app): State<App>, RawQuery(query): RawQuery) -> ApiResult<Response> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (log_lines, total) = service::list(&app, &query).await?;
    Page::answer(log_lines, total, &query)
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
    State(app): State<App>,
    request: ChangeRequest,
    Valid(input): Valid<CreateLogLine>,
) -> ApiResult<Response> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let log_line = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &log_line).await?;
    change.commit(ApiAnswer::created(&TABLE, &log_line)?).await
}
