//! Extractors that refuse in the words of this API.

use axum::RequestExt;
use axum::body::Bytes;
use axum::extract::path::ErrorKind;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use serde::de::DeserializeOwned;

use super::{ApiError, ApiResult, Problem, memory, nul, server};
use crate::shared::app::App;
use crate::shared::table::{TableInput, input};

/// How many mistakes of a body are told at most.
const MAX_ERRORS: usize = 100;

/// A part of the path.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        if let Ok(values) = RawPathParams::from_request_parts(parts, app).await {
            nul::refuse(&values)?;
        }
        match axum::extract::Path::from_request_parts(parts, app).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) if is_no_id(&rejection) => {
                let status = StatusCode::NOT_FOUND;
                Err(ApiError::new(status, "there is no such record"))
            }
            Err(rejection) => Err(ApiError::new(rejection.status(), rejection.body_text())),
        }
    }
}

/// Whether a text is none that a record could have: then no record has it.
fn is_no_id(rejection: &PathRejection) -> bool {
    match rejection {
        PathRejection::FailedToDeserializePathParams(error) => {
            let is_text = !matches!(error.kind(), ErrorKind::InvalidUtf8InPathParam { .. });
            is_text && error.status() == StatusCode::BAD_REQUEST
        }
        _ => false,
    }
}

/// The part of an address after `?`.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or_default();
        query_pairs(query)?;
        serde_urlencoded::from_str(query).map(Self).map_err(unread)
    }
}

/// The names and values of a query.
pub fn query_pairs(query: &str) -> ApiResult<Vec<(String, String)>> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).map_err(unread)?;
    nul::refuse(pairs.iter().map(|(name, value)| (&**name, &**value)))?;
    Ok(pairs)
}

fn unread(error: serde_urlencoded::de::Error) -> ApiError {
    ApiError::bad_request(error.to_string())
}

/// A JSON body of any shape.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let body = json_body(app, request).await?;
        nul::refuse_in(&body)?;
        match serde_json::from_slice(&body) {
            Ok(value) => Ok(Self(value)),
            Err(error) if error.is_data() => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                Err(Problem::of_status(status, error.to_string()).into())
            }
            Err(error) => Err(not_json(&error)),
        }
    }
}

/// A JSON body that has been checked against the columns of its table.
#[derive(Debug)]
pub struct Valid<T>(pub T);

impl<T: TableInput> FromRequest<App> for Valid<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        checked(&json_body(app, request).await?).map(Self)
    }
}

/// A body that has been checked against the columns of its table.
pub fn checked<T: TableInput>(body: &[u8]) -> ApiResult<T> {
    let fields = serde_json::from_slice(body).map_err(|error| not_json(&error))?;
    let mut errors = input::errors(T::TABLE, T::MODE, &fields);
    errors.truncate(MAX_ERRORS);
    if !errors.is_empty() {
        return Err(ApiError::validation(errors));
    }
    let value = match input::without_points::<T>(&fields) {
        Some(body) => serde_json::from_str(&body),
        None => serde_json::from_slice(body),
    };
    value.map_err(|error| {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Problem::of_status(status, error.to_string()).into()
    })
}

async fn json_body(app: &App, request: Request) -> Result<Bytes, ApiError> {
    let content_type = request.headers().get(header::CONTENT_TYPE);
    let essence = content_type
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .map(str::trim);
    if !essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json")) {
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return Err(ApiError::new(status, "the body must be application/json"));
    }
    let request = memory::Held::reserve(app, request).await?;
    let body = request.extract::<Bytes, _>().await;
    body.map_err(|rejection| match server::is_too_slow(&rejection) {
        true => too_slow(),
        false => ApiError::new(rejection.status(), rejection.body_text()),
    })
}

/// The answer to a request whose body does not come.
pub fn too_slow() -> ApiError {
    let status = StatusCode::REQUEST_TIMEOUT;
    ApiError::new(status, "the body of the request comes too slowly")
}

fn not_json(error: &serde_json::Error) -> ApiError {
    ApiError::bad_request(format!("the body is not a JSON object: {error}"))
}
