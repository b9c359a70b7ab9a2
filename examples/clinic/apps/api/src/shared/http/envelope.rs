//! The shape of every answer that succeeded.

use std::collections::{BTreeMap, HashMap};

use axum::Json;
use axum::body::Bytes;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::Serialize;
use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};
use utoipa::ToSchema;

use super::ApiResult;
use super::redaction::ShownRecord;
use crate::shared::query::ListQuery;
use crate::shared::record::{Entity, EntityId, UNREADABLE};

/// An answer with one value.
#[derive(Debug, Serialize, ToSchema)]
pub struct One<T> {
    #[schema(example = true)]
    pub success: bool,
    pub data: T,
}

impl<T> One<T> {
    pub fn new(data: T) -> Self {
        Self {
            success: true,
            data,
        }
    }
}

impl<T: Serialize> IntoResponse for One<T> {
    fn into_response(self) -> Response {
        Json(self).into_response()
    }
}

/// An answer with one page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct PageOf<T> {
    #[schema(example = true)]
    pub success: bool,
    pub data: Vec<T>,
    pub pagination: Pagination,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pagination {
    pub page: i64,
    pub limit: i64,
    pub total: i64,
    pub total_pages: i64,
}

impl Pagination {
    pub fn new(page: i64, limit: i64, total: i64) -> Self {
        Self {
            page,
            limit,
            total,
            total_pages: (total + limit - 1) / limit,
        }
    }
}

impl<T: Serialize> PageOf<T> {
    /// The page that a query asked for, with only the fields that it asked for.
    pub fn answer(data: Vec<T>, total: i64, query: &ListQuery) -> ApiResult<ApiAnswer> {
        let pagination = Pagination::new(query.page, query.limit, total);
        if query.fields.is_empty() {
            let page = Self {
                success: true,
                data,
                pagination,
            };
            return ApiAnswer::json(&page);
        }
        let data: serde_json::Result<Vec<_>> = data
            .iter()
            .map(|row| with_fields(row, &query.fields))
            .collect();
        ApiAnswer::json(&PageOf {
            success: true,
            data: data?,
            pagination,
        })
    }
}

/// The text of a row with some of its fields, and what is stored where they could not be read.
fn with_fields(row: &impl Serialize, fields: &[&str]) -> serde_json::Result<Box<RawValue>> {
    let text = serde_json::to_string(row)?;
    let all: HashMap<String, &RawValue> = serde_json::from_str(&text)?;
    let given = fields
        .iter()
        .chain([&UNREADABLE])
        .filter_map(|name| Some((*name, *all.get(*name)?)));
    to_raw_value(&given.collect::<BTreeMap<_, _>>())
}

/// The body of an answer that succeeded, beside the answer.
#[derive(Debug, Clone)]
pub struct AnswerBody(pub Bytes);

/// An answer, whole, so that it can be stored and given again.
#[derive(Debug, Clone)]
pub struct ApiAnswer {
    pub status: StatusCode,
    pub headers: Vec<(HeaderName, String)>,
    pub body: String,
}

impl ApiAnswer {
    /// 200 with the record and its version.
    pub fn ok(entity: &impl Entity) -> ApiResult<Self> {
        let mut answer = Self::data(entity)?;
        let etag = format!("\"{}\"", entity.version());
        answer.headers.push((header::ETAG, etag));
        Ok(answer)
    }

    /// 201 with the record, its version and its address.
    pub fn created<E: Entity>(entity: &E) -> ApiResult<Self> {
        let mut answer = Self::ok(entity)?;
        answer.status = StatusCode::CREATED;
        let id = entity.id();
        if !id.is_none() {
            let id = percent_encoded(&id.to_string());
            let location = format!("/api/{}/{id}", E::TABLE.resource);
            answer.headers.push((header::LOCATION, location));
        }
        Ok(answer)
    }

    /// 200 with any value.
    pub fn data(data: impl Serialize) -> ApiResult<Self> {
        Self::json(&One::new(data))
    }

    /// 200 with one page of a list that has no filters.
    pub fn page<T: Serialize>(data: &[T], page: i64, limit: i64, total: i64) -> ApiResult<Self> {
        Self::json(&PageOf {
            success: true,
            data: data.iter().collect(),
            pagination: Pagination::new(page, limit, total),
        })
    }

    /// 200 with a whole body.
    fn json(body: &impl Serialize) -> ApiResult<Self> {
        Ok(Self {
            status: StatusCode::OK,
            headers: Vec::new(),
            body: serde_json::to_string(body)?,
        })
    }

    /// 200 with the records that were really there and are gone now.
    pub fn deleted(records: &[impl Entity]) -> ApiResult<Self> {
        let ids: Vec<EntityId> = records.iter().map(Entity::id).collect();
        Self::data(json!({ "ids": ids, "count": ids.len() }))
    }

    /// 204, with nothing to say.
    pub fn no_content() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            headers: Vec::new(),
            body: String::new(),
        }
    }
}

impl IntoResponse for ApiAnswer {
    fn into_response(self) -> Response {
        // What has a version shows a record, and nothing else has one.
        let shows_record = self.headers.iter().any(|(name, _)| name == header::ETAG);
        let headers = AppendHeaders(self.headers);
        if self.body.is_empty() {
            return (self.status, headers).into_response();
        }
        let json = [(header::CONTENT_TYPE, "application/json")];
        let body = Bytes::from(self.body);
        let mut response = (self.status, json, headers, body.clone()).into_response();
        response.extensions_mut().insert(AnswerBody(body.clone()));
        if shows_record {
            response.extensions_mut().insert(ShownRecord(body));
        }
        response
    }
}

/// A text as one segment of a path.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
