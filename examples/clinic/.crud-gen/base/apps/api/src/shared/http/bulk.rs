//! Requests about many records at once.

use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ApiError, FieldError, Json};
use crate::shared::app::App;

const MAX_IDS: usize = 1_000;

/// The records that a request is about, 1 to 1,000 of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bulk<Id> {
    #[schema(min_items = 1, max_items = 1000)]
    pub ids: Vec<Id>,
}

impl<Id: DeserializeOwned> FromRequest<App> for Bulk<Id> {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let Json(bulk) = Json::<Self>::from_request(request, app).await?;
        if (1..=MAX_IDS).contains(&bulk.ids.len()) {
            return Ok(bulk);
        }
        let message = format!("must be 1 to {MAX_IDS} ids");
        Err(ApiError::validation(vec![FieldError::new(
            "ids", "length", message,
        )]))
    }
}
