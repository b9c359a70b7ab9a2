//! The HTTP side of orders.

use axum::extract::RawQuery;

use super::schemas::{CreateOrder, Order, TABLE, UpdateOrder};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists orders.
#[utoipa::path(
    get,
    path = "/api/orders",
    tag = "orders",
    operation_id = "listOrders",
    responses(
        (status = 200, body = PageOf<Order>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (orders, total) = service::list(&app, &query).await?;
    PageOf::answer(orders, total, &query)
}

/// Shows an order.
#[utoipa::path(
    get,
    path = "/api/orders/{id}",
    tag = "orders",
    operation_id = "getOrder",
    params(("id" = i32, Path)),
    responses(
        (status = 200, body = One<Order>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<i32>) -> ApiResult<ApiAnswer> {
    let order = service::get(&app, id).await?;
    ApiAnswer::ok(&order)
}

/// Creates an order.
#[utoipa::path(
    post,
    path = "/api/orders",
    tag = "orders",
    operation_id = "createOrder",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateOrder,
    responses(
        (status = 201, body = One<Order>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateOrder>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let order = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &order).await?;
    let answer = change.commit(ApiAnswer::created(&TABLE, &order)?).await?;
    hooks::after_create(&app, &order).await;
    Ok(answer)
}

/// Replaces everything that can be changed of an order.
#[utoipa::path(
    put,
    path = "/api/orders/{id}",
    tag = "orders",
    operation_id = "replaceOrder",
    params(("id" = i32, Path), ("if-match" = String, Header)),
    request_body = CreateOrder,
    responses(
        (status = 200, body = One<Order>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<i32>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateOrder>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let order = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &order).await?;
    let answer = change.commit(ApiAnswer::ok(&order)?).await?;
    hooks::after_update(&app, &order).await;
    Ok(answer)
}

/// Changes the fields of an order that are given.
#[utoipa::path(
    patch,
    path = "/api/orders/{id}",
    tag = "orders",
    operation_id = "updateOrder",
    params(("id" = i32, Path), ("if-match" = String, Header)),
    request_body = CreateOrder,
    responses(
        (status = 200, body = One<Order>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<i32>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateOrder>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let order = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &order).await?;
    let answer = change.commit(ApiAnswer::ok(&order)?).await?;
    hooks::after_update(&app, &order).await;
    Ok(answer)
}

/// Deletes an order.
#[utoipa::path(
    delete,
    path = "/api/orders/{id}",
    tag = "orders",
    operation_id = "deleteOrder",
    params(("id" = i32, Path), ("if-match" = String, Header)),
    responses(
        (status = 204),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn delete(
    app: App,
    Path(id): Path<i32>,
    expected: Expected,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let order = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &order).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[order]).await;
    Ok(answer)
}

/// Deletes several orders, all of them or none.
#[utoipa::path(
    post,
    path = "/api/orders/bulk-delete",
    tag = "orders",
    operation_id = "bulkDeleteOrders",
    request_body = Bulk<i32>,
    responses(
        (status = 200, body = One<Deleted<i32>>),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn bulk_delete(
    app: App,
    request: ChangeRequest,
    bulk: Bulk<i32>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &bulk).await?;
    let orders = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = orders.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &orders).await;
    Ok(answer)
}
