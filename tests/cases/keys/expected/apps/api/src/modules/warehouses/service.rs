//! What can be done with warehouses.

use super::hooks;
use super::repository;
use super::schemas::{CreateWarehouse, ReplaceWarehouse, TABLE, UpdateWarehouse, Warehouse};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the warehouses that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Warehouse>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: String) -> ApiResult<Warehouse> {
    let mut connection = app.database.read().await?;
    let warehouse = repository::find(&mut connection, id).await?;
    connection.release();
    warehouse.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateWarehouse) -> ApiResult<Warehouse> {
    hooks::before_create(change, &mut input).await?;
    let warehouse = match repository::insert(change.connection(), &input).await {
        Ok(warehouse) => warehouse,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &warehouse).await?;
    Ok(warehouse)
}

/// Sets everything that a client may set, if the warehouse is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: String,
    expected: Expected,
    mut input: ReplaceWarehouse,
) -> ApiResult<Warehouse> {
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

/// Sets what the patch sets, if the warehouse is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: String,
    expected: Expected,
    mut patch: UpdateWarehouse,
) -> ApiResult<Warehouse> {
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

/// Deletes a warehouse, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: String, expected: Expected) -> ApiResult<Warehouse> {
    let warehouse = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&warehouse)).await?;
    Ok(warehouse)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[String]) -> ApiResult<Vec<Warehouse>> {
    let warehouses = repository::lock(change.connection(), ids).await?;
    if !warehouses.is_empty() {
        delete_all(change, &warehouses).await?;
    }
    Ok(warehouses)
}

async fn delete_all(change: &mut Change, warehouses: &[Warehouse]) -> ApiResult<()> {
    for warehouse in warehouses {
        hooks::before_delete(change, warehouse).await?;
    }
    let ids: Vec<String> = warehouses.iter().map(Warehouse::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, warehouses)
            .await);
    }
    change.audit_deleted(&TABLE, warehouses).await
}

/// The warehouse to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: String, expected: Expected) -> ApiResult<Warehouse> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let warehouse = found.pop().ok_or_else(not_found)?;
    expected.check(&warehouse)?;
    Ok(warehouse)
}

fn not_found() -> ApiError {
    ApiError::not_found("WAREHOUSES_NOT_FOUND", "there is no such warehouse")
}
