//! What is in a file, before anybody says what it means.

use std::path::PathBuf;

use axum::http::StatusCode;
use tokio::task::spawn_blocking;

use super::job::FileColumn;
use super::reader::{self, FileError, Options, Sheets};
use crate::shared::http::{ApiError, ApiResult, Problem};

/// How many values of a column are shown when its field is chosen.
const SAMPLES: usize = 5;

#[derive(Debug)]
pub struct Contents {
    pub format: String,
    /// Of a workbook.
    pub sheets: Option<Sheets>,
    pub columns: Vec<FileColumn>,
}

/// Looks into a file: its header and its first rows.
pub async fn of(path: PathBuf, sheet: Option<String>) -> ApiResult<Contents> {
    let looked = spawn_blocking(move || look(path, sheet)).await;
    looked.map_err(ApiError::internal)?.map_err(refused)
}

fn look(path: PathBuf, sheet: Option<String>) -> Result<Contents, FileError> {
    let mut source = reader::open(&path, &Options { sheet })?;
    let headers = std::mem::take(&mut source.headers);
    let format = source.format.as_str().to_owned();
    let sheets = source.sheets.take();
    let mut columns: Vec<FileColumn> = headers
        .into_iter()
        .enumerate()
        .map(|(index, header)| FileColumn {
            index,
            header,
            samples: Vec::new(),
        })
        .collect();
    for record in source.take(SAMPLES) {
        for (column, cell) in columns.iter_mut().zip(record?.cells) {
            column.samples.push(cell.text);
        }
    }
    Ok(Contents {
        format,
        sheets,
        columns,
    })
}

fn refused(error: FileError) -> ApiError {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    match error {
        FileError::Invalid(message) => Problem::new(status, "IMPORT_FILE_INVALID", message).into(),
        FileError::Server(error) => ApiError::internal(error),
    }
}
