//! What routes of a table read besides bodies and keys, for the description of the API.

use serde::Deserialize;
use utoipa::IntoParams;

use super::{ApiError, ApiResult};

const DEFAULT_LIMIT: i64 = 20;
const MAX_LIMIT: i64 = 100;

/// Which page of a list that has no filters.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    #[param(minimum = 1, maximum = 2147483647)]
    pub page: Option<i64>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<i64>,
}

impl PageQuery {
    /// The number of the page and its length.
    pub fn checked(&self) -> ApiResult<(i64, i64)> {
        let page = self.page.unwrap_or(1);
        let limit = self.limit.unwrap_or(DEFAULT_LIMIT);
        if page < 1 || page > i64::from(i32::MAX) || !(1..=MAX_LIMIT).contains(&limit) {
            let message = format!("`page` begins at 1, and `limit` is 1 to {MAX_LIMIT}");
            return Err(ApiError::bad_request(message));
        }
        Ok((page, limit))
    }
}

/// Which page of a history.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HistoryQuery {
    #[param(minimum = 1, maximum = 2147483647)]
    page: Option<i64>,
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
    /// What was read and exported in the place of what was changed. It needs `<resource>.reads`, too.
    #[serde(default)]
    pub reads: bool,
}

impl HistoryQuery {
    pub fn page(&self) -> PageQuery {
        PageQuery {
            page: self.page,
            limit: self.limit,
        }
    }
}

/// The version that a change is for.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only described; `Expected` reads it")]
pub struct IfMatch {
    /// The version of the record that the caller has read (`ETag`, or its field `version`), or several with commas between;
    /// `*` for any.
    #[param(
        rename = "If-Match",
        pattern = r#"^(\*|-?[0-9]{1,18}|(W/)?"[!#-~]*"(, ?(W/)?"[!#-~]*")*)$"#
    )]
    if_match: String,
}

/// The caller's own name for an operation.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only described; `ChangeRequest` reads it")]
pub struct IdempotencyKey {
    /// A request that comes again under the same name is not done again: it gets the first answer.
    #[param(
        rename = "Idempotency-Key",
        min_length = 1,
        max_length = 200,
        pattern = "^[!-~]([ -~]*[!-~])?$"
    )]
    idempotency_key: Option<String>,
}
