//! Sign-in, renewal and sign-out.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::session::{self, Renewal};
use super::{User, password};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Json, One};

const COOKIE: &str = "refresh_token";

/// The routes of sign-in. They are the only ones that ask for no permission.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(login))
        .routes(routes!(refresh))
        .routes(routes!(logout))
        .routes(routes!(me))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Credentials {
    email: String,
    password: String,
}

/// Who has signed in, and the token to send with every request.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SignedIn {
    access_token: String,
    user: User,
}

/// Signs in.
#[utoipa::path(
    post,
    path = "/api/auth/login",
    tag = "auth",
    operation_id = "login",
    request_body = Credentials,
    responses(
        (status = 200, body = One<SignedIn>),
        (status = 401, description = "Wrong e-mail or password"),
    ),
    security(()),
)]
async fn login(app: App, Json(given): Json<Credentials>) -> ApiResult<Response> {
    let stored = {
        let mut connection = app.database.read().await?;
        session::find_user(&mut connection, &given.email).await?
    };
    let hash = stored.as_ref().map(|stored| stored.password_hash.clone());
    let is_right = password::verify(given.password, hash).await?;
    let Some(stored) = stored.filter(|_| is_right) else {
        return Err(ApiError::unauthorized("wrong e-mail or password"));
    };
    let user = User::from(stored);
    let mut transaction = app.database.begin().await?;
    let token = session::start(&mut transaction, user.id).await?;
    transaction.commit().await?;
    signed_in(&app, user, &token)
}

/// Gives a new access token for the cookie that sign-in has set.
#[utoipa::path(
    post,
    path = "/api/auth/refresh",
    tag = "auth",
    operation_id = "refresh",
    responses((status = 200, body = One<SignedIn>), (status = 401, description = "No session")),
    security(()),
)]
async fn refresh(app: App, headers: HeaderMap) -> ApiResult<Response> {
    let Some(token) = cookie(&headers) else {
        return Err(ApiError::unauthorized("there is no session to renew"));
    };
    let mut transaction = app.database.begin().await?;
    let renewal = session::renew(&mut transaction, token).await?;
    transaction.commit().await?;
    match renewal {
        Renewal::Renewed { user, token } => signed_in(&app, user, &token),
        Renewal::Refused => {
            let refused = ApiError::unauthorized("the session has ended, sign in again");
            Ok((clear_cookie(&app), refused).into_response())
        }
    }
}

/// Signs out.
#[utoipa::path(
    post,
    path = "/api/auth/logout",
    tag = "auth",
    operation_id = "logout",
    responses((status = 204, description = "Signed out")),
    security(()),
)]
async fn logout(app: App, headers: HeaderMap) -> ApiResult<Response> {
    if let Some(token) = cookie(&headers) {
        let mut transaction = app.database.begin().await?;
        session::end(&mut transaction, token).await?;
        transaction.commit().await?;
    }
    Ok((StatusCode::NO_CONTENT, clear_cookie(&app)).into_response())
}

/// Tells who has signed in.
#[utoipa::path(
    get,
    path = "/api/auth/me",
    tag = "auth",
    operation_id = "me",
    responses((status = 200, body = One<User>)),
)]
async fn me(user: User) -> One<User> {
    One::new(user)
}

fn signed_in(app: &App, user: User, refresh_token: &str) -> ApiResult<Response> {
    let lifetime = session::LIFETIME_DAYS * 24 * 60 * 60;
    let body = SignedIn {
        access_token: app.tokens.issue(&user)?,
        user,
    };
    Ok((set_cookie(app, refresh_token, lifetime), One::new(body)).into_response())
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split("; "))
        .find_map(|pair| pair.strip_prefix(COOKIE)?.strip_prefix('='))
}

type Cookie = AppendHeaders<[(header::HeaderName, String); 1]>;

fn set_cookie(app: &App, value: &str, seconds: i64) -> Cookie {
    let secure = if app.config.is_production() {
        "; Secure"
    } else {
        ""
    };
    let attributes = "Path=/api/auth; HttpOnly; SameSite=Strict";
    let cookie = format!("{COOKIE}={value}; {attributes}; Max-Age={seconds}{secure}");
    AppendHeaders([(header::SET_COOKIE, cookie)])
}

fn clear_cookie(app: &App) -> Cookie {
    set_cookie(app, "", 0)
}
