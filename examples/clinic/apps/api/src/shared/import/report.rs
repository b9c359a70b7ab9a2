//! Files that go out: the template, and the rows that were not imported.

use std::io::{Seek, Write};
use std::path::PathBuf;

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use tempfile::NamedTempFile;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tokio_util::io::ReaderStream;
use utoipa::ToSchema;

use super::job::{FileColumn, Job};
use super::lookup;
use super::mapping::{ERROR, ROW, columns_of_a_report};
use super::reader::{self, FileError, Options, Sheets};
use super::rows::{self, PAGE, RowView, Wanted};
use super::service::Importer;
use super::writer;
use crate::app::App;
use crate::shared::error::{ApiError, ApiResult, Problem};

/// How many values of a column are shown when its field is chosen.
const SAMPLES: usize = 5;
/// How many records a template shows.
const EXAMPLES: i32 = 3;

/// What a file looks like before anybody says what it means.
#[derive(Debug)]
pub struct Contents {
    pub format: String,
    /// Of a workbook.
    pub sheets: Option<Sheets>,
    pub columns: Vec<FileColumn>,
}

/// Looks into a file: its header and its first rows.
pub async fn contents(path: PathBuf, sheet: Option<String>) -> ApiResult<Contents> {
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

/// The kind of a file that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ImportFileFormat)]
pub enum FileFormat {
    #[default]
    Csv,
    Xlsx,
}

/// A file to keep.
#[derive(Debug)]
pub struct Download {
    name: String,
    format: FileFormat,
    file: NamedTempFile,
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let (ending, kind) = match self.format {
            FileFormat::Csv => ("csv", "text/csv; charset=utf-8"),
            FileFormat::Xlsx => (
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
        };
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
    Body::from_stream(ReaderStream::new(file))
}

/// The file that shows how files for this table look, with records that would be taken.
pub async fn template(
    app: &App,
    importer: &'static dyn Importer,
    format: FileFormat,
) -> ApiResult<Download> {
    let about = importer.about();
    let mut examples: Vec<Value> = (1..=EXAMPLES).map(|n| importer.example(n)).collect();
    let mut connection = app.database.read().await?;
    for reference in about.references.iter().filter(|key| key.columns.len() == 1) {
        let Some(field) = about.table.field(reference.columns[0]) else {
            continue;
        };
        // Records that an example refers to have to exist.
        let count = examples.len();
        let targets = lookup::targets(&mut connection, reference, count).await?;
        let mut targets = targets.into_iter().cycle();
        for example in &mut examples {
            example[field] = targets.next().into();
        }
    }
    drop(connection);
    let header = about.fields.iter().map(|(_, label)| (*label).to_owned());
    let row = |example: &Value| {
        let fields = about.fields.iter();
        fields.map(|(name, _)| cell(&example[*name])).collect()
    };
    let (sender, receiver) = mpsc::channel(1);
    sender.send(examples.iter().map(row).collect()).await.ok();
    drop(sender);
    Ok(Download {
        name: format!("{}-template", about.table.resource),
        format,
        file: written(format, header.collect(), receiver).await?,
    })
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
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
    let label = |name: &str| {
        let mut fields = importer.about().fields.iter();
        fields
            .find(|(field, _)| *field == name)
            .map(|(_, label)| *label)
    };
    let errors = row.errors.iter().map(|problem| problem.sentence(label));
    let errors = errors.collect::<Vec<_>>().join("; ");
    let mut cells = row.cells;
    cells.resize(width, String::new());
    cells.extend([row.row_no.to_string(), errors]);
    cells
}

/// Writes pages of rows to a file, which is at its beginning again afterwards.
async fn written(
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
