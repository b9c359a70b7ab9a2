//! Checks of a body before it is sent to be written: it is written, and taken back.

use axum::extract::Extension;
use serde::Serialize;
use serde_json::value::RawValue;

use super::service::{Changes, Service, Written};
use crate::shared::app::App;
use crate::shared::http::{ApiAnswer, ApiError, ApiResult, Expected, FieldError, Json, Path};
use crate::shared::record::{Change, ChangeRequest};

/// What would be answered.
#[derive(Debug, Serialize)]
struct Verdict {
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    fields: Vec<FieldError>,
}

/// `POST /api/<resource>/validate`: whether a record can be created from a body.
pub async fn create(
    app: App,
    request: ChangeRequest,
    Extension(service): Extension<&'static dyn Service>,
    Json(body): Json<Box<RawValue>>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    verdict(service.create(&mut change, body.get()).await)
}

/// `POST /api/<resource>/{id}/validate`: whether a record can be changed by a body, whatever its version is.
pub async fn update(
    app: App,
    Path(id): Path<String>,
    request: ChangeRequest,
    Extension(service): Extension<&'static dyn Changes>,
    Json(body): Json<Box<RawValue>>,
) -> ApiResult<ApiAnswer> {
    let id = serde_json::to_string(&id)?;
    let mut change = Change::begin(&app, request).await?;
    let written = service.update(&mut change, &id, Expected::Any, body.get());
    verdict(written.await)
}

/// A record that is not there is no matter of the body.
fn verdict(written: ApiResult<Written>) -> ApiResult<ApiAnswer> {
    let problem = match written {
        Ok(_) => None,
        Err(ApiError::Problem(problem)) if matches!(problem.status.as_u16(), 400 | 409 | 422) => {
            Some(problem)
        }
        Err(error) => return Err(error),
    };
    let valid = problem.is_none();
    let (code, message, fields) = match problem {
        Some(problem) => {
            let fields = problem.details.fields;
            (Some(problem.code), Some(problem.message), fields)
        }
        None => (None, None, Vec::new()),
    };
    ApiAnswer::data(Verdict {
        valid,
        code,
        message,
        fields,
    })
}
