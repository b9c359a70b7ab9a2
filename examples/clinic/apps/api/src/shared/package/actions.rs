//! Status actions: a flag that is switched, or a status that a record is given.

use std::collections::HashMap;

use axum::extract::{Extension, MatchedPath};
use serde_json::json;

use super::service::{About, Changes};
use crate::shared::app::App;
use crate::shared::http::{ApiAnswer, ApiError, ApiResult, Expected, Path};
use crate::shared::record::{Change, ChangeRequest};

/// A field that is true or false, with the words for switching it.
#[derive(Debug)]
pub struct Flag {
    pub field: &'static str,
    pub on: &'static str,
    pub off: &'static str,
}

/// `POST /api/<resource>/{id}/activate`, `POST /api/<resource>/{id}/status/{value}`
pub async fn act(
    app: App,
    Path(parts): Path<HashMap<String, String>>,
    matched: MatchedPath,
    expected: Expected,
    request: ChangeRequest,
    Extension(service): Extension<&'static dyn Changes>,
) -> ApiResult<ApiAnswer> {
    let word = matched.as_str().rsplit('/').next().unwrap_or_default();
    let patch = match parts.get("value") {
        Some(value) => patch_of_status(service.about(), value),
        None => patch_of_flag(service.about(), word),
    };
    let patch = patch.ok_or_else(|| ApiError::internal(format!("no action {matched:?}")))?;
    let id = serde_json::to_string(parts.get("id").map_or("", String::as_str))?;
    let mut change = Change::begin(&app, request).await?;
    let written = service.update(&mut change, &id, expected, &patch).await?;
    let answer = change.commit(service.answer(&written)?).await?;
    service.after_update(&app, &written).await;
    Ok(answer)
}

fn patch_of_status(about: &About, value: &str) -> Option<String> {
    let field = about.status?;
    Some(json!({ field: value }).to_string())
}

fn patch_of_flag(about: &About, word: &str) -> Option<String> {
    let mut flags = about.flags.iter();
    let flag = flags.find(|flag| flag.on == word || flag.off == word)?;
    Some(json!({ flag.field: flag.on == word }).to_string())
}
