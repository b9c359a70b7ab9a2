//! Sign-in, renewal and sign-out; what belongs to an account is in `account`, the accounts of others in `administration`.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::session::{self, Grant, StoredUser};
use super::{User, account, administration, claim, password, standing, users};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, ErrorBody, Json, One, Origin, rate_limit};

const COOKIE: &str = "refresh_token";

/// The routes of sign-in and of users.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(login))
        .routes(routes!(refresh))
        .routes(routes!(logout))
        .routes(routes!(me))
        .merge(account::routes())
        .merge(administration::routes())
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
        (status = 400, body = ErrorBody),
        (status = 401, body = ErrorBody, description = "Wrong e-mail or password"),
        (status = 413, body = ErrorBody),
        (status = 415, body = ErrorBody),
        (status = 422, body = ErrorBody),
        (status = 429, body = ErrorBody, description = "Too many attempts from this address, or to this account"),
    ),
    security(()),
)]
async fn login(
    app: App,
    Origin(address): Origin,
    Json(given): Json<Credentials>,
) -> ApiResult<Response> {
    let email = users::normal(&given.email);
    let attempt = match app.attempts.begin(&email, address) {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(rate_limit::refused(wait)),
    };
    let begun = match check(&app, &email, given.password).await {
        Ok(Some(user)) => begin_session(&app, &user).await,
        Ok(None) => Ok(None),
        Err(error) => Err(error),
    };
    match begun {
        Ok(Some(grant)) => {
            attempt.succeed();
            signed_in(&app, grant)
        }
        Ok(None) => Err(ApiError::unauthorized("wrong e-mail or password")),
        Err(error) => {
            attempt.withdraw();
            Err(error)
        }
    }
}

/// The user with this password.
async fn check(app: &App, email: &str, password: String) -> ApiResult<Option<StoredUser>> {
    let stored = {
        let mut connection = app.database.read().await?;
        session::find_user(&mut connection, email).await?
    };
    let hash = stored.as_ref().map(|stored| stored.password_hash.clone());
    let is_right = password::verify(password, hash).await?;
    Ok(stored.filter(|_| is_right))
}

async fn begin_session(app: &App, user: &StoredUser) -> ApiResult<Option<Grant>> {
    let mut transaction = app.database.begin().await?;
    let grant = session::start(&mut transaction, user).await?;
    transaction.commit().await?;
    Ok(grant)
}

/// Gives a new access token for the cookie that sign-in has set.
#[utoipa::path(
    post,
    path = "/api/auth/refresh",
    tag = "auth",
    operation_id = "refresh",
    responses(
        (status = 200, body = One<SignedIn>),
        (status = 401, body = ErrorBody, description = "No session"),
    ),
    security(()),
)]
async fn refresh(app: App, headers: HeaderMap) -> ApiResult<Response> {
    let Some(token) = cookie(&headers) else {
        return Err(ApiError::unauthorized("there is no session to renew"));
    };
    let mut transaction = app.database.begin().await?;
    let grant = session::renew(&mut transaction, token).await?;
    transaction.commit().await?;
    match grant {
        Some(grant) => signed_in(&app, grant),
        None => {
            let refused = ApiError::unauthorized("the session has ended, sign in again");
            Ok((clear_cookie(&app), refused).into_response())
        }
    }
}

/// Signs out: ends the session of the cookie and that of the token. Neither is accepted afterwards.
#[utoipa::path(
    post,
    path = "/api/auth/logout",
    tag = "auth",
    operation_id = "logout",
    responses((status = 204, description = "Signed out")),
    security((), ("bearer" = [])),
)]
async fn logout(app: App, headers: HeaderMap) -> ApiResult<Response> {
    let mut sessions: Vec<Uuid> = claim(&app, &headers)
        .and_then(|claim| claim.session)
        .into_iter()
        .collect();
    if let Some(token) = cookie(&headers) {
        let mut connection = app.database.read().await?;
        sessions.extend(session::of_refresh_token(&mut connection, token).await?);
    }
    for session in sessions {
        let mut transaction = app.database.begin().await?;
        session::end(&mut transaction, session).await?;
        transaction.commit().await?;
    }
    standing::settled().await;
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

fn signed_in(app: &App, grant: Grant) -> ApiResult<Response> {
    let lifetime = session::LIFETIME_DAYS * 24 * 60 * 60;
    let cookie = set_cookie(app, &grant.refresh_token, lifetime);
    let body = SignedIn {
        access_token: app.tokens.issue(&grant.user, Some(grant.session))?,
        user: grant.user,
    };
    Ok((cookie, One::new(body)).into_response())
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
    let path = format!("Path={}/api/auth", app.config.base_path.prefix());
    let attributes = format!("{path}; HttpOnly; SameSite=Strict{secure}");
    let cookie = format!("{COOKIE}={value}; {attributes}; Max-Age={seconds}");
    AppendHeaders([(header::SET_COOKIE, cookie)])
}

fn clear_cookie(app: &App) -> Cookie {
    set_cookie(app, "", 0)
}
