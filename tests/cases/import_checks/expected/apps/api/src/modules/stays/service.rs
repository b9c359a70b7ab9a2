//! What can be done with stays.

use super::hooks;
use super::repository;
use super::schemas::{CreateStay, ReplaceStay, Stay, TABLE, UpdateStay};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the stays that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Stay>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: i32) -> ApiResult<Stay> {
    let mut connection = app.database.read().await?;
    let stay = repository::find(&mut connection, id).await?;
    connection.release();
    stay.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateStay) -> ApiResult<Stay> {
    hooks::before_create(change, &mut input).await?;
    let stay = match repository::insert(change.connection(), &input).await {
        Ok(stay) => stay,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &stay).await?;
    Ok(stay)
}

/// Sets everything that a client may set, if the stay is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: i32,
    expected: Expected,
    mut input: ReplaceStay,
) -> ApiResult<Stay> {
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

/// Sets what the patch sets, if the stay is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: i32,
    expected: Expected,
    mut patch: UpdateStay,
) -> ApiResult<Stay> {
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

/// Deletes a stay, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: i32, expected: Expected) -> ApiResult<Stay> {
    let stay = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&stay)).await?;
    Ok(stay)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[i32]) -> ApiResult<Vec<Stay>> {
    let stays = repository::lock(change.connection(), ids).await?;
    if !stays.is_empty() {
        delete_all(change, &stays).await?;
    }
    Ok(stays)
}

async fn delete_all(change: &mut Change, stays: &[Stay]) -> ApiResult<()> {
    for stay in stays {
        hooks::before_delete(change, stay).await?;
    }
    let ids: Vec<i32> = stays.iter().map(Stay::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, stays)
            .await);
    }
    change.audit_deleted(&TABLE, stays).await
}

/// The stay to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: i32, expected: Expected) -> ApiResult<Stay> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let stay = found.pop().ok_or_else(not_found)?;
    expected.check(&stay)?;
    Ok(stay)
}

fn not_found() -> ApiError {
    ApiError::not_found("STAYS_NOT_FOUND", "there is no such stay")
}
