//! The HTTP side of orders: what each route does, from the request to the answer.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateOrder, Order, TABLE, UpdateOrder};
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, BulkDeleted, Changed, Created, Deleted, Expected, IdempotencyKey,
    IfMatch, Listed, PageOf, Path, Shown, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, rules};

/// Lists orders.
#[utoipa::path(
    get, path = "/api/orders", tag = "orders", operation_id = "listOrders",
    responses(Listed<Order>),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let mut connection = app.database.read().await?;
    let (orders, total) = repository::list(&mut connection, &query).await?;
    connection.release();
    PageOf::answer(orders, total, &query)
}

/// Shows an order.
#[utoipa::path(
    get, path = "/api/orders/{id}", tag = "orders", operation_id = "getOrder",
    params(("id" = Uuid, Path)), responses(Shown<Order>),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let mut connection = app.database.read().await?;
    let found = repository::find(&mut connection, id).await?;
    connection.release();
    ApiAnswer::ok(&TABLE.found(found)?)
}

/// Creates an order.
#[utoipa::path(
    post, path = "/api/orders", tag = "orders", operation_id = "createOrder",
    params(IdempotencyKey), request_body = CreateOrder, responses(Created<Order>),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(mut input): Valid<CreateOrder>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    hooks::before_create(&mut change, &mut input).await?;
    let inserted = repository::insert(change.connection(), &input).await;
    let order = change.check_write(&input, inserted).await?;
    rules::keep(hooks::RULES, None, &order)?;
    change.audit_created(&order).await?;
    let answer = change.commit(ApiAnswer::created(&order)?).await?;
    hooks::after_create(&app, &order).await;
    Ok(answer)
}

/// Replaces everything that can be changed of an order.
#[utoipa::path(
    put, path = "/api/orders/{id}", tag = "orders", operation_id = "replaceOrder",
    params(("id" = Uuid, Path), IfMatch), request_body = CreateOrder, responses(Changed<Order>),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(mut input): Valid<CreateOrder>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let before = expected.check(repository::lock(change.connection(), &[id]).await?)?;
    hooks::before_replace(&mut change, &before, &mut input).await?;
    let updated = repository::replace(change.connection(), before.key(), &input).await;
    let after = change.check_write(&input, updated).await?;
    rules::keep(hooks::RULES, Some(&before), &after)?;
    change.audit_updated(&before, &after).await?;
    let answer = change.commit(ApiAnswer::ok(&after)?).await?;
    hooks::after_update(&app, &after).await;
    Ok(answer)
}

/// Changes the fields of an order that are given; none are no change.
#[utoipa::path(
    patch, path = "/api/orders/{id}", tag = "orders", operation_id = "updateOrder",
    params(("id" = Uuid, Path), IfMatch), request_body = UpdateOrder, responses(Changed<Order>),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(mut patch): Valid<UpdateOrder>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let before = expected.check(repository::lock(change.connection(), &[id]).await?)?;
    if patch == UpdateOrder::default() {
        return ApiAnswer::ok(&before);
    }
    hooks::before_update(&mut change, &before, &mut patch).await?;
    let updated = repository::update(change.connection(), before.key(), &patch).await;
    let after = change.check_write(&patch, updated).await?;
    rules::keep(hooks::RULES, Some(&before), &after)?;
    change.audit_updated(&before, &after).await?;
    let answer = change.commit(ApiAnswer::ok(&after)?).await?;
    hooks::after_update(&app, &after).await;
    Ok(answer)
}

/// Deletes an order.
#[utoipa::path(
    delete, path = "/api/orders/{id}", tag = "orders", operation_id = "deleteOrder",
    params(("id" = Uuid, Path), IfMatch), responses(Deleted),
)]
pub async fn delete(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let gone = [expected.check(repository::lock(change.connection(), &[id]).await?)?];
    let [order] = &gone;
    hooks::before_delete(&mut change, order).await?;
    change.follow_delete(&gone).await?;
    let deleted = repository::delete(change.connection(), &[order.key()]).await;
    change.check_delete(&gone, deleted).await?;
    change.audit_deleted(&gone).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &gone).await;
    Ok(answer)
}

/// Deletes several orders, all of them or none.
#[utoipa::path(
    post, path = "/api/orders/bulk-delete", tag = "orders", operation_id = "bulkDeleteOrders",
    params(IdempotencyKey), responses(BulkDeleted<Order>),
)]
pub async fn bulk_delete(
    app: App,
    request: ChangeRequest,
    bulk: Bulk<Uuid>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &bulk).await?;
    let gone = repository::lock(change.connection(), &bulk.ids).await?;
    for order in &gone {
        hooks::before_delete(&mut change, order).await?;
    }
    change.follow_delete(&gone).await?;
    let ids: Vec<Uuid> = gone.iter().map(Order::key).collect();
    let deleted = repository::delete(change.connection(), &ids).await;
    change.check_delete(&gone, deleted).await?;
    change.audit_deleted(&gone).await?;
    let answer = change.commit(ApiAnswer::deleted(&gone)?).await?;
    hooks::after_delete(&app, &gone).await;
    Ok(answer)
}
