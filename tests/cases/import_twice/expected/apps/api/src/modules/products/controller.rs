//! The HTTP side of products.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateProduct, Product, TABLE, UpdateProduct};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists products.
#[utoipa::path(
    get,
    path = "/api/products",
    tag = "products",
    operation_id = "listProducts",
    responses(
        (status = 200, body = PageOf<Product>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (products, total) = service::list(&app, &query).await?;
    PageOf::answer(products, total, &query)
}

/// Shows a product.
#[utoipa::path(
    get,
    path = "/api/products/{id}",
    tag = "products",
    operation_id = "getProduct",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<Product>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let product = service::get(&app, id).await?;
    ApiAnswer::ok(&product)
}

/// Creates a product.
#[utoipa::path(
    post,
    path = "/api/products",
    tag = "products",
    operation_id = "createProduct",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateProduct,
    responses(
        (status = 201, body = One<Product>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateProduct>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let product = service::create(&mut change, input).await?;
    let answer = change.commit(ApiAnswer::created(&TABLE, &product)?).await?;
    hooks::after_create(&app, &product).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a product.
#[utoipa::path(
    put,
    path = "/api/products/{id}",
    tag = "products",
    operation_id = "replaceProduct",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateProduct,
    responses(
        (status = 200, body = One<Product>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateProduct>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let product = service::replace(&mut change, id, expected, input).await?;
    let answer = change.commit(ApiAnswer::ok(&product)?).await?;
    hooks::after_update(&app, &product).await;
    Ok(answer)
}

/// Changes the fields of a product that are given.
#[utoipa::path(
    patch,
    path = "/api/products/{id}",
    tag = "products",
    operation_id = "updateProduct",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateProduct,
    responses(
        (status = 200, body = One<Product>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateProduct>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let product = service::update(&mut change, id, expected, patch).await?;
    let answer = change.commit(ApiAnswer::ok(&product)?).await?;
    hooks::after_update(&app, &product).await;
    Ok(answer)
}

/// Deletes a product.
#[utoipa::path(
    delete,
    path = "/api/products/{id}",
    tag = "products",
    operation_id = "deleteProduct",
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
    let product = service::delete(&mut change, id, expected).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[product]).await;
    Ok(answer)
}

/// Deletes several products, all of them or none.
#[utoipa::path(
    post,
    path = "/api/products/bulk-delete",
    tag = "products",
    operation_id = "bulkDeleteProducts",
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
    let products = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = products.iter().map(Entity::id).collect();
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &products).await;
    Ok(answer)
}
