//! Requests and answers: extractors, the shape of answers, errors, permissions of routes, limits, and the description of the API.

pub mod base_path;
mod bulk;
pub mod docs;
mod envelope;
mod error;
mod extract;
pub mod idempotency;
pub mod memory;
pub mod middleware;
pub mod named;
mod nul;
pub mod openapi;
mod origin;
pub mod pages;
mod parameters;
pub mod rate_limit;
pub mod reading;
mod redaction;
pub mod responses;
mod routes;
pub mod server;
pub mod standard;
pub mod unread;
mod version;

pub use bulk::Bulk;
pub use envelope::{AnswerBody, ApiAnswer, One, PageOf, Pagination};
pub use error::{
    ApiError, ApiResult, Blocker, Details, ErrorBody, ErrorContent, FieldError, ItemProblem,
    Problem, with_error_body,
};
pub use extract::{Json, Path, Query, Valid, checked, query_pairs, too_slow};
pub use nul::refuse as refuse_nul;
pub use origin::{Origin, TrustedProxies};
pub use parameters::{HistoryQuery, IdempotencyKey, IfMatch, PageQuery};
pub use responses::{BulkDeleted, Changed, Created, Deleted, Listed, Shown};
pub use routes::{Routes, require};
pub use version::Expected;
