//! What can be done with order items.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{CreateOrderItem, OrderItem, TABLE, UpdateOrderItem};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the order items that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<OrderItem>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<OrderItem> {
    let mut connection = app.database.read().await?;
    let order_item = repository::find(&mut connection, id).await?;
    connection.release();
    order_item.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateOrderItem) -> ApiResult<OrderItem> {
    hooks::before_create(change, &mut input).await?;
    let order_item = match repository::insert(change.connection(), &input).await {
        Ok(order_item) => order_item,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &order_item).await?;
    Ok(order_item)
}

/// Sets everything that a client may set, if the order item is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreateOrderItem,
) -> ApiResult<OrderItem> {
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

/// Sets what the patch sets, if the order item is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdateOrderItem,
) -> ApiResult<OrderItem> {
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

/// Deletes an order item, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<OrderItem> {
    let order_item = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&order_item)).await?;
    Ok(order_item)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<OrderItem>> {
    let order_items = repository::lock(change.connection(), ids).await?;
    if !order_items.is_empty() {
        delete_all(change, &order_items).await?;
    }
    Ok(order_items)
}

async fn delete_all(change: &mut Change, order_items: &[OrderItem]) -> ApiResult<()> {
    for order_item in order_items {
        hooks::before_delete(change, order_item).await?;
    }
    let ids: Vec<Uuid> = order_items.iter().map(OrderItem::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, order_items)
            .await);
    }
    change.audit_deleted(&TABLE, order_items).await
}

/// The order item to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<OrderItem> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let order_item = found.pop().ok_or_else(not_found)?;
    expected.check(&order_item)?;
    Ok(order_item)
}

fn not_found() -> ApiError {
    ApiError::not_found("ORDER_ITEMS_NOT_FOUND", "there is no such order item")
}
