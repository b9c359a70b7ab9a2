//! The HTTP side of statuses.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateStatus, Status, TABLE, UpdateStatus};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists statuses.
#[utoipa::path(
    get,
    path = "/api/statuses",
    tag = "statuses",
    operation_id = "listStatuses",
    responses(
        (status = 200, body = PageOf<Status>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (statuses, total) = service::list(&app, &query).await?;
    PageOf::answer(statuses, total, &query)
}

/// Shows a status.
#[utoipa::path(
    get,
    path = "/api/statuses/{id}",
    tag = "statuses",
    operation_id = "getStatus",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<Status>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let status = service::get(&app, id).await?;
    ApiAnswer::ok(&status)
}

/// Creates a status.
#[utoipa::path(
    post,
    path = "/api/statuses",
    tag = "statuses",
    operation_id = "createStatus",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateStatus,
    responses(
        (status = 201, body = One<Status>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateStatus>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let status = service::create(&mut change, input).await?;
    let answer = change.commit(ApiAnswer::created(&TABLE, &status)?).await?;
    hooks::after_create(&app, &status).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a status.
#[utoipa::path(
    put,
    path = "/api/statuses/{id}",
    tag = "statuses",
    operation_id = "replaceStatus",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateStatus,
    responses(
        (status = 200, body = One<Status>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateStatus>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let status = service::replace(&mut change, id, expected, input).await?;
    let answer = change.commit(ApiAnswer::ok(&status)?).await?;
    hooks::after_update(&app, &status).await;
    Ok(answer)
}

/// Changes the fields of a status that are given.
#[utoipa::path(
    patch,
    path = "/api/statuses/{id}",
    tag = "statuses",
    operation_id = "updateStatus",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateStatus,
    responses(
        (status = 200, body = One<Status>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateStatus>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let status = service::update(&mut change, id, expected, patch).await?;
    let answer = change.commit(ApiAnswer::ok(&status)?).await?;
    hooks::after_update(&app, &status).await;
    Ok(answer)
}

/// Deletes a status.
#[utoipa::path(
    delete,
    path = "/api/statuses/{id}",
    tag = "statuses",
    operation_id = "deleteStatus",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    responses(
        (status = 204),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn delete(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let status = service::delete(&mut change, id, expected).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[status]).await;
    Ok(answer)
}

/// Deletes several statuses, all of them or none.
#[utoipa::path(
    post,
    path = "/api/statuses/bulk-delete",
    tag = "statuses",
    operation_id = "bulkDeleteStatuses",
    request_body = Bulk<Uuid>,
    responses(
        (status = 200, body = One<Deleted<Uuid>>),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn bulk_delete(
    app: App,
    request: ChangeRequest,
    bulk: Bulk<Uuid>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &bulk).await?;
    let statuses = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = statuses.iter().map(Entity::id).collect();
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &statuses).await;
    Ok(answer)
}
