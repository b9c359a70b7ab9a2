//! Records as a file: all that match, or those that are named, in one moment of the database.
//!
//! The file is written before it is sent, so that nobody's slow line holds the database, and never as a whole in memory.

mod cells;
mod csv;
mod query;
mod rows;
mod xlsx;

use std::io::{Seek, Write};
use std::time::Duration;

use axum::extract::{Extension, RawQuery};
use axum::http::StatusCode;
use chrono::Utc;
use serde_json::json;
use serde_json::value::to_raw_value;
use tempfile::NamedTempFile;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::service::{About, Service};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Problem};
use crate::shared::import::{Download, FileFormat};
use crate::shared::record::{Change, ChangeRequest};
use crate::shared::turns::Turns;
use query::ExportQuery;
use rows::Batch;

/// How many files are written at a time, and how many wait for how long.
const AT_ONCE: usize = 2;
const WAITING: usize = 16;
const PATIENCE: Duration = Duration::from_secs(60);
/// How many batches of rows wait for the file.
const AHEAD: usize = 4;

/// A queue for those who take files.
#[derive(Debug)]
pub struct Exports(Turns);

impl Default for Exports {
    fn default() -> Self {
        Self(Turns::new(AT_ONCE, WAITING, PATIENCE))
    }
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
enum WriteError {
    #[error(
        "a workbook has at most {} records; take a CSV file, or fewer records",
        xlsx::MAX_ROWS
    )]
    TooManyRows,
    #[error(
        "a cell of a workbook has at most {} characters; take a CSV file",
        xlsx::MAX_TEXT
    )]
    LongText,
    #[error(transparent)]
    Failed(#[from] std::io::Error),
}

impl From<WriteError> for ApiError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Failed(error) => Self::internal(error),
            limit => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                Problem::new(status, "EXPORT_TOO_LARGE", limit.to_string()).into()
            }
        }
    }
}

/// `GET /api/<resource>/export`: asked as a list is, but for its pages.
pub async fn export(
    app: App,
    request: ChangeRequest,
    Extension(service): Extension<&'static dyn Service>,
    RawQuery(query): RawQuery,
) -> ApiResult<Download> {
    let about = service.about();
    let resource = about.table.resource;
    if !request.user.may(resource, "read") {
        return Err(ApiError::forbidden(resource, "read"));
    }
    let asked = query.unwrap_or_default();
    let query = ExportQuery::parse(&app, &request.user, about, &asked)?;
    let Some(_turn) = app.exports.0.take().await else {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        return Err(ApiError::new(status, "too many exports at once, try again"));
    };
    let format = query.format;
    let (file, rows) = written(&app, about, query).await?;
    note(&app, request, about, format, &asked, rows).await?;
    Ok(Download {
        name: format!("{resource}-{}", Utc::now().date_naive()),
        format,
        file,
    })
}

/// The file, and how many records are in it.
async fn written(
    app: &App,
    about: &'static About,
    query: ExportQuery,
) -> ApiResult<(NamedTempFile, i64)> {
    let (sender, receiver) = mpsc::channel(AHEAD);
    let (format, header) = (query.format, query.header());
    let file = spawn_blocking(move || write(format, &header, receiver));
    // Not one of the connections that requests share: it takes as long as it takes.
    let mut connection = app.database.connect().await?;
    let select = query.select(about.select);
    let sent = rows::send(&mut connection, select, &query.kinds(), sender).await;
    let file = file.await.map_err(ApiError::internal)?;
    Ok((file?, sent?))
}

fn write(
    format: FileFormat,
    header: &[String],
    batches: mpsc::Receiver<Batch>,
) -> Result<NamedTempFile, WriteError> {
    let mut file = NamedTempFile::new()?;
    match format {
        FileFormat::Csv => csv::write(file.as_file_mut(), header, batches)?,
        FileFormat::Xlsx => xlsx::write(file.as_file_mut(), header, batches)?,
    }
    file.flush()?;
    file.rewind()?;
    Ok(file)
}

/// Notes in the audit log who took what.
async fn note(
    app: &App,
    request: ChangeRequest,
    about: &About,
    format: FileFormat,
    query: &str,
    rows: i64,
) -> ApiResult<()> {
    let taken = json!({ "format": format.ending(), "query": query, "rows": rows });
    let mut change = Change::begin(app, request).await?;
    let id = Uuid::now_v7().into();
    change
        .audit("export", about.table, id, None, Some(to_raw_value(&taken)?))
        .await?;
    change.settle().await
}
