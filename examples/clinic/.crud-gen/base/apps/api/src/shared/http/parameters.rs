//! Headers that routes of a table read, for the description of the API.

use utoipa::IntoParams;

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
