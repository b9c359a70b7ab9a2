//! The HTTP side of orders: what each route does, from the request to the answer.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateOrder, Order, TABLE, UpdateOrder};
use super::service::OrdersService;
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{ApiAnswer, ApiResult, Bulk, Expected, PageOf, Path, Valid};
use crate::shared::package::{BaseChanges, BaseService};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, rules};

/// Lists orders.
pub async fn list(app: App, user: User, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref(), app.readable(&user))?;
    let mut connection = app.database.read().await?;
    let (orders, total) = repository::list(&mut connection, &query).await?;
    connection.release();
    PageOf::answer(orders, total, &query)
}

/// Shows an order.
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let mut connection = app.database.read().await?;
    let found = repository::find(&mut connection, id).await?;
    connection.release();
    ApiAnswer::ok(&TABLE.found(found)?)
}

/// Creates an order.
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateOrder>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let order = OrdersService::create(&mut change, input).await?;
    let answer = change.commit(ApiAnswer::created(&order)?).await?;
    hooks::after_create(&app, &order).await;
    Ok(answer)
}

/// Replaces everything that can be changed of an order.
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
    CrudEventHelper::emit_updated(&mut change, &before, &after).await?;
    let answer = change.commit(ApiAnswer::ok(&after)?).await?;
    hooks::after_update(&app, &after).await;
    Ok(answer)
}

/// Changes the fields of an order that are given; none are no change.
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateOrder>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let before = expected.check(repository::lock(change.connection(), &[id]).await?)?;
    if patch == UpdateOrder::default() {
        return ApiAnswer::ok(&before);
    }
    let after = OrdersService::update(&mut change, &before, patch).await?;
    let answer = change.commit(ApiAnswer::ok(&after)?).await?;
    hooks::after_update(&app, &after).await;
    Ok(answer)
}

/// Deletes an order.
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
    CrudEventHelper::emit_deleted(&mut change, order).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &gone).await;
    Ok(answer)
}

/// Deletes several orders, all of them or none.
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
    CrudEventHelper::emit_bulk_deleted(&mut change, &gone).await?;
    let answer = change.commit(ApiAnswer::deleted(&gone)?).await?;
    hooks::after_delete(&app, &gone).await;
    Ok(answer)
}

/// Brings an order back that was deleted, under its key.
pub async fn undelete(
    app: App,
    Path(id): Path<Uuid>,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let mut input: CreateOrder = change.deleted(&id).await?;
    hooks::before_create(&mut change, &mut input).await?;
    let inserted = repository::insert(change.connection(), &input).await;
    let inserted = change.check_write(&input, inserted).await?;
    change.take_place(&input, &inserted, &id).await?;
    let order = TABLE.found(repository::find(change.connection(), id).await?)?;
    rules::keep(hooks::RULES, None, &order)?;
    CrudEventHelper::emit_created(&mut change, &order).await?;
    let answer = change.commit(ApiAnswer::created(&order)?).await?;
    hooks::after_create(&app, &order).await;
    Ok(answer)
}
