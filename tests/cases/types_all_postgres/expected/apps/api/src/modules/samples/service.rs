//! What can be done with samples.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{CreateSample, Sample, TABLE, UpdateSample};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the samples that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Sample>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<Sample> {
    let mut connection = app.database.read().await?;
    let record = repository::find(&mut connection, id).await?;
    connection.release();
    record.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateSample) -> ApiResult<Sample> {
    hooks::before_create(change, &mut input).await?;
    let record = match repository::insert(change.connection(), &input).await {
        Ok(record) => record,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &record).await?;
    Ok(record)
}

/// Sets everything that a client may set, if the sample is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreateSample,
) -> ApiResult<Sample> {
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

/// Sets what the patch sets, if the sample is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdateSample,
) -> ApiResult<Sample> {
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

/// Deletes a sample, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Sample> {
    let record = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&record)).await?;
    Ok(record)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<Sample>> {
    let records = repository::lock(change.connection(), ids).await?;
    if !records.is_empty() {
        delete_all(change, &records).await?;
    }
    Ok(records)
}

async fn delete_all(change: &mut Change, records: &[Sample]) -> ApiResult<()> {
    for record in records {
        hooks::before_delete(change, record).await?;
    }
    let ids: Vec<Uuid> = records.iter().map(Sample::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, records)
            .await);
    }
    change.audit_deleted(&TABLE, records).await
}

/// The sample to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Sample> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let record = found.pop().ok_or_else(not_found)?;
    expected.check(&record)?;
    Ok(record)
}

fn not_found() -> ApiError {
    ApiError::not_found("SAMPLES_NOT_FOUND", "there is no such sample")
}
