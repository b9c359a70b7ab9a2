//! Files that go out, and first of all the one with the rows that were not imported.

use std::io::{Seek, Write};

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tempfile::NamedTempFile;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tokio_util::io::ReaderStream;
use utoipa::ToSchema;

use super::job::Job;
use super::mapping::{ERROR, ROW, columns_of_a_report};
use super::rows::{self, PAGE, RowView, Wanted};
use super::service::Importer;
use super::writer;
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult};

/// How much of a file is in memory while it is sent.
const CHUNK: usize = 64 << 10;

/// The kind of a file that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ImportFileFormat)]
pub enum FileFormat {
    #[default]
    Csv,
    Xlsx,
}

impl FileFormat {
    /// The format of files with this ending.
    pub fn parse(ending: &str) -> Option<Self> {
        [Self::Csv, Self::Xlsx]
            .into_iter()
            .find(|format| format.ending() == ending)
    }

    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// A file to keep.
#[derive(Debug)]
pub struct Download {
    pub name: String,
    pub format: FileFormat,
    pub file: NamedTempFile,
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let kind = match self.format {
            FileFormat::Csv => "text/csv; charset=utf-8",
            FileFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        };
        let ending = self.format.ending();
        let disposition = format!("attachment; filename=\"{}.{ending}\"", self.name);
        let headers = [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ];
        (headers, streamed(self.file)).into_response()
    }
}

/// A file that is gone when it has been sent.
fn streamed(file: NamedTempFile) -> Body {
    let file = tokio::fs::File::from_std(file.into_file());
    Body::from_stream(ReaderStream::with_capacity(file, CHUNK))
}

/// The rows that have not become records: as they were, with the reason.
pub async fn failed_rows(
    app: &App,
    importer: &'static dyn Importer,
    job: Job,
    format: FileFormat,
) -> ApiResult<Download> {
    let about = importer.about();
    let own = job.columns.len() - columns_of_a_report(&job.columns);
    let header = job.columns[..own]
        .iter()
        .map(|column| column.header.clone());
    let header = header.chain([ROW.to_owned(), ERROR.to_owned()]).collect();
    let name = format!("{}-failed-rows", about.table.resource);
    let (sender, receiver) = mpsc::channel(1);
    let file = tokio::spawn(written(format, header, receiver));
    let mut after = 0;
    loop {
        let mut connection = app.database.read().await?;
        let page = rows::after(&mut connection, &job, Wanted::Left, after, PAGE as i64).await?;
        drop(connection);
        let Some(last) = page.last() else {
            break;
        };
        after = last.row_no;
        let page = page.into_iter().map(|row| line(importer, row, own));
        if sender.send(page.collect()).await.is_err() {
            break;
        }
    }
    drop(sender);
    let file = file.await.map_err(ApiError::internal)??;
    Ok(Download { name, format, file })
}

/// The cells of a row, filled up to the width of the file, with its number and what is wrong with it.
fn line(importer: &dyn Importer, row: RowView, width: usize) -> Vec<String> {
    let about = importer.about();
    let errors = row.errors.iter().map(|problem| problem.sentence(about));
    let errors = errors.collect::<Vec<_>>().join("; ");
    let mut cells = row.cells;
    cells.resize(width, String::new());
    cells.extend([row.row_no.to_string(), errors]);
    cells
}

/// Writes pages of rows to a file, which is at its beginning again afterwards.
pub async fn written(
    format: FileFormat,
    header: Vec<String>,
    mut pages: mpsc::Receiver<Vec<Vec<String>>>,
) -> ApiResult<NamedTempFile> {
    let written = spawn_blocking(move || {
        let mut file = NamedTempFile::new()?;
        let mut rows = std::iter::from_fn(|| pages.blocking_recv()).flatten();
        match format {
            FileFormat::Csv => writer::csv(&mut file, &header, &mut rows)?,
            FileFormat::Xlsx => writer::xlsx(&mut file, &header, &mut rows)?,
        }
        file.flush()?;
        file.rewind()?;
        std::io::Result::Ok(file)
    });
    let written = written.await.map_err(ApiError::internal)?;
    written.map_err(ApiError::internal)
}
