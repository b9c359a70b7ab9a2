//! Refuses NUL, which no text of PostgreSQL can hold, before a database is asked.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::{ApiError, ApiResult, FieldError};
use crate::shared::json::is_storable;

/// Refuses parameters, given by name and value, that have one.
pub fn refuse<'a>(values: impl IntoIterator<Item = (&'a str, &'a str)>) -> ApiResult<()> {
    let values = values.into_iter();
    refuse_fields(
        values
            .filter(|(_, value)| value.contains('\0'))
            .map(|(name, _)| name),
    )
}

/// Refuses an object in whose fields there is one, wherever inside of them.
pub fn refuse_in(body: &[u8]) -> ApiResult<()> {
    if memchr::memmem::find(body, br"\u0000").is_none() {
        return Ok(());
    }
    let fields: BTreeMap<String, &RawValue> = serde_json::from_slice(body).unwrap_or_default();
    let fields = fields.iter();
    refuse_fields(
        fields
            .filter(|(_, value)| !is_storable(value.get()))
            .map(|(name, _)| &**name),
    )
}

fn refuse_fields<'a>(names: impl Iterator<Item = &'a str>) -> ApiResult<()> {
    let error = |name| FieldError::new(name, "invalid", "must be text without NUL");
    let errors: Vec<FieldError> = names.map(error).collect();
    match errors.is_empty() {
        true => Ok(()),
        false => Err(ApiError::validation(errors)),
    }
}
