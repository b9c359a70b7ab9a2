//! The HTTP side of medications.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateMedication, Medication, TABLE, UpdateMedication};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists medications.
#[utoipa::path(
    get,
    path = "/api/medications",
    tag = "medications",
    operation_id = "listMedications",
    responses(
        (status = 200, body = PageOf<Medication>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (medications, total) = service::list(&app, &query).await?;
    PageOf::answer(medications, total, &query)
}

/// Shows a medication.
#[utoipa::path(
    get,
    path = "/api/medications/{id}",
    tag = "medications",
    operation_id = "getMedication",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<Medication>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let medication = service::get(&app, id).await?;
    ApiAnswer::ok(&medication)
}

/// Creates a medication.
#[utoipa::path(
    post,
    path = "/api/medications",
    tag = "medications",
    operation_id = "createMedication",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateMedication,
    responses(
        (status = 201, body = One<Medication>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateMedication>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let medication = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &medication).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &medication)?)
        .await?;
    hooks::after_create(&app, &medication).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a medication.
#[utoipa::path(
    put,
    path = "/api/medications/{id}",
    tag = "medications",
    operation_id = "replaceMedication",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateMedication,
    responses(
        (status = 200, body = One<Medication>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateMedication>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let medication = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &medication).await?;
    let answer = change.commit(ApiAnswer::ok(&medication)?).await?;
    hooks::after_update(&app, &medication).await;
    Ok(answer)
}

/// Changes the fields of a medication that are given.
#[utoipa::path(
    patch,
    path = "/api/medications/{id}",
    tag = "medications",
    operation_id = "updateMedication",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateMedication,
    responses(
        (status = 200, body = One<Medication>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateMedication>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let medication = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &medication).await?;
    let answer = change.commit(ApiAnswer::ok(&medication)?).await?;
    hooks::after_update(&app, &medication).await;
    Ok(answer)
}

/// Deletes a medication.
#[utoipa::path(
    delete,
    path = "/api/medications/{id}",
    tag = "medications",
    operation_id = "deleteMedication",
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
    let medication = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &medication).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[medication]).await;
    Ok(answer)
}

/// Deletes several medications, all of them or none.
#[utoipa::path(
    post,
    path = "/api/medications/bulk-delete",
    tag = "medications",
    operation_id = "bulkDeleteMedications",
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
    let medications = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = medications.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &medications).await;
    Ok(answer)
}
