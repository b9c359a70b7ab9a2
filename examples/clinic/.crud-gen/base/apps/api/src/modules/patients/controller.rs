//! The HTTP side of patients.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreatePatient, Patient, TABLE, UpdatePatient};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists patients.
#[utoipa::path(
    get,
    path = "/api/patients",
    tag = "patients",
    operation_id = "listPatients",
    responses(
        (status = 200, body = PageOf<Patient>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (patients, total) = service::list(&app, &query).await?;
    PageOf::answer(patients, total, &query)
}

/// Shows a patient.
#[utoipa::path(
    get,
    path = "/api/patients/{id}",
    tag = "patients",
    operation_id = "getPatient",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<Patient>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let patient = service::get(&app, id).await?;
    ApiAnswer::ok(&patient)
}

/// Creates a patient.
#[utoipa::path(
    post,
    path = "/api/patients",
    tag = "patients",
    operation_id = "createPatient",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreatePatient,
    responses(
        (status = 201, body = One<Patient>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreatePatient>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let patient = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &patient).await?;
    let answer = change.commit(ApiAnswer::created(&TABLE, &patient)?).await?;
    hooks::after_create(&app, &patient).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a patient.
#[utoipa::path(
    put,
    path = "/api/patients/{id}",
    tag = "patients",
    operation_id = "replacePatient",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreatePatient,
    responses(
        (status = 200, body = One<Patient>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreatePatient>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let patient = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &patient).await?;
    let answer = change.commit(ApiAnswer::ok(&patient)?).await?;
    hooks::after_update(&app, &patient).await;
    Ok(answer)
}

/// Changes the fields of a patient that are given.
#[utoipa::path(
    patch,
    path = "/api/patients/{id}",
    tag = "patients",
    operation_id = "updatePatient",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreatePatient,
    responses(
        (status = 200, body = One<Patient>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdatePatient>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let patient = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &patient).await?;
    let answer = change.commit(ApiAnswer::ok(&patient)?).await?;
    hooks::after_update(&app, &patient).await;
    Ok(answer)
}

/// Deletes a patient.
#[utoipa::path(
    delete,
    path = "/api/patients/{id}",
    tag = "patients",
    operation_id = "deletePatient",
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
    let patient = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &patient).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[patient]).await;
    Ok(answer)
}

/// Deletes several patients, all of them or none.
#[utoipa::path(
    post,
    path = "/api/patients/bulk-delete",
    tag = "patients",
    operation_id = "bulkDeletePatients",
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
    let patients = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = patients.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &patients).await;
    Ok(answer)
}
