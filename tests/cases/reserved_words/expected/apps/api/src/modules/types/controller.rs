//! The HTTP side of types.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateTypeEntity, TABLE, TypeEntity, UpdateTypeEntity};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists types.
#[utoipa::path(
    get,
    path = "/api/types",
    tag = "types",
    operation_id = "listTypes",
    responses(
        (status = 200, body = PageOf<TypeEntity>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (types, total) = service::list(&app, &query).await?;
    PageOf::answer(types, total, &query)
}

/// Shows a type entity.
#[utoipa::path(
    get,
    path = "/api/types/{id}",
    tag = "types",
    operation_id = "getTypeEntity",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<TypeEntity>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let type_entity = service::get(&app, id).await?;
    ApiAnswer::ok(&type_entity)
}

/// Creates a type entity.
#[utoipa::path(
    post,
    path = "/api/types",
    tag = "types",
    operation_id = "createTypeEntity",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateTypeEntity,
    responses(
        (status = 201, body = One<TypeEntity>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateTypeEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let type_entity = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &type_entity).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &type_entity)?)
        .await?;
    hooks::after_create(&app, &type_entity).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a type entity.
#[utoipa::path(
    put,
    path = "/api/types/{id}",
    tag = "types",
    operation_id = "replaceTypeEntity",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateTypeEntity,
    responses(
        (status = 200, body = One<TypeEntity>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateTypeEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let type_entity = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &type_entity).await?;
    let answer = change.commit(ApiAnswer::ok(&type_entity)?).await?;
    hooks::after_update(&app, &type_entity).await;
    Ok(answer)
}

/// Changes the fields of a type entity that are given.
#[utoipa::path(
    patch,
    path = "/api/types/{id}",
    tag = "types",
    operation_id = "updateTypeEntity",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreateTypeEntity,
    responses(
        (status = 200, body = One<TypeEntity>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateTypeEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let type_entity = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &type_entity).await?;
    let answer = change.commit(ApiAnswer::ok(&type_entity)?).await?;
    hooks::after_update(&app, &type_entity).await;
    Ok(answer)
}

/// Deletes a type entity.
#[utoipa::path(
    delete,
    path = "/api/types/{id}",
    tag = "types",
    operation_id = "deleteTypeEntity",
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
    let type_entity = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &type_entity).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[type_entity]).await;
    Ok(answer)
}

/// Deletes several types, all of them or none.
#[utoipa::path(
    post,
    path = "/api/types/bulk-delete",
    tag = "types",
    operation_id = "bulkDeleteTypes",
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
    let types = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = types.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &types).await;
    Ok(answer)
}
