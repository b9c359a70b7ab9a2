//! Requests about many records at once.

use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder};
use utoipa::openapi::{Array, Content, Object, RefOr, Required, Schema};

use super::{ApiError, FieldError, Json};
use crate::shared::app::App;
use crate::shared::record::key::KeyError;
use crate::shared::table::TableInfo;

const MAX_IDS: usize = 1_000;

/// The records that a request is about, 1 to 1,000 of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bulk<Id> {
    pub ids: Vec<Id>,
}

impl Bulk<()> {
    /// The body of a request about many records of a table.
    pub fn described(table: &TableInfo) -> RequestBody {
        let ids = Array::new(RefOr::T(table.key_schema()));
        let ids = ArrayBuilder::from(ids)
            .min_items(Some(1))
            .max_items(Some(MAX_IDS));
        let body = Object::builder()
            .property("ids", ids)
            .required("ids")
            .additional_properties(Some(AdditionalProperties::FreeForm(false)));
        let content = Content::new(Some(RefOr::T(Schema::from(body))));
        let body = RequestBodyBuilder::new().content("application/json", content);
        body.required(Some(Required::True)).build()
    }
}

impl<Id: DeserializeOwned> FromRequest<App> for Bulk<Id> {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let Json(Bulk { ids }) = Json::<Bulk<Box<RawValue>>>::from_request(request, app).await?;
        if !(1..=MAX_IDS).contains(&ids.len()) {
            return Err(invalid("length", format!("must be 1 to {MAX_IDS} ids")));
        }
        let mut known = Vec::with_capacity(ids.len());
        for id in ids {
            match serde_json::from_str(id.get()) {
                Ok(id) => known.push(id),
                // No record has it.
                Err(error) if error.to_string().starts_with(&KeyError.to_string()) => {}
                Err(error) => return Err(invalid("invalid", error.to_string())),
            }
        }
        Ok(Self { ids: known })
    }
}

fn invalid(code: &'static str, message: String) -> ApiError {
    ApiError::validation(vec![FieldError::new("ids", code, message)])
}
