//! The HTTP side of events.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateEventEntity, EventEntity, TABLE, UpdateEventEntity};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists events.
#[utoipa::path(
    get,
    path = "/api/events",
    tag = "events",
    operation_id = "listEvents",
    responses(
        (status = 200, body = PageOf<EventEntity>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (records, total) = service::list(&app, &query).await?;
    PageOf::answer(records, total, &query)
}

/// Shows an event entity.
#[utoipa::path(
    get,
    path = "/api/events/{id}",
    tag = "events",
    operation_id = "getEventEntity",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<EventEntity>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let record = service::get(&app, id).await?;
    ApiAnswer::ok(&record)
}

/// Creates an event entity.
#[utoipa::path(
    post,
    path = "/api/events",
    tag = "events",
    operation_id = "createEventEntity",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateEventEntity,
    responses(
        (status = 201, body = One<EventEntity>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateEventEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let record = service::create(&mut change, input).await?;
    let answer = change.commit(ApiAnswer::created(&TABLE, &record)?).await?;
    hooks::after_create(&app, &record).await;
    Ok(answer)
}

/// Replaces everything that can be changed of an event entity.
#[utoipa::path(
    put,
    path = "/api/events/{id}",
    tag = "events",
    operation_id = "replaceEventEntity",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateEventEntity,
    responses(
        (status = 200, body = One<EventEntity>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateEventEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let record = service::replace(&mut change, id, expected, input).await?;
    let answer = change.commit(ApiAnswer::ok(&record)?).await?;
    hooks::after_update(&app, &record).await;
    Ok(answer)
}

/// Changes the fields of an event entity that are given.
#[utoipa::path(
    patch,
    path = "/api/events/{id}",
    tag = "events",
    operation_id = "updateEventEntity",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateEventEntity,
    responses(
        (status = 200, body = One<EventEntity>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateEventEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let record = service::update(&mut change, id, expected, patch).await?;
    let answer = change.commit(ApiAnswer::ok(&record)?).await?;
    hooks::after_update(&app, &record).await;
    Ok(answer)
}

/// Deletes an event entity.
#[utoipa::path(
    delete,
    path = "/api/events/{id}",
    tag = "events",
    operation_id = "deleteEventEntity",
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
    let record = service::delete(&mut change, id, expected).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[record]).await;
    Ok(answer)
}

/// Deletes several events, all of them or none.
#[utoipa::path(
    post,
    path = "/api/events/bulk-delete",
    tag = "events",
    operation_id = "bulkDeleteEvents",
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
    let records = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = records.iter().map(Entity::id).collect();
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &records).await;
    Ok(answer)
}
