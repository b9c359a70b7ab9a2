//! What can be done with medications.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{CreateMedication, Medication, TABLE, UpdateMedication};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the medications that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Medication>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<Medication> {
    let mut connection = app.database.read().await?;
    let medication = repository::find(&mut connection, id).await?;
    connection.release();
    medication.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateMedication) -> ApiResult<Medication> {
    hooks::before_create(change, &mut input).await?;
    let medication = match repository::insert(change.connection(), &input).await {
        Ok(medication) => medication,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &medication).await?;
    Ok(medication)
}

/// Sets everything that a client may set, if the medication is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreateMedication,
) -> ApiResult<Medication> {
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

/// Sets what the patch sets, if the medication is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdateMedication,
) -> ApiResult<Medication> {
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

/// Deletes a medication, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Medication> {
    let medication = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&medication)).await?;
    Ok(medication)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<Medication>> {
    let medications = repository::lock(change.connection(), ids).await?;
    if !medications.is_empty() {
        delete_all(change, &medications).await?;
    }
    Ok(medications)
}

async fn delete_all(change: &mut Change, medications: &[Medication]) -> ApiResult<()> {
    for medication in medications {
        hooks::before_delete(change, medication).await?;
    }
    let ids: Vec<Uuid> = medications.iter().map(Medication::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, medications)
            .await);
    }
    change.audit_deleted(&TABLE, medications).await
}

/// The medication to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Medication> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let medication = found.pop().ok_or_else(not_found)?;
    expected.check(&medication)?;
    Ok(medication)
}

fn not_found() -> ApiError {
    ApiError::not_found("MEDICATIONS_NOT_FOUND", "there is no such medication")
}
