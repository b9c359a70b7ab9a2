//! What can be done with patients.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{CreatePatient, Patient, TABLE, UpdatePatient};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the patients that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Patient>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<Patient> {
    let mut connection = app.database.read().await?;
    let patient = repository::find(&mut connection, id).await?;
    connection.release();
    patient.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreatePatient) -> ApiResult<Patient> {
    hooks::before_create(change, &mut input).await?;
    let patient = match repository::insert(change.connection(), &input).await {
        Ok(patient) => patient,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &patient).await?;
    Ok(patient)
}

/// Sets everything that a client may set, if the patient is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreatePatient,
) -> ApiResult<Patient> {
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

/// Sets what the patch sets, if the patient is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdatePatient,
) -> ApiResult<Patient> {
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

/// Deletes a patient, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Patient> {
    let patient = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&patient)).await?;
    Ok(patient)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<Patient>> {
    let patients = repository::lock(change.connection(), ids).await?;
    if !patients.is_empty() {
        delete_all(change, &patients).await?;
    }
    Ok(patients)
}

async fn delete_all(change: &mut Change, patients: &[Patient]) -> ApiResult<()> {
    for patient in patients {
        hooks::before_delete(change, patient).await?;
    }
    let ids: Vec<Uuid> = patients.iter().map(Patient::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, patients)
            .await);
    }
    change.audit_deleted(&TABLE, patients).await
}

/// The patient to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Patient> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let patient = found.pop().ok_or_else(not_found)?;
    expected.check(&patient)?;
    Ok(patient)
}

fn not_found() -> ApiError {
    ApiError::not_found("PATIENTS_NOT_FOUND", "there is no such patient")
}
