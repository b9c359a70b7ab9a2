//! Why something cannot be done to a user or a role.

use axum::http::StatusCode;

use crate::shared::http::{ApiError, FieldError, Problem};

#[derive(Debug, thiserror::Error)]
pub enum UserError {
    #[error("`{0}` is not an e-mail address")]
    NotAnEmail(String),
    #[error("there is a user `{0}` already")]
    Taken(String),
    #[error("there is no user `{0}`")]
    Unknown(String),
    #[error("there is no permission `{given}`; {hint}")]
    UnknownPermission { given: String, hint: String },
    #[error("there is no role `{given}`; {hint}")]
    UnknownRole { given: String, hint: String },
    #[error("there is no role `{0}`")]
    NoSuchRole(String),
    #[error(
        "`{0}` cannot be the name of a role: it is lower-case letters, digits and dashes, 60 at most"
    )]
    NotARoleName(String),
    #[error("the role `{0}` cannot be deleted: {1} have it")]
    RoleInUse(String, i64),
    #[error(
        "`{0}` is the last active user with the permission `*`: give it to another one before, or add `--force` on the command line"
    )]
    LastAdministrator(String),
    #[error("this is about the permission `{0}`, which you do not have yourself")]
    OutOfReach(String),
    #[error("the password cannot be hashed; the log says why")]
    Hash,
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl From<ApiError> for UserError {
    fn from(_: ApiError) -> Self {
        Self::Hash
    }
}

impl UserError {
    /// What a client can act on: the status, and the field that it is about.
    fn placed(&self) -> (StatusCode, Option<(&'static str, &'static str)>) {
        match self {
            Self::NotAnEmail(_) => (StatusCode::UNPROCESSABLE_ENTITY, Some(("email", "format"))),
            Self::UnknownPermission { .. } => (
                StatusCode::UNPROCESSABLE_ENTITY,
                Some(("permissions", "invalid")),
            ),
            Self::UnknownRole { .. } => {
                (StatusCode::UNPROCESSABLE_ENTITY, Some(("roles", "invalid")))
            }
            Self::NotARoleName(_) => (StatusCode::UNPROCESSABLE_ENTITY, Some(("name", "format"))),
            Self::Taken(_) => (StatusCode::CONFLICT, Some(("email", "unique"))),
            Self::Unknown(_) | Self::NoSuchRole(_) => (StatusCode::NOT_FOUND, None),
            Self::RoleInUse(..) | Self::LastAdministrator(_) => (StatusCode::CONFLICT, None),
            Self::OutOfReach(_) => (StatusCode::FORBIDDEN, None),
            Self::Hash | Self::Database(_) => (StatusCode::SERVICE_UNAVAILABLE, None),
        }
    }
}

impl UserError {
    /// What is in the way of a change.
    fn conflict(&self) -> Option<&'static str> {
        match self {
            Self::Taken(_) => Some("USER_DUPLICATE_EMAIL"),
            Self::RoleInUse(..) => Some("ROLE_IN_USE"),
            Self::LastAdministrator(_) => Some("LAST_ADMINISTRATOR"),
            _ => None,
        }
    }
}

impl From<UserError> for ApiError {
    fn from(error: UserError) -> Self {
        let (status, field) = error.placed();
        let message = error.to_string();
        let code = error.conflict();
        if let UserError::Database(error) = error {
            return error.into();
        }
        let mut problem = Problem::of_status(status, message.clone());
        if let Some(code) = code {
            code.clone_into(&mut problem.code);
        }
        let field = field.map(|(field, code)| FieldError::new(field, code, message));
        problem.details.fields.extend(field);
        problem.into()
    }
}
