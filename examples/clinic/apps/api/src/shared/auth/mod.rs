//! Who calls, and what they may do; users and their roles.

mod account;
mod actor;
pub mod administration;
mod attempts;
mod audit;
pub mod command;
mod hmac;
mod password;
#[cfg(test)]
mod people_tests;
mod permissions;
mod roles;
pub mod routes;
pub mod secret;
mod session;
pub mod standing;
#[cfg(test)]
mod tests;
mod token;
mod user_error;
pub mod users;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::app::App;
use crate::shared::http::ApiError;

pub use attempts::Attempts;
pub use session::forget_old;
pub use standing::Standings;
pub use token::{Claim, Tokens};

/// What users and roles are called where it is about permissions and the audit log. No module can be called that.
pub const RESOURCE: &str = "auth";

/// What the routes about users and roles ask for.
pub const PERMISSIONS: [&str; 2] = ["auth.read", "auth.manage"];

/// The person or program behind a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Caller)]
pub struct User {
    pub id: Uuid,
    pub email: String,
    /// `<resource>.<action>`, `<resource>.*` or `*`.
    pub permissions: Vec<String>,
}

impl User {
    /// Whether the user holds `*`.
    pub fn may_everything(&self) -> bool {
        self.permissions.iter().any(|permission| permission == "*")
    }

    pub fn may(&self, resource: &str, action: &str) -> bool {
        self.permissions.iter().any(|permission| {
            permission == "*"
                || permission
                    .rsplit_once('.')
                    .is_some_and(|(on, what)| on == resource && (what == action || what == "*"))
        })
    }
}

impl FromRequestParts<App> for User {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiError> {
        let user = parts.extensions.get::<Self>().cloned();
        user.ok_or_else(|| ApiError::unauthorized("sign in first"))
    }
}

/// A token that holds.
#[derive(Debug, Clone)]
pub struct Access {
    /// Who calls, with what they may do now.
    pub user: User,
    pub claim: Claim,
}

/// What the token of a request says, when it is signed and has not expired. A bad token counts as none: whether one is needed is up
/// to the route.
pub fn claim(app: &App, headers: &HeaderMap) -> Option<Claim> {
    app.tokens.check(bearer(headers)?)
}

/// Who shows a token; nobody when their access, or this session, has been taken away since it was issued.
pub async fn user(app: &App, claim: &Claim) -> sqlx::Result<Option<User>> {
    let standing = app.standings.of(&app.database, claim.into()).await?;
    Ok(standing.user(claim))
}

/// The same for a token that did not come with a request.
pub async fn access(app: &App, token: &str) -> sqlx::Result<Option<Access>> {
    let Some(claim) = app.tokens.check(token) else {
        return Ok(None);
    };
    let user = user(app, &claim).await?;
    Ok(user.map(|user| Access { user, claim }))
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let header = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}
