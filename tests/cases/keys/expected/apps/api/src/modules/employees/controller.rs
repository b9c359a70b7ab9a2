//! The HTTP side of employees.

use axum::extract::RawQuery;

use super::schemas::{CreateEmployee, Employee, TABLE, UpdateEmployee};
use super::{hooks, service};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::{
    ApiAnswer, ApiResult, Bulk, Deleted, ErrorBody, Expected, One, PageOf, Path, Valid,
};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, Entity, EntityId};

/// Lists employees.
#[utoipa::path(
    get,
    path = "/api/employees",
    tag = "employees",
    operation_id = "listEmployees",
    responses(
        (status = 200, body = PageOf<Employee>),
        (status = 400, body = ErrorBody),
    ),
)]
pub async fn list(app: App, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref())?;
    let (employees, total) = service::list(&app, &query).await?;
    PageOf::answer(employees, total, &query)
}

/// Shows an employee.
#[utoipa::path(
    get,
    path = "/api/employees/{id}",
    tag = "employees",
    operation_id = "getEmployee",
    params(("id" = i32, Path)),
    responses(
        (status = 200, body = One<Employee>),
        (status = 404, body = ErrorBody),
    ),
)]
pub async fn get(app: App, Path(id): Path<i32>) -> ApiResult<ApiAnswer> {
    let employee = service::get(&app, id).await?;
    ApiAnswer::ok(&employee)
}

/// Creates an employee.
#[utoipa::path(
    post,
    path = "/api/employees",
    tag = "employees",
    operation_id = "createEmployee",
    params(("idempotency-key" = Option<String>, Header)),
    request_body = CreateEmployee,
    responses(
        (status = 201, body = One<Employee>),
        (status = 409, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(input): Valid<CreateEmployee>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    let employee = service::create(&mut change, input).await?;
    CrudEventHelper::emit_created(change.events(), TABLE.resource, &employee).await?;
    let answer = change
        .commit(ApiAnswer::created(&TABLE, &employee)?)
        .await?;
    hooks::after_create(&app, &employee).await;
    Ok(answer)
}

/// Replaces everything that can be changed of an employee.
#[utoipa::path(
    put,
    path = "/api/employees/{id}",
    tag = "employees",
    operation_id = "replaceEmployee",
    params(("id" = i32, Path), ("if-match" = String, Header)),
    request_body = CreateEmployee,
    responses(
        (status = 200, body = One<Employee>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn replace(
    app: App,
    Path(id): Path<i32>,
    expected: Expected,
    request: ChangeRequest,
    Valid(input): Valid<CreateEmployee>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let employee = service::replace(&mut change, id, expected, input).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &employee).await?;
    let answer = change.commit(ApiAnswer::ok(&employee)?).await?;
    hooks::after_update(&app, &employee).await;
    Ok(answer)
}

/// Changes the fields of an employee that are given.
#[utoipa::path(
    patch,
    path = "/api/employees/{id}",
    tag = "employees",
    operation_id = "updateEmployee",
    params(("id" = i32, Path), ("if-match" = String, Header)),
    request_body = CreateEmployee,
    responses(
        (status = 200, body = One<Employee>),
        (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody),
    ),
)]
pub async fn update(
    app: App,
    Path(id): Path<i32>,
    expected: Expected,
    request: ChangeRequest,
    Valid(patch): Valid<UpdateEmployee>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let employee = service::update(&mut change, id, expected, patch).await?;
    CrudEventHelper::emit_updated(change.events(), TABLE.resource, &employee).await?;
    let answer = change.commit(ApiAnswer::ok(&employee)?).await?;
    hooks::after_update(&app, &employee).await;
    Ok(answer)
}

/// Deletes an employee.
#[utoipa::path(
    delete,
    path = "/api/employees/{id}",
    tag = "employees",
    operation_id = "deleteEmployee",
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
    let employee = service::delete(&mut change, id, expected).await?;
    CrudEventHelper::emit_deleted(change.events(), TABLE.resource, &employee).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &[employee]).await;
    Ok(answer)
}

/// Deletes several employees, all of them or none.
#[utoipa::path(
    post,
    path = "/api/employees/bulk-delete",
    tag = "employees",
    operation_id = "bulkDeleteEmployees",
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
    let employees = service::bulk_delete(&mut change, &bulk.ids).await?;
    let ids: Vec<EntityId> = employees.iter().map(Entity::id).collect();
    CrudEventHelper::emit_bulk_deleted(change.events(), TABLE.resource, &ids).await?;
    let answer = change.commit(ApiAnswer::data(Deleted::of(ids))?).await?;
    hooks::after_delete(&app, &employees).await;
    Ok(answer)
}
