//! What can be done with transfers.

use super::hooks;
use super::repository;
use super::schemas::{
    CreateTransfer, ReplaceTransfer, TABLE, Transfer, TransferKey, UpdateTransfer,
};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the transfers that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Transfer>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: TransferKey) -> ApiResult<Transfer> {
    let mut connection = app.database.read().await?;
    let transfer = repository::find(&mut connection, id).await?;
    connection.release();
    transfer.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateTransfer) -> ApiResult<Transfer> {
    hooks::before_create(change, &mut input).await?;
    let transfer = match repository::insert(change.connection(), &input).await {
        Ok(transfer) => transfer,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &transfer).await?;
    Ok(transfer)
}

/// Sets everything that a client may set, if the transfer is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: TransferKey,
    expected: Expected,
    mut input: ReplaceTransfer,
) -> ApiResult<Transfer> {
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

/// Sets what the patch sets, if the transfer is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: TransferKey,
    expected: Expected,
    mut patch: UpdateTransfer,
) -> ApiResult<Transfer> {
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

/// Deletes a transfer, if it is still at the expected version.
pub async fn delete(
    change: &mut Change,
    id: TransferKey,
    expected: Expected,
) -> ApiResult<Transfer> {
    let transfer = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&transfer)).await?;
    Ok(transfer)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[TransferKey]) -> ApiResult<Vec<Transfer>> {
    let transfers = repository::lock(change.connection(), ids).await?;
    if !transfers.is_empty() {
        delete_all(change, &transfers).await?;
    }
    Ok(transfers)
}

async fn delete_all(change: &mut Change, transfers: &[Transfer]) -> ApiResult<()> {
    for transfer in transfers {
        hooks::before_delete(change, transfer).await?;
    }
    let ids: Vec<TransferKey> = transfers.iter().map(Transfer::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, transfers)
            .await);
    }
    change.audit_deleted(&TABLE, transfers).await
}

/// The transfer to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: TransferKey, expected: Expected) -> ApiResult<Transfer> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let transfer = found.pop().ok_or_else(not_found)?;
    expected.check(&transfer)?;
    Ok(transfer)
}

fn not_found() -> ApiError {
    ApiError::not_found("TRANSFERS_NOT_FOUND", "there is no such transfer")
}
