//! The HTTP side of order items.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateOrderItem, OrderItem, TABLE, UpdateOrderItem};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists order items.
#[utoipa::path(
    get,
    path = "/api/order-items",
    tag = "order-items",
    operation_id = "listOrderItems",
    responses(
        (status = 200, body = PageOf<OrderItem>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (order_items, total) = service::list(&app, &query).await?;
    PageOf::answer(order_items, total, &query)
}

/// Shows an order item.
#[utoipa::path(
    get,
    path = "/api/order-items/{id}",
    tag = "order-items",
    operation_id = "getOrderItem",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<OrderItem>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let order_item = service::get(&app, id).await?;
    ApiAnswer::ok(&order_item)
}

/// Creates an order item.
#[utoipa::path(
    post,
    path = "/api/order-items",
    tag = "order-items",
    operation_id = "createOrderItem",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateOrderItem,
    responses(
        (status = 201, body = One<OrderItem>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateOrderItem>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let order_item = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &order_item).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &order_item)?)
        .await?;
    hooks::after_create(&app, &order_item).await;
    Ok(answer)
}

/// Replaces everything that can be changed of an order item.
#[utoipa::path(
    put,
    path = "/api/order-items/{id}",
    tag = "order-items",
    operation_id = "replaceOrderItem",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateOrderItem,
    responses(
        (status = 200, body = One<OrderItem>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateOrderItem>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let order_item = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &order_item).await?;
    let answer = change.commit(ApiAnswer::ok(&order_item)?).await?;
    hooks::after_update(&app, &order_item).await;
    Ok(answer)
}

/// Changes the fields of an order item that are given.
#[utoipa::path(
    patch,
    path = "/api/order-items/{id}",
    tag = "order-items",
    operation_id = "updateOrderItem",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateOrderItem,
    responses(
        (status = 200, body = One<OrderItem>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateOrderItem>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let order_item = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &order_item).await?;
    let answer = change.commit(ApiAnswer::ok(&order_item)?).await?;
    hooks::after_update(&app, &order_item).await;
    Ok(answer)
}

/// Deletes an order item.
#[utoipa::path(
    delete,
    path = "/api/order-items/{id}",
    tag = "order-items",
    operation_id = "deleteOrderItem",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    responses(
        (status = 204),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn delete(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let order_item = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &order_item).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[order_item]).await;
    Ok(answer)
}

/// Deletes several order items, all of them or none.
#[utoipa::path(
    post,
    path = "/api/order-items/bulk-delete",
    tag = "order-items",
    operation_id = "bulkDeleteOrderItems",
    request_body = Bulk<Uuid>,
    responses(
        (status = 200, body = One<Deleted<Uuid>>),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn bulk_delete(
    app: App,
    request: ChangeRequest,
    bulk: Bulk<Uuid>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &bulk).await?;
    let order_items = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = order_items.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &order_items).await;
    Ok(answer)
}
