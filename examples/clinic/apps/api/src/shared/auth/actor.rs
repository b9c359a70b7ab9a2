//! Who administers users and roles.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use uuid::Uuid;

use super::permissions::covers;
use super::users::UserError;
use super::{RESOURCE, User};
use crate::shared::app::App;
use crate::shared::http::ApiError;
use crate::shared::http::middleware::RequestId;

/// Whoever has the environment of the API; nobody has signed in.
const OPERATOR: &str = "operator";

#[derive(Debug, Clone)]
pub enum Actor {
    /// On the command line.
    Operator,
    /// In a request.
    Person { user: User, request_id: String },
}

impl Actor {
    /// The id that the audit log keeps.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Operator => Uuid::nil(),
            Self::Person { user, .. } => user.id,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Self::Operator => OPERATOR,
            Self::Person { user, .. } => &user.email,
        }
    }

    pub fn request_id(&self) -> &str {
        match self {
            Self::Operator => "",
            Self::Person { request_id, .. } => request_id,
        }
    }

    /// Refuses to give, take or act on what the actor may not do: else whoever administers users could make themselves, or
    /// somebody whose password they renew, an administrator of everything.
    pub fn check_reach(&self, permissions: &[String]) -> Result<(), UserError> {
        let Self::Person { user, .. } = self else {
            return Ok(());
        };
        let is_held = |wanted: &str| user.permissions.iter().any(|held| covers(held, wanted));
        match permissions.iter().find(|wanted| !is_held(wanted)) {
            None => Ok(()),
            Some(beyond) => Err(UserError::OutOfReach(beyond.clone())),
        }
    }
}

/// A caller who may see users and roles.
#[derive(Debug)]
pub struct Reader;

impl FromRequestParts<App> for Reader {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        permitted(parts, app, "read").await.map(|_| Self)
    }
}

/// A caller who may change users and roles.
#[derive(Debug)]
pub struct Manager(pub Actor);

impl FromRequestParts<App> for Manager {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let user = permitted(parts, app, "manage").await?;
        let RequestId(request_id) = RequestId::of(&parts.extensions);
        Ok(Self(Actor::Person { user, request_id }))
    }
}

async fn permitted(parts: &mut Parts, app: &App, action: &str) -> Result<User, ApiError> {
    let user = User::from_request_parts(parts, app).await?;
    match user.may(RESOURCE, action) {
        true => Ok(user),
        false => Err(ApiError::forbidden(RESOURCE, action)),
    }
}
