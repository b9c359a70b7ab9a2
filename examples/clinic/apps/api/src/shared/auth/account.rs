//! What whoever has signed in does with their own account.

use axum::Extension;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::actor::Actor;
use super::{User, audit, claim, password, session, standing, users};
use crate::shared::app::App;
use crate::shared::database::DbUuid;
use crate::shared::http::middleware::RequestId;
use crate::shared::http::{
    ApiError, ApiResult, ErrorBody, FieldError, Json, One, Origin, Path, rate_limit,
};

/// How many characters a password has that somebody chooses.
const LENGTHS: std::ops::RangeInclusive<usize> = 12..=200;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(change_password))
        .routes(routes!(sessions))
        .routes(routes!(end_session))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    current: String,
    /// 12 to 200 characters.
    #[schema(min_length = 12, max_length = 200)]
    new: String,
}

/// Changes the caller's password and ends their other sessions.
#[utoipa::path(
    put,
    path = "/api/auth/password",
    tag = "auth",
    operation_id = "changePassword",
    request_body = PasswordChange,
    responses(
        (status = 204, description = "The new password counts"),
        (status = 404, body = ErrorBody, description = "The caller's account is kept elsewhere"),
        (status = 409, body = ErrorBody, description = "The password was changed in the meantime"),
        (status = 429, body = ErrorBody, description = "Too many attempts"),
    ),
)]
async fn change_password(
    app: App,
    user: User,
    Origin(address): Origin,
    headers: HeaderMap,
    Extension(RequestId(request_id)): Extension<RequestId>,
    Json(change): Json<PasswordChange>,
) -> ApiResult<Response> {
    let stored = {
        let mut connection = app.database.read().await?;
        session::find_user(&mut connection, &user.email).await?
    };
    let Some(stored) = stored.filter(|stored| Uuid::from(stored.id) == user.id) else {
        let status = StatusCode::NOT_FOUND;
        return Err(ApiError::new(status, "your account is not kept here"));
    };
    if !LENGTHS.contains(&change.new.chars().count()) {
        let message = "a password has 12 to 200 characters";
        return Err(ApiError::validation(vec![FieldError::new(
            "new", "length", message,
        )]));
    }
    // Guessed here it would be the password as well.
    let attempt = match app.attempts.begin(&user.email, address) {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(rate_limit::refused(wait)),
    };
    let was = stored.password_hash.clone();
    if !password::verify(change.current, Some(was.clone())).await? {
        let message = "this is not your password";
        return Err(ApiError::validation(vec![FieldError::new(
            "current", "invalid", message,
        )]));
    }
    let hash = password::hash(change.new).await?;
    let mut transaction = app.database.begin().await?;
    if !users::replace_password(&mut transaction, stored.id, &was, &hash).await? {
        let message = "your password was changed in the meantime";
        return Err(ApiError::new(StatusCode::CONFLICT, message));
    }
    let kept = claim(&app, &headers).and_then(|claim| claim.session);
    session::end_others(&mut transaction, stored.id, kept).await?;
    let entity = user.id.to_string();
    let actor = Actor::Person { user, request_id };
    audit::note(
        &mut transaction,
        &actor,
        &entity,
        "password-changed",
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    attempt.succeed();
    standing::settled().await;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A session of the caller: one browser or program that has signed in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Session {
    id: Uuid,
    begun_at: DateTime<Utc>,
    /// When it got its last token, which is 15 minutes ago at most while it is in use.
    renewed_at: DateTime<Utc>,
    /// Whether the request came in it.
    current: bool,
}

/// Lists the caller's sessions.
#[utoipa::path(
    get,
    path = "/api/auth/sessions",
    tag = "auth",
    operation_id = "listSessions",
    responses((status = 200, body = One<Vec<Session>>)),
)]
async fn sessions(app: App, user: User, headers: HeaderMap) -> ApiResult<One<Vec<Session>>> {
    let current = claim(&app, &headers).and_then(|claim| claim.session);
    let mut connection = app.database.read().await?;
    let found = session::of_user(&mut connection, user.id).await?;
    let sessions = found.into_iter().map(|(id, end)| {
        let renewed_at = end - Duration::days(session::LIFETIME_DAYS);
        Session {
            id,
            begun_at: begun(id).unwrap_or(renewed_at),
            renewed_at,
            current: current == Some(id),
        }
    });
    Ok(One::new(sessions.collect()))
}

/// The time that the id of a session was made.
fn begun(session: Uuid) -> Option<DateTime<Utc>> {
    let (seconds, nanoseconds) = session.get_timestamp()?.to_unix();
    DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanoseconds)
}

/// Ends one of the caller's sessions.
#[utoipa::path(
    delete,
    path = "/api/auth/sessions/{id}",
    tag = "auth",
    operation_id = "endSession",
    params(("id" = Uuid, Path)),
    responses((status = 204, description = "The session has ended")),
)]
async fn end_session(app: App, user: User, Path(id): Path<Uuid>) -> ApiResult<StatusCode> {
    let mut transaction = app.database.begin().await?;
    if !session::end_of(&mut transaction, DbUuid::from(user.id), id).await? {
        let status = StatusCode::NOT_FOUND;
        return Err(ApiError::new(status, "you have no such session"));
    }
    transaction.commit().await?;
    standing::settled().await;
    Ok(StatusCode::NO_CONTENT)
}
