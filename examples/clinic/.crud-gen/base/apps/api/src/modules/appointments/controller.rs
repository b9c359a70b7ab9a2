//! The HTTP side of appointments.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{Appointment, CreateAppointment, TABLE, UpdateAppointment};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists appointments.
#[utoipa::path(
    get,
    path = "/api/appointments",
    tag = "appointments",
    operation_id = "listAppointments",
    responses(
        (status = 200, body = PageOf<Appointment>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (appointments, total) = service::list(&app, &query).await?;
    PageOf::answer(appointments, total, &query)
}

/// Shows an appointment.
#[utoipa::path(
    get,
    path = "/api/appointments/{id}",
    tag = "appointments",
    operation_id = "getAppointment",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<Appointment>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let appointment = service::get(&app, id).await?;
    ApiAnswer::ok(&appointment)
}

/// Creates an appointment.
#[utoipa::path(
    post,
    path = "/api/appointments",
    tag = "appointments",
    operation_id = "createAppointment",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateAppointment,
    responses(
        (status = 201, body = One<Appointment>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateAppointment>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let appointment = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &appointment).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &appointment)?)
        .await?;
    hooks::after_create(&app, &appointment).await;
    Ok(answer)
}

/// Replaces everything that can be changed of an appointment.
#[utoipa::path(
    put,
    path = "/api/appointments/{id}",
    tag = "appointments",
    operation_id = "replaceAppointment",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateAppointment,
    responses(
        (status = 200, body = One<Appointment>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateAppointment>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let appointment = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &appointment).await?;
    let answer = change.commit(ApiAnswer::ok(&appointment)?).await?;
    hooks::after_update(&app, &appointment).await;
    Ok(answer)
}

/// Changes the fields of an appointment that are given.
#[utoipa::path(
    patch,
    path = "/api/appointments/{id}",
    tag = "appointments",
    operation_id = "updateAppointment",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateAppointment,
    responses(
        (status = 200, body = One<Appointment>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateAppointment>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let appointment = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &appointment).await?;
    let answer = change.commit(ApiAnswer::ok(&appointment)?).await?;
    hooks::after_update(&app, &appointment).await;
    Ok(answer)
}

/// Deletes an appointment.
#[utoipa::path(
    delete,
    path = "/api/appointments/{id}",
    tag = "appointments",
    operation_id = "deleteAppointment",
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
    let appointment = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &appointment).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[appointment]).await;
    Ok(answer)
}

/// Deletes several appointments, all of them or none.
#[utoipa::path(
    post,
    path = "/api/appointments/bulk-delete",
    tag = "appointments",
    operation_id = "bulkDeleteAppointments",
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
    let appointments = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = appointments.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &appointments).await;
    Ok(answer)
}
