//! What can be done with statuses.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{CreateStatus, Status, TABLE, UpdateStatus};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the statuses that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Status>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<Status> {
    let mut connection = app.database.read().await?;
    let status = repository::find(&mut connection, id).await?;
    connection.release();
    status.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateStatus) -> ApiResult<Status> {
    hooks::before_create(change, &mut input).await?;
    let status = match repository::insert(change.connection(), &input).await {
        Ok(status) => status,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &status).await?;
    Ok(status)
}

/// Sets everything that a client may set, if the status is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreateStatus,
) -> ApiResult<Status> {
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

/// Sets what the patch sets, if the status is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdateStatus,
) -> ApiResult<Status> {
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

/// Deletes a status, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Status> {
    let status = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&status)).await?;
    Ok(status)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<Status>> {
    let statuses = repository::lock(change.connection(), ids).await?;
    if !statuses.is_empty() {
        delete_all(change, &statuses).await?;
    }
    Ok(statuses)
}

async fn delete_all(change: &mut Change, statuses: &[Status]) -> ApiResult<()> {
    for status in statuses {
        hooks::before_delete(change, status).await?;
    }
    let ids: Vec<Uuid> = statuses.iter().map(Status::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, statuses)
            .await);
    }
    change.audit_deleted(&TABLE, statuses).await
}

/// The status to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Status> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let status = found.pop().ok_or_else(not_found)?;
    expected.check(&status)?;
    Ok(status)
}

fn not_found() -> ApiError {
    ApiError::not_found("STATUSES_NOT_FOUND", "there is no such status")
}
