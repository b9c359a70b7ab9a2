//! Every way in which a request ends without the answer it asked for.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::idempotency::StoredAnswer;
use crate::shared::database::availability::{self, Unavailability};
use crate::shared::query::TooLarge;

pub type ApiResult<T> = Result<T, ApiError>;

#[derive(Debug)]
pub enum ApiError {
    Problem(Box<Problem>),
    /// The request was done before: it gets the answer it got then.
    Replay(Box<StoredAnswer>),
}

/// What the caller is told.
#[derive(Debug, Clone)]
pub struct Problem {
    pub status: StatusCode,
    pub code: String,
    pub message: String,
    pub details: Details,
}

/// What a client can act on.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Details {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// The record as it is now, when the request was about an older version and the caller may read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<serde_json::Value>)]
    pub current: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocked_by: Vec<Blocker>,
    /// What is wrong with each item of a request about many records.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemProblem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    pub field: String,
    pub code: &'static str,
    pub message: String,
}

/// Records that point to a record and so keep it from being deleted, of a table that the caller may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Blocker {
    pub resource: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
}

/// What is wrong with one item of a request about many records.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ItemProblem {
    /// Its place in the request, from 0.
    pub index: usize,
    /// What a request about it alone would be answered with.
    pub status: u16,
    pub code: String,
    pub message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
}

impl ItemProblem {
    pub fn new(index: usize, problem: Problem) -> Self {
        Self {
            index,
            status: problem.status.as_u16(),
            code: problem.code,
            message: problem.message,
            fields: problem.details.fields,
        }
    }
}

impl FieldError {
    pub fn new(field: &str, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            field: field.to_owned(),
            code,
            message: message.into(),
        }
    }

    /// A rule of the module is broken. `field` is the name in JSON.
    pub fn rule(field: &str, message: impl Into<String>) -> Self {
        Self::new(field, "rule", message)
    }
}

impl Problem {
    pub fn new(status: StatusCode, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            status,
            code: code.into(),
            message: message.into(),
            details: Details::default(),
        }
    }

    /// The code that belongs to a status when nothing more is known.
    pub fn of_status(status: StatusCode, message: impl Into<String>) -> Self {
        let code = match status {
            StatusCode::UNAUTHORIZED => "UNAUTHORIZED",
            StatusCode::FORBIDDEN => "FORBIDDEN",
            StatusCode::NOT_FOUND => "NOT_FOUND",
            StatusCode::METHOD_NOT_ALLOWED => "METHOD_NOT_ALLOWED",
            StatusCode::REQUEST_TIMEOUT => "REQUEST_TIMEOUT",
            StatusCode::CONFLICT => "CONFLICT",
            StatusCode::PRECONDITION_FAILED => "PRECONDITION_FAILED",
            StatusCode::PRECONDITION_REQUIRED => "PRECONDITION_REQUIRED",
            StatusCode::PAYLOAD_TOO_LARGE => "PAYLOAD_TOO_LARGE",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "UNSUPPORTED_MEDIA_TYPE",
            StatusCode::UNPROCESSABLE_ENTITY => "VALIDATION_FAILED",
            StatusCode::TOO_MANY_REQUESTS => "RATE_LIMITED",
            StatusCode::SERVICE_UNAVAILABLE => "UNAVAILABLE",
            status if status.is_client_error() => "BAD_REQUEST",
            _ => "INTERNAL",
        };
        Self::new(status, code, message)
    }
}

impl ApiError {
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Problem::of_status(status, message).into()
    }

    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub fn unauthorized(message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, message)
    }

    /// The caller lacks the permission `<resource>.<action>`.
    pub fn forbidden(resource: &str, action: &str) -> Self {
        let message = format!("you need the permission `{resource}.{action}`");
        Self::new(StatusCode::FORBIDDEN, message)
    }

    pub fn not_found(code: &str, message: &str) -> Self {
        Problem::new(StatusCode::NOT_FOUND, code, message).into()
    }

    pub fn validation(fields: Vec<FieldError>) -> Self {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let mut problem = Problem::of_status(status, "some fields are not valid");
        problem.details.fields = fields;
        problem.into()
    }

    /// An error whose cause is logged and not told.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!("{cause}");
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::new(status, "something went wrong on the server")
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

/// A failure of the database that no module has explained.
impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Decode(cause) = &error
            && cause.is::<TooLarge>()
        {
            let status = StatusCode::PAYLOAD_TOO_LARGE;
            let message =
                format!("{cause}: ask for fewer at once (`limit`), or for fewer `fields`");
            return Problem::new(status, "PAGE_TOO_LARGE", message).into();
        }
        let Some(reason) = availability::of(&error) else {
            return Self::internal(error);
        };
        tracing::error!("{error}");
        let status = StatusCode::SERVICE_UNAVAILABLE;
        match reason {
            Unavailability::Busy => {
                let message = "the database is busy, try again";
                Problem::new(status, "DATABASE_BUSY", message).into()
            }
            Unavailability::Slow => {
                let message = "this takes the database too long: ask for less, or try again";
                Problem::new(status, "TOO_SLOW", message).into()
            }
            Unavailability::Away => Self::new(status, "the database does not answer, try again"),
        }
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

/// The body of an answer that reports a problem.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErrorBody {
    #[schema(example = false)]
    pub success: bool,
    pub error: ErrorContent,
    pub request_id: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorContent {
    pub code: String,
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Details>,
}

impl ErrorBody {
    fn new(problem: Problem, request_id: &str) -> Self {
        let details = problem.details;
        let is_empty = details.fields.is_empty()
            && details.current.is_none()
            && details.blocked_by.is_empty()
            && details.items.is_empty();
        Self {
            success: false,
            error: ErrorContent {
                code: problem.code,
                message: problem.message,
                details: (!is_empty).then_some(details),
            },
            request_id: request_id.to_owned(),
        }
    }
}

/// The problem travels beside the answer, whose body is written where the id of the request is known.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            let seconds = HeaderValue::from_static("5");
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::Problem(problem) => problem.into_response(),
            Self::Replay(answer) => answer.into_response(),
        }
    }
}

/// Writes the body of an answer that carries a problem, or that is an error of the framework.
pub fn with_error_body(mut response: Response, request_id: &str) -> Response {
    let carried = response.extensions_mut().remove::<Problem>();
    let Some(problem) = carried.or_else(|| unexplained(&response)) else {
        return response;
    };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    let (written, body) = Json(ErrorBody::new(problem, request_id))
        .into_response()
        .into_parts();
    parts.headers.extend(written.headers);
    Response::from_parts(parts, body)
}

/// What is wrong when an answer says it in plain text, or not at all.
fn unexplained(response: &Response) -> Option<Problem> {
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_json = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let is_error = status.is_client_error() || status.is_server_error();
    let message = status.canonical_reason().unwrap_or("the request failed");
    (is_error && !is_json).then(|| Problem::of_status(status, message))
}
