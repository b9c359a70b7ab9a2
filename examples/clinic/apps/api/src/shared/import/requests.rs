//! What requests about imports say.

use std::collections::BTreeMap;

use axum::http::HeaderMap;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use utoipa::{IntoParams, ToSchema};

use super::job::{Duplicates, Mapping, Mode};
use super::report::FileFormat;
use crate::shared::http::{ApiResult, refuse_nul};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FormatQuery {
    #[serde(default)]
    #[param(inline)]
    pub format: FileFormat,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RowQuery {
    #[param(minimum = 1, maximum = 2147483647)]
    pub page: Option<i64>,
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<i64>,
    /// `valid`, `invalid`, `duplicate`, `failed` or `imported`.
    #[param(pattern = "^[^\\u0000]*$")]
    pub status: Option<String>,
}

/// What a client says about the columns of its file.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ImportMappingInput)]
pub struct MappingInput {
    /// For each field the index of its column.
    #[serde(deserialize_with = "whole_numbers")]
    pub mapping: Mapping,
}

/// Reads `1.0` as `1`, which are the same in JSON.
fn whole_numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Mapping, D::Error> {
    let numbers = BTreeMap::<String, f64>::deserialize(deserializer)?;
    let whole = |(field, number): (String, f64)| {
        match number >= 0.0 && number.fract() == 0.0 {
            // One that is too large is the index of no column.
            true => Ok((field, number as usize)),
            false => Err(D::Error::custom(format!(
                "`{number}` is not the index of a column"
            ))),
        }
    };
    numbers.into_iter().map(whole).collect()
}

/// What a client says about the sheet of its workbook.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ImportSheetInput)]
pub struct SheetInput {
    /// One of the job's `sheets`.
    pub sheet: String,
}

/// What a client says to start an import.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ImportStartInput)]
pub struct StartInput {
    pub mode: Option<Mode>,
    pub duplicates: Option<Duplicates>,
    /// Only say what would happen.
    #[serde(default)]
    pub validate_only: bool,
}

/// The name that the client has for the file, without folders.
pub fn file_name(headers: &HeaderMap) -> ApiResult<String> {
    const LONGEST: usize = 200;
    const HEADER: &str = "x-file-name";
    let header = headers.get(HEADER);
    let encoded = header.and_then(|value| value.to_str().ok());
    let pair = format!("name={}", encoded.unwrap_or_default().replace('+', "%2B"));
    let decoded: Vec<(String, String)> = serde_urlencoded::from_str(&pair).unwrap_or_default();
    let name = decoded.into_iter().next().map(|(_, name)| name);
    refuse_nul(name.iter().map(|name| (HEADER, &**name)))?;
    let name = name.unwrap_or_default().replace('\\', "/");
    let name = name.rsplit('/').next().unwrap_or_default();
    let printable = name.chars().filter(|c| !c.is_control()).take(LONGEST);
    match printable.collect::<String>() {
        empty if empty.is_empty() => Ok("file".to_owned()),
        name => Ok(name),
    }
}
