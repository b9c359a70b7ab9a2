//! The version of a record that a client expects to change.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};

use super::{ApiError, ApiResult, Problem};
use crate::shared::app::App;
use crate::shared::record::Entity;

/// What `If-Match` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Version(i64),
    /// Whatever the version is (`*`).
    Any,
}

impl Expected {
    /// The only record that was found. Refuses when there is none, or when it has moved on, and then shows what it is now.
    pub fn check<E: Entity>(self, found: Vec<E>) -> ApiResult<E> {
        let current = E::TABLE.found(found.into_iter().next())?;
        if self == Self::Any || self == Self::Version(current.version()) {
            return Ok(current);
        }
        let status = StatusCode::PRECONDITION_FAILED;
        let mut problem = Problem::of_status(status, "the record was changed in the meantime");
        problem.details.current = Some(serde_json::to_value(current)?);
        Err(problem.into())
    }

    fn parse(header: &str) -> Option<Self> {
        let text = header.trim();
        if text == "*" {
            return Some(Self::Any);
        }
        let text = text.strip_prefix("W/").unwrap_or(text);
        text.trim_matches('"').parse().ok().map(Self::Version)
    }
}

impl FromRequestParts<App> for Expected {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiError> {
        let Some(header) = parts.headers.get(header::IF_MATCH) else {
            let status = StatusCode::PRECONDITION_REQUIRED;
            let message = "send the version you have read in `If-Match`, or `*` for any";
            return Err(ApiError::new(status, message));
        };
        let parsed = header.to_str().ok().and_then(Self::parse);
        parsed.ok_or_else(|| ApiError::bad_request("`If-Match` must be a version or `*`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_optional() {
        assert_eq!(Expected::parse("\"3\""), Some(Expected::Version(3)));
        assert_eq!(Expected::parse("3"), Some(Expected::Version(3)));
        assert_eq!(Expected::parse("*"), Some(Expected::Any));
        assert_eq!(Expected::parse("abc"), None);
    }
}
