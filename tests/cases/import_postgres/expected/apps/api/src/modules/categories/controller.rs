//! The HTTP side of categories.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{Category, CreateCategory, TABLE, UpdateCategory};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists categories.
#[utoipa::path(
    get,
    path = "/api/categories",
    tag = "categories",
    operation_id = "listCategories",
    responses(
        (status = 200, body = PageOf<Category>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (categories, total) = service::list(&app, &query).await?;
    PageOf::answer(categories, total, &query)
}

/// Shows a category.
#[utoipa::path(
    get,
    path = "/api/categories/{id}",
    tag = "categories",
    operation_id = "getCategory",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<Category>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let category = service::get(&app, id).await?;
    ApiAnswer::ok(&category)
}

/// Creates a category.
#[utoipa::path(
    post,
    path = "/api/categories",
    tag = "categories",
    operation_id = "createCategory",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateCategory,
    responses(
        (status = 201, body = One<Category>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateCategory>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let category = service::create(&mut change, input).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &category)?)
        .await?;
    hooks::after_create(&app, &category).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a category.
#[utoipa::path(
    put,
    path = "/api/categories/{id}",
    tag = "categories",
    operation_id = "replaceCategory",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateCategory,
    responses(
        (status = 200, body = One<Category>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateCategory>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let category = service::replace(&mut change, id, expected, input).await?;
    let answer = change.commit(ApiAnswer::ok(&category)?).await?;
    hooks::after_update(&app, &category).await;
    Ok(answer)
}

/// Changes the fields of a category that are given.
#[utoipa::path(
    patch,
    path = "/api/categories/{id}",
    tag = "categories",
    operation_id = "updateCategory",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateCategory,
    responses(
        (status = 200, body = One<Category>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateCategory>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let category = service::update(&mut change, id, expected, patch).await?;
    let answer = change.commit(ApiAnswer::ok(&category)?).await?;
    hooks::after_update(&app, &category).await;
    Ok(answer)
}

/// Deletes a category.
#[utoipa::path(
    delete,
    path = "/api/categories/{id}",
    tag = "categories",
    operation_id = "deleteCategory",
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
    let category = service::delete(&mut change, id, expected).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[category]).await;
    Ok(answer)
}

/// Deletes several categories, all of them or none.
#[utoipa::path(
    post,
    path = "/api/categories/bulk-delete",
    tag = "categories",
    operation_id = "bulkDeleteCategories",
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
    let categories = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = categories.iter().map(Entity::id).collect();
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &categories).await;
    Ok(answer)
}
