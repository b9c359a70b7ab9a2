//! The HTTP side of transfers.

use axum::extract::RawQuery;

use super::schemas::{
    CreateTransfer, ReplaceTransfer, TABLE, Transfer, TransferKey, UpdateTransfer,
};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists transfers.
#[utoipa::path(
    get,
    path = "/api/transfers",
    tag = "transfers",
    operation_id = "listTransfers",
    responses(
        (status = 200, body = PageOf<Transfer>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (transfers, total) = service::list(&app, &query).await?;
    PageOf::answer(transfers, total, &query)
}

/// Shows a transfer.
#[utoipa::path(
    get,
    path = "/api/transfers/{id}",
    tag = "transfers",
    operation_id = "getTransfer",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = One<Transfer>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<TransferKey>) -> ApiResult<ApiAnswer> {
    let transfer = service::get(&app, id).await?;
    ApiAnswer::ok(&transfer)
}

/// Creates a transfer.
#[utoipa::path(
    post,
    path = "/api/transfers",
    tag = "transfers",
    operation_id = "createTransfer",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateTransfer,
    responses(
        (status = 201, body = One<Transfer>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateTransfer>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let transfer = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &transfer).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &transfer)?)
        .await?;
    hooks::after_create(&app, &transfer).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a transfer.
#[utoipa::path(
    put,
    path = "/api/transfers/{id}",
    tag = "transfers",
    operation_id = "replaceTransfer",
    params(("id" = String, Path), ("if-match" = String, Header)),
    request_body = ReplaceTransfer,
    responses(
        (status = 200, body = One<Transfer>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<TransferKey>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<ReplaceTransfer>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let transfer = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &transfer).await?;
    let answer = change.commit(ApiAnswer::ok(&transfer)?).await?;
    hooks::after_update(&app, &transfer).await;
    Ok(answer)
}

/// Changes the fields of a transfer that are given.
#[utoipa::path(
    patch,
    path = "/api/transfers/{id}",
    tag = "transfers",
    operation_id = "updateTransfer",
    params(("id" = String, Path), ("if-match" = String, Header)),
    request_body = ReplaceTransfer,
    responses(
        (status = 200, body = One<Transfer>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<TransferKey>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateTransfer>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let transfer = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &transfer).await?;
    let answer = change.commit(ApiAnswer::ok(&transfer)?).await?;
    hooks::after_update(&app, &transfer).await;
    Ok(answer)
}

/// Deletes a transfer.
#[utoipa::path(
    delete,
    path = "/api/transfers/{id}",
    tag = "transfers",
    operation_id = "deleteTransfer",
    params(("id" = String, Path), ("if-match" = String, Header)),
    responses(
        (status = 204),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn delete(
    app: App,
    Path(id): Path<TransferKey>,
    expected: Expected,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let transfer = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &transfer).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[transfer]).await;
    Ok(answer)
}

/// Deletes several transfers, all of them or none.
#[utoipa::path(
    post,
    path = "/api/transfers/bulk-delete",
    tag = "transfers",
    operation_id = "bulkDeleteTransfers",
    request_body = Bulk<String>,
    responses(
        (status = 200, body = One<Deleted<String>>),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn bulk_delete(
    app: App,
    request: ChangeRequest,
    bulk: Bulk<TransferKey>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &bulk).await?;
    let transfers = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = transfers.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &transfers).await;
    Ok(answer)
}
