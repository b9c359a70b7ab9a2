//! The HTTP side of people.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreatePerson, Person, TABLE, UpdatePerson};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists people.
#[utoipa::path(
    get,
    path = "/api/people",
    tag = "people",
    operation_id = "listPeople",
    responses(
        (status = 200, body = PageOf<Person>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (people, total) = service::list(&app, &query).await?;
    PageOf::answer(people, total, &query)
}

/// Shows a person.
#[utoipa::path(
    get,
    path = "/api/people/{id}",
    tag = "people",
    operation_id = "getPerson",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = One<Person>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let person = service::get(&app, id).await?;
    ApiAnswer::ok(&person)
}

/// Creates a person.
#[utoipa::path(
    post,
    path = "/api/people",
    tag = "people",
    operation_id = "createPerson",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreatePerson,
    responses(
        (status = 201, body = One<Person>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreatePerson>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let person = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &person).await?;
    let answer = change.commit(ApiAnswer::created(&TABLE, &person)?).await?;
    hooks::after_create(&app, &person).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a person.
#[utoipa::path(
    put,
    path = "/api/people/{id}",
    tag = "people",
    operation_id = "replacePerson",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreatePerson,
    responses(
        (status = 200, body = One<Person>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreatePerson>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let person = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &person).await?;
    let answer = change.commit(ApiAnswer::ok(&person)?).await?;
    hooks::after_update(&app, &person).await;
    Ok(answer)
}

/// Changes the fields of a person that are given.
#[utoipa::path(
    patch,
    path = "/api/people/{id}",
    tag = "people",
    operation_id = "updatePerson",
    params(("id" = Uuid, Path), ("if-match" = String, Header)),
    request_body = CreatePerson,
    responses(
        (status = 200, body = One<Person>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdatePerson>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let person = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &person).await?;
    let answer = change.commit(ApiAnswer::ok(&person)?).await?;
    hooks::after_update(&app, &person).await;
    Ok(answer)
}

/// Deletes a person.
#[utoipa::path(
    delete,
    path = "/api/people/{id}",
    tag = "people",
    operation_id = "deletePerson",
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
    let person = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &person).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[person]).await;
    Ok(answer)
}

/// Deletes several people, all of them or none.
#[utoipa::path(
    post,
    path = "/api/people/bulk-delete",
    tag = "people",
    operation_id = "bulkDeletePeople",
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
    let people = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = people.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &people).await;
    Ok(answer)
}
