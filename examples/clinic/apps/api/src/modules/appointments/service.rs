//! What can be done with appointments.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{Appointment, CreateAppointment, TABLE, UpdateAppointment};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the appointments that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Appointment>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<Appointment> {
    let mut connection = app.database.read().await?;
    let appointment = repository::find(&mut connection, id).await?;
    connection.release();
    appointment.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateAppointment) -> ApiResult<Appointment> {
    hooks::before_create(change, &mut input).await?;
    let appointment = match repository::insert(change.connection(), &input).await {
        Ok(appointment) => appointment,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &appointment).await?;
    Ok(appointment)
}

/// Sets everything that a client may set, if the appointment is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreateAppointment,
) -> ApiResult<Appointment> {
    let before = current(change, id, expected).await?;
    hooks::before_replace(change, &before, &mut input).await?;
    let after = match repository::replace(change.connection(), before.key(), &input).await {
        Ok(after) => after,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_updated(&TABLE, &before, &after).await?;
    Ok(after)
}

/// Sets what the patch sets, if the appointment is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdateAppointment,
) -> ApiResult<Appointment> {
    let before = current(change, id, expected).await?;
    hooks::before_update(change, &before, &mut patch).await?;
    let after = match repository::update(change.connection(), before.key(), &patch).await {
        Ok(after) => after,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &patch)
                .await);
        }
    };
    change.audit_updated(&TABLE, &before, &after).await?;
    Ok(after)
}

/// Deletes an appointment, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Appointment> {
    let appointment = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&appointment)).await?;
    Ok(appointment)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<Appointment>> {
    let appointments = repository::lock(change.connection(), ids).await?;
    if !appointments.is_empty() {
        delete_all(change, &appointments).await?;
    }
    Ok(appointments)
}

async fn delete_all(change: &mut Change, appointments: &[Appointment]) -> ApiResult<()> {
    for appointment in appointments {
        hooks::before_delete(change, appointment).await?;
    }
    let ids: Vec<Uuid> = appointments.iter().map(Appointment::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, appointments)
            .await);
    }
    change.audit_deleted(&TABLE, appointments).await
}

/// The appointment to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Appointment> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let appointment = found.pop().ok_or_else(not_found)?;
    expected.check(&appointment)?;
    Ok(appointment)
}

fn not_found() -> ApiError {
    ApiError::not_found("APPOINTMENTS_NOT_FOUND", "there is no such appointment")
}
