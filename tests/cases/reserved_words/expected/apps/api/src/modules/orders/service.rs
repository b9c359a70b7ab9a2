//! What can be done with orders.

use super::hooks;
use super::repository;
use super::schemas::{CreateOrder, Order, TABLE, UpdateOrder};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the orders that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Order>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: i32) -> ApiResult<Order> {
    let mut connection = app.database.read().await?;
    let order = repository::find(&mut connection, id).await?;
    connection.release();
    order.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateOrder) -> ApiResult<Order> {
    hooks::before_create(change, &mut input).await?;
    let order = match repository::insert(change.connection(), &input).await {
        Ok(order) => order,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &order).await?;
    Ok(order)
}

/// Sets everything that a client may set, if the order is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: i32,
    expected: Expected,
    mut input: CreateOrder,
) -> ApiResult<Order> {
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

/// Sets what the patch sets, if the order is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: i32,
    expected: Expected,
    mut patch: UpdateOrder,
) -> ApiResult<Order> {
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

/// Deletes an order, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: i32, expected: Expected) -> ApiResult<Order> {
    let order = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&order)).await?;
    Ok(order)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[i32]) -> ApiResult<Vec<Order>> {
    let orders = repository::lock(change.connection(), ids).await?;
    if !orders.is_empty() {
        delete_all(change, &orders).await?;
    }
    Ok(orders)
}

async fn delete_all(change: &mut Change, orders: &[Order]) -> ApiResult<()> {
    for order in orders {
        hooks::before_delete(change, order).await?;
    }
    let ids: Vec<i32> = orders.iter().map(Order::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, orders)
            .await);
    }
    change.audit_deleted(&TABLE, orders).await
}

/// The order to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: i32, expected: Expected) -> ApiResult<Order> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let order = found.pop().ok_or_else(not_found)?;
    expected.check(&order)?;
    Ok(order)
}

fn not_found() -> ApiError {
    ApiError::not_found("ORDERS_NOT_FOUND", "there is no such order")
}
