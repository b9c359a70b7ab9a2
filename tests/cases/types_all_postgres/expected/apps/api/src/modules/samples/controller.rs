//! The HTTP side of samples.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateSample, Sample, TABLE, UpdateSample};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists samples.
#[utoipa::path(
    get,
    path = "/api/samples",
    tag = "samples",
    operation_id = "listSamples",
    responses(
        (status = 200, body = PageOf<Sample>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (records, total) = service::list(&app, &query).await?;
    PageOf::answer(records, total, &query)
}

/// Shows a sample.
#[utoipa::path(
    get,
    path = "/api/samples/{id}",
    tag = "samples",
    operation_id = "getSample",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<Sample>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let record = service::get(&app, id).await?;
    ApiAnswer::ok(&record)
}

/// Creates a sample.
#[utoipa::path(
    post,
    path = "/api/samples",
    tag = "samples",
    operation_id = "createSample",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateSample,
    responses(
        (status = 201, body = One<Sample>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateSample>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let record = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &record).await?;
    let answer = change.commit(ApiAnswer::created(&TABLE, &record)?).await?;
    hooks::after_create(&app, &record).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a sample.
#[utoipa::path(
    put,
    path = "/api/samples/{id}",
    tag = "samples",
    operation_id = "replaceSample",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateSample,
    responses(
        (status = 200, body = One<Sample>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateSample>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let record = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &record).await?;
    let answer = change.commit(ApiAnswer::ok(&record)?).await?;
    hooks::after_update(&app, &record).await;
    Ok(answer)
}

/// Changes the fields of a sample that are given.
#[utoipa::path(
    patch,
    path = "/api/samples/{id}",
    tag = "samples",
    operation_id = "updateSample",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateSample,
    responses(
        (status = 200, body = One<Sample>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateSample>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let record = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &record).await?;
    let answer = change.commit(ApiAnswer::ok(&record)?).await?;
    hooks::after_update(&app, &record).await;
    Ok(answer)
}

/// Deletes a sample.
#[utoipa::path(
    delete,
    path = "/api/samples/{id}",
    tag = "samples",
    operation_id = "deleteSample",
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
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &record).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[record]).await;
    Ok(answer)
}

/// Deletes several samples, all of them or none.
#[utoipa::path(
    post,
    path = "/api/samples/bulk-delete",
    tag = "samples",
    operation_id = "bulkDeleteSamples",
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
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &records).await;
    Ok(answer)
}
