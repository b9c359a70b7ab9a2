//! Who calls, and what they may do.

mod password;
pub mod routes;
pub mod secret;
mod session;
mod token;
pub mod users;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::app::App;
use crate::shared::http::ApiError;

pub use session::forget_old;
pub use token::{Session, Tokens};

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

/// Who calls. A bad token counts as none: whether one is needed is up to the route.
pub fn caller(app: &App, headers: &HeaderMap) -> Option<User> {
    let session = app.tokens.check(bearer(headers)?)?;
    Some(session.user)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let header = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permissions_are_denied_unless_given() {
        let user = |permissions: &[&str]| User {
            id: Uuid::nil(),
            email: String::new(),
            permissions: permissions.iter().map(ToString::to_string).collect(),
        };
        assert!(user(&["*"]).may("products", "delete"));
        assert!(user(&["products.*"]).may("products", "delete"));
        assert!(user(&["products.read"]).may("products", "read"));
        assert!(!user(&["products.read"]).may("products", "delete"));
        assert!(!user(&["products.read"]).may("order-items", "read"));
        assert!(!user(&[]).may("products", "read"));
    }
}
