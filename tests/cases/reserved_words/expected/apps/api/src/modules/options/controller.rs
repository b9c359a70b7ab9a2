//! The HTTP side of options.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateOptionEntity, OptionEntity, TABLE, UpdateOptionEntity};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists options.
#[utoipa::path(
    get,
    path = "/api/options",
    tag = "options",
    operation_id = "listOptions",
    responses(
        (status = 200, body = PageOf<OptionEntity>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (options, total) = service::list(&app, &query).await?;
    PageOf::answer(options, total, &query)
}

/// Shows an option entity.
#[utoipa::path(
    get,
    path = "/api/options/{id}",
    tag = "options",
    operation_id = "getOptionEntity",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<OptionEntity>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let option_entity = service::get(&app, id).await?;
    ApiAnswer::ok(&option_entity)
}

/// Creates an option entity.
#[utoipa::path(
    post,
    path = "/api/options",
    tag = "options",
    operation_id = "createOptionEntity",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateOptionEntity,
    responses(
        (status = 201, body = One<OptionEntity>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateOptionEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let option_entity = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &option_entity).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &option_entity)?)
        .await?;
    hooks::after_create(&app, &option_entity).await;
    Ok(answer)
}

/// Replaces everything that can be changed of an option entity.
#[utoipa::path(
    put,
    path = "/api/options/{id}",
    tag = "options",
    operation_id = "replaceOptionEntity",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateOptionEntity,
    responses(
        (status = 200, body = One<OptionEntity>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateOptionEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let option_entity = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &option_entity).await?;
    let answer = change.commit(ApiAnswer::ok(&option_entity)?).await?;
    hooks::after_update(&app, &option_entity).await;
    Ok(answer)
}

/// Changes the fields of an option entity that are given.
#[utoipa::path(
    patch,
    path = "/api/options/{id}",
    tag = "options",
    operation_id = "updateOptionEntity",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateOptionEntity,
    responses(
        (status = 200, body = One<OptionEntity>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateOptionEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let option_entity = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &option_entity).await?;
    let answer = change.commit(ApiAnswer::ok(&option_entity)?).await?;
    hooks::after_update(&app, &option_entity).await;
    Ok(answer)
}

/// Deletes an option entity.
#[utoipa::path(
    delete,
    path = "/api/options/{id}",
    tag = "options",
    operation_id = "deleteOptionEntity",
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
    let option_entity = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &option_entity).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[option_entity]).await;
    Ok(answer)
}

/// Deletes several options, all of them or none.
#[utoipa::path(
    post,
    path = "/api/options/bulk-delete",
    tag = "options",
    operation_id = "bulkDeleteOptions",
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
    let options = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = options.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &options).await;
    Ok(answer)
}
