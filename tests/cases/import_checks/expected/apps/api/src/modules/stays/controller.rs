//! The HTTP side of stays.

use axum::extract::RawQuery;

use super::schemas::{CreateStay, ReplaceStay, Stay, TABLE, UpdateStay};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists stays.
#[utoipa::path(
    get,
    path = "/api/stays",
    tag = "stays",
    operation_id = "listStays",
    responses(
        (status = 200, body = PageOf<Stay>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (stays, total) = service::list(&app, &query).await?;
    PageOf::answer(stays, total, &query)
}

/// Shows a stay.
#[utoipa::path(
    get,
    path = "/api/stays/{id}",
    tag = "stays",
    operation_id = "getStay",
    params(("id" = i32, Path)),
    responses(
        (status = 200, body = One<Stay>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<i32>) -> ApiResult<ApiAnswer> {
    let stay = service::get(&app, id).await?;
    ApiAnswer::ok(&stay)
}

/// Creates a stay.
#[utoipa::path(
    post,
    path = "/api/stays",
    tag = "stays",
    operation_id = "createStay",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateStay,
    responses(
        (status = 201, body = One<Stay>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateStay>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let stay = service::create(&mut change, input).await?;
    let answer = change.commit(ApiAnswer::created(&TABLE, &stay)?).await?;
    hooks::after_create(&app, &stay).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a stay.
#[utoipa::path(
    put,
    path = "/api/stays/{id}",
    tag = "stays",
    operation_id = "replaceStay",
    params(("id" = i32, Path), ("if-match" = String, Header)),
    request_body = ReplaceStay,
    responses(
        (status = 200, body = One<Stay>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<i32>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<ReplaceStay>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let stay = service::replace(&mut change, id, expected, input).await?;
    let answer = change.commit(ApiAnswer::ok(&stay)?).await?;
    hooks::after_update(&app, &stay).await;
    Ok(answer)
}

/// Changes the fields of a stay that are given.
#[utoipa::path(
    patch,
    path = "/api/stays/{id}",
    tag = "stays",
    operation_id = "updateStay",
    params(("id" = i32, Path), ("if-match" = String, Header)),
    request_body = ReplaceStay,
    responses(
        (status = 200, body = One<Stay>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<i32>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateStay>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let stay = service::update(&mut change, id, expected, patch).await?;
    let answer = change.commit(ApiAnswer::ok(&stay)?).await?;
    hooks::after_update(&app, &stay).await;
    Ok(answer)
}

/// Deletes a stay.
#[utoipa::path(
    delete,
    path = "/api/stays/{id}",
    tag = "stays",
    operation_id = "deleteStay",
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
    let stay = service::delete(&mut change, id, expected).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[stay]).await;
    Ok(answer)
}

/// Deletes several stays, all of them or none.
#[utoipa::path(
    post,
    path = "/api/stays/bulk-delete",
    tag = "stays",
    operation_id = "bulkDeleteStays",
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
    let stays = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = stays.iter().map(Entity::id).collect();
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &stays).await;
    Ok(answer)
}
