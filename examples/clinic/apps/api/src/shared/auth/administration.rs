//! Users and roles, for those who may see or change them.

use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::actor::{Manager, Reader};
use super::roles::{self, Role};
use super::users::{self, Care, ListedUser, NewUser, UserChange, Who};
use crate::shared::app::App;
use crate::shared::http::{
    ApiError, ApiResult, ErrorBody, Json, One, PageOf, Pagination, Path, Query,
};

/// What each route about users and roles needs.
pub const ROUTES: [(Method, &str, &str); 9] = [
    (Method::GET, "/api/auth/users", "auth.read"),
    (Method::POST, "/api/auth/users", "auth.manage"),
    (Method::GET, "/api/auth/users/{id}", "auth.read"),
    (Method::PATCH, "/api/auth/users/{id}", "auth.manage"),
    (Method::POST, "/api/auth/users/{id}/password", "auth.manage"),
    (Method::GET, "/api/auth/permissions", "auth.read"),
    (Method::GET, "/api/auth/roles", "auth.read"),
    (Method::PUT, "/api/auth/roles/{name}", "auth.manage"),
    (Method::DELETE, "/api/auth/roles/{name}", "auth.manage"),
];

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_users, add_user))
        .routes(routes!(get_user, change_user))
        .routes(routes!(renew_password))
        .routes(routes!(list_permissions))
        .routes(routes!(list_roles))
        .routes(routes!(set_role, delete_role))
}

/// Which users are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct UserQuery {
    /// A part of the e-mail address.
    search: String,
    #[param(minimum = 1, maximum = 1_000_000)]
    page: u32,
    #[param(minimum = 1, maximum = 100)]
    limit: u32,
}

impl Default for UserQuery {
    fn default() -> Self {
        Self {
            search: String::new(),
            page: 1,
            limit: 25,
        }
    }
}

/// Lists users by their addresses.
#[utoipa::path(
    get,
    path = "/api/auth/users",
    tag = "auth",
    operation_id = "listUsers",
    params(UserQuery),
    responses((status = 200, body = PageOf<ListedUser>)),
)]
async fn list_users(
    _: Reader,
    app: App,
    Query(query): Query<UserQuery>,
) -> ApiResult<axum::Json<PageOf<ListedUser>>> {
    let UserQuery { page, limit, .. } = query;
    if !(1..=1_000_000).contains(&page) || !(1..=100).contains(&limit) {
        let message = "`page` is 1 to 1000000, `limit` 1 to 100";
        return Err(ApiError::bad_request(message));
    }
    let (users, total) = users::page(&app, &query.search, page, limit).await?;
    Ok(axum::Json(PageOf {
        success: true,
        data: users,
        pagination: Pagination::new(page.into(), limit.into(), total),
    }))
}

/// A user who was made, and the password that was made up. Nobody is shown it again.
#[derive(Debug, Serialize, ToSchema)]
struct AddedUser {
    id: Uuid,
    password: String,
}

/// Makes a user.
#[utoipa::path(
    post,
    path = "/api/auth/users",
    tag = "auth",
    operation_id = "addUser",
    request_body = NewUser,
    responses(
        (status = 201, body = One<AddedUser>),
        (status = 409, body = ErrorBody, description = "There is a user with this address"),
    ),
)]
async fn add_user(
    Manager(actor): Manager,
    app: App,
    Json(new): Json<NewUser>,
) -> ApiResult<Response> {
    let (id, password) = users::add(&app, &actor, &new).await?;
    let added = One::new(AddedUser { id, password });
    Ok((StatusCode::CREATED, added).into_response())
}

/// Shows a user.
#[utoipa::path(
    get,
    path = "/api/auth/users/{id}",
    tag = "auth",
    operation_id = "getUser",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = One<ListedUser>)),
)]
async fn get_user(_: Reader, app: App, Path(id): Path<Uuid>) -> ApiResult<One<ListedUser>> {
    Ok(One::new(users::get(&app, id).await?))
}

/// Says anew what a user may do, or whether they may sign in. Whoever is deactivated is signed out.
#[utoipa::path(
    patch,
    path = "/api/auth/users/{id}",
    tag = "auth",
    operation_id = "changeUser",
    params(("id" = Uuid, Path)),
    request_body = UserChange,
    responses(
        (status = 200, body = One<ListedUser>),
        (status = 409, body = ErrorBody, description = "Nobody would be left who may do everything"),
    ),
)]
async fn change_user(
    Manager(actor): Manager,
    app: App,
    Path(id): Path<Uuid>,
    Json(change): Json<UserChange>,
) -> ApiResult<One<ListedUser>> {
    let changed = users::change(&app, &actor, Who::Id(id), &change, Care::KeepOne).await?;
    Ok(One::new(changed))
}

/// A password that was made up. Nobody is shown it again.
#[derive(Debug, Serialize, ToSchema)]
struct NewPassword {
    password: String,
}

/// Gives a user another password and signs them out.
#[utoipa::path(
    post,
    path = "/api/auth/users/{id}/password",
    tag = "auth",
    operation_id = "renewPassword",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = One<NewPassword>)),
)]
async fn renew_password(
    Manager(actor): Manager,
    app: App,
    Path(id): Path<Uuid>,
) -> ApiResult<One<NewPassword>> {
    let password = users::renew_password(&app, &actor, Who::Id(id)).await?;
    Ok(One::new(NewPassword { password }))
}

/// Lists what can be allowed: `<resource>.<action>`.
#[utoipa::path(
    get,
    path = "/api/auth/permissions",
    tag = "auth",
    operation_id = "listPermissions",
    responses((status = 200, body = One<Vec<String>>)),
)]
async fn list_permissions(_: Reader, app: App) -> One<Vec<String>> {
    One::new(app.permissions.iter().cloned().collect())
}

/// Lists roles by their names.
#[utoipa::path(
    get,
    path = "/api/auth/roles",
    tag = "auth",
    operation_id = "listRoles",
    responses((status = 200, body = One<Vec<Role>>)),
)]
async fn list_roles(_: Reader, app: App) -> ApiResult<One<Vec<Role>>> {
    Ok(One::new(roles::list(&app).await?))
}

/// What a role is to allow.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RoleContents {
    permissions: Vec<String>,
}

/// Says anew what a role allows, or makes it.
#[utoipa::path(
    put,
    path = "/api/auth/roles/{name}",
    tag = "auth",
    operation_id = "setRole",
    params(("name" = String, Path, pattern = "^[a-z][a-z0-9-]{0,59}$")),
    request_body = RoleContents,
    responses(
        (status = 204, description = "The role allows this now"),
        (status = 409, body = ErrorBody, description = "Nobody would be left who may do everything"),
    ),
)]
async fn set_role(
    Manager(actor): Manager,
    app: App,
    Path(name): Path<String>,
    Json(contents): Json<RoleContents>,
) -> ApiResult<StatusCode> {
    roles::set(&app, &actor, &name, &contents.permissions).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deletes a role that nobody has.
#[utoipa::path(
    delete,
    path = "/api/auth/roles/{name}",
    tag = "auth",
    operation_id = "deleteRole",
    params(("name" = String, Path)),
    responses(
        (status = 204, description = "The role is gone"),
        (status = 409, body = ErrorBody, description = "Somebody has it"),
    ),
)]
async fn delete_role(
    Manager(actor): Manager,
    app: App,
    Path(name): Path<String>,
) -> ApiResult<StatusCode> {
    roles::delete(&app, &actor, &name).await?;
    Ok(StatusCode::NO_CONTENT)
}
