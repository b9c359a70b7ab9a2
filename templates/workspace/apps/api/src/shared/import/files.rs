//! Files that were sent: on their way in, in the database, and back on disk for whoever reads them.

use std::io::Write;
use std::path::Path;

use axum::body::Body;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use tempfile::NamedTempFile;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use uuid::Uuid;

use crate::shared::app::App;
use crate::shared::database::{DbConnection, DbUuid};
use crate::shared::http::{ApiError, ApiResult, Problem, server, too_slow};

/// How large a file may be.
const MAX_SIZE: i64 = 50 << 20;
/// How much of it stands in one row of the database.
const CHUNK: usize = 1 << 20;

/// Writes the body of a request to a file of its own; how long it is.
pub async fn receive(mut body: Body) -> ApiResult<(NamedTempFile, i64)> {
    let file = NamedTempFile::new().map_err(ApiError::internal)?;
    let writer = file.reopen().map_err(ApiError::internal)?;
    let mut writer = tokio::fs::File::from_std(writer);
    let mut size = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| match server::is_too_slow(&error) {
            true => too_slow(),
            false => ApiError::bad_request(error.to_string()),
        })?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        size += i64::try_from(data.len()).unwrap_or(i64::MAX);
        if size > MAX_SIZE {
            return Err(too_large());
        }
        writer.write_all(&data).await.map_err(ApiError::internal)?;
    }
    writer.flush().await.map_err(ApiError::internal)?;
    Ok((file, size))
}

fn too_large() -> ApiError {
    let status = StatusCode::PAYLOAD_TOO_LARGE;
    let message = format!("a file may have at most {} MiB", MAX_SIZE >> 20);
    Problem::new(status, "IMPORT_FILE_TOO_LARGE", message).into()
}

/// Keeps a file in the database.
pub async fn store(connection: &mut DbConnection, job: Uuid, path: &Path) -> ApiResult<()> {
    let mut file = tokio::fs::File::open(path)
        .await
        .map_err(ApiError::internal)?;
    let insert = "INSERT INTO app_import_files (job_id, chunk_no, bytes) VALUES ($1, $2, $3)";
    for number in 0_i64.. {
        let mut chunk = Vec::with_capacity(CHUNK);
        let part = (&mut file).take(CHUNK as u64);
        let read = { part }.read_to_end(&mut chunk).await;
        if read.map_err(ApiError::internal)? == 0 {
            break;
        }
        sqlx::query(insert)
            .bind(DbUuid::from(job))
            .bind(number)
            .bind(chunk)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Puts a file back on disk, where it is until the answer is dropped.
pub async fn fetch(app: &App, job: Uuid) -> ApiResult<NamedTempFile> {
    let mut file = NamedTempFile::new().map_err(ApiError::internal)?;
    let mut connection = app.database.read().await?;
    let select = "SELECT bytes FROM app_import_files WHERE job_id = $1 AND chunk_no = $2";
    for number in 0_i64.. {
        let chunk: Option<Vec<u8>> = sqlx::query_scalar(select)
            .bind(DbUuid::from(job))
            .bind(number)
            .fetch_optional(&mut *connection)
            .await?;
        let Some(chunk) = chunk else {
            break;
        };
        file.write_all(&chunk).map_err(ApiError::internal)?;
    }
    Ok(file)
}
