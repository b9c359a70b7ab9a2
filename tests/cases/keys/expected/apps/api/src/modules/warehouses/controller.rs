//! The HTTP side of warehouses.

use axum::extract::RawQuery;

use super::schemas::{CreateWarehouse, ReplaceWarehouse, TABLE, UpdateWarehouse, Warehouse};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists warehouses.
#[utoipa::path(
    get,
    path = "/api/warehouses",
    tag = "warehouses",
    operation_id = "listWarehouses",
    responses(
        (status = 200, body = PageOf<Warehouse>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (warehouses, total) = service::list(&app, &query).await?;
    PageOf::answer(warehouses, total, &query)
}

/// Shows a warehouse.
#[utoipa::path(
    get,
    path = "/api/warehouses/{id}",
    tag = "warehouses",
    operation_id = "getWarehouse",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = One<Warehouse>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<String>) -> ApiResult<ApiAnswer> {
    let warehouse = service::get(&app, id).await?;
    ApiAnswer::ok(&warehouse)
}

/// Creates a warehouse.
#[utoipa::path(
    post,
    path = "/api/warehouses",
    tag = "warehouses",
    operation_id = "createWarehouse",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateWarehouse,
    responses(
        (status = 201, body = One<Warehouse>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateWarehouse>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let warehouse = service::create(&mut change, input).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &warehouse)?)
        .await?;
    hooks::after_create(&app, &warehouse).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a warehouse.
#[utoipa::path(
    put,
    path = "/api/warehouses/{id}",
    tag = "warehouses",
    operation_id = "replaceWarehouse",
    params(("id" = String, Path), ("if-match" = String, Header)),
    request_body = ReplaceWarehouse,
    responses(
        (status = 200, body = One<Warehouse>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<String>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<ReplaceWarehouse>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let warehouse = service::replace(&mut change, id, expected, input).await?;
    let answer = change.commit(ApiAnswer::ok(&warehouse)?).await?;
    hooks::after_update(&app, &warehouse).await;
    Ok(answer)
}

/// Changes the fields of a warehouse that are given.
#[utoipa::path(
    patch,
    path = "/api/warehouses/{id}",
    tag = "warehouses",
    operation_id = "updateWarehouse",
    params(("id" = String, Path), ("if-match" = String, Header)),
    request_body = ReplaceWarehouse,
    responses(
        (status = 200, body = One<Warehouse>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<String>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateWarehouse>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let warehouse = service::update(&mut change, id, expected, patch).await?;
    let answer = change.commit(ApiAnswer::ok(&warehouse)?).await?;
    hooks::after_update(&app, &warehouse).await;
    Ok(answer)
}

/// Deletes a warehouse.
#[utoipa::path(
    delete,
    path = "/api/warehouses/{id}",
    tag = "warehouses",
    operation_id = "deleteWarehouse",
    params(("id" = String, Path), ("if-match" = String, Header)),
    responses(
        (status = 204),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn delete(
    app: App,
    Path(id): Path<String>,
    expected: Expected,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let warehouse = service::delete(&mut change, id, expected).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[warehouse]).await;
    Ok(answer)
}

/// Deletes several warehouses, all of them or none.
#[utoipa::path(
    post,
    path = "/api/warehouses/bulk-delete",
    tag = "warehouses",
    operation_id = "bulkDeleteWarehouses",
    request_body = Bulk<String>,
    responses(
        (status = 200, body = One<Deleted<String>>),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn bulk_delete(
    app: App,
    request: ChangeRequest,
    bulk: Bulk<String>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &bulk).await?;
    let warehouses = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = warehouses.iter().map(Entity::id).collect();
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &warehouses).await;
    Ok(answer)
}
