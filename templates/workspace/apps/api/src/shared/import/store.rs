//! Imports in the database.

use chrono::TimeDelta;
use sqlx::QueryBuilder;
use sqlx::types::Json;
use uuid::Uuid;

use super::job::{Duplicates, FileColumn, Job, Mapping, Mode, to_word};
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::{Db, DbConnection, DbTime, DbUuid};

/// How long files and rows are kept after the end.
pub const KEPT: TimeDelta = TimeDelta::days(7);
/// How long a file with secrets is kept that nobody imports.
const SECRETS_KEPT: TimeDelta = TimeDelta::days(1);

pub async fn insert(connection: &mut DbConnection, job: &Job) -> sqlx::Result<()> {
    let insert = r#"
        INSERT INTO app_import_jobs
            (id, resource, file_name, format, size, sheets, sheet, columns, mapping, status,
            created_by, created_by_email, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    "#;
    sqlx::query(insert)
        .bind(DbUuid::from(job.id))
        .bind(&job.resource)
        .bind(&job.file_name)
        .bind(&job.format)
        .bind(job.size)
        .bind(Json(&job.sheets))
        .bind(&job.sheet)
        .bind(Json(&job.columns))
        .bind(Json(&job.mapping))
        .bind(to_word(job.status))
        .bind(DbUuid::from(job.created_by))
        .bind(&job.created_by_email)
        .bind(DbTime::from(job.created_at))
        .execute(connection)
        .await?;
    Ok(())
}

pub async fn find(
    connection: &mut DbConnection,
    resource: &str,
    id: Uuid,
) -> sqlx::Result<Option<Job>> {
    sqlx::query_as("SELECT * FROM app_import_jobs WHERE id = $1 AND resource = $2")
        .bind(DbUuid::from(id))
        .bind(resource)
        .fetch_optional(connection)
        .await
}

/// One page of the imports of a resource, of one owner or of all, the newest first, and how many there are in all.
pub async fn page(
    connection: &mut DbConnection,
    resource: &str,
    owner: Option<Uuid>,
    page: i64,
    limit: i64,
) -> sqlx::Result<(Vec<Job>, i64)> {
    let mut count = select_of("count(*)", resource, owner);
    let count = count.build_query_scalar();
    let total = count.fetch_one(&mut *connection).await?;
    let mut select = select_of("*", resource, owner);
    select.push(" ORDER BY created_at DESC, id DESC LIMIT ");
    select.push_bind(limit);
    select.push(" OFFSET ").push_bind((page - 1) * limit);
    let jobs = select.build_query_as().fetch_all(connection).await?;
    Ok((jobs, total))
}

fn select_of(what: &str, resource: &str, owner: Option<Uuid>) -> QueryBuilder<Db> {
    let mut select = QueryBuilder::new("SELECT ");
    select.push(what);
    select.push(" FROM app_import_jobs WHERE resource = ");
    select.push_bind(resource.to_owned());
    if let Some(owner) = owner {
        select.push(" AND created_by = ");
        select.push_bind(DbUuid::from(owner));
    }
    select
}

/// Has another sheet read. Whether that was possible.
pub async fn choose_sheet(
    connection: &mut DbConnection,
    id: Uuid,
    sheet: &str,
    columns: &[FileColumn],
    mapping: &Mapping,
) -> sqlx::Result<bool> {
    let update = r#"
        UPDATE app_import_jobs SET sheet = $1, columns = $2, mapping = $3, status = 'uploaded',
            total = 0, valid = 0, invalid = 0, duplicate = 0
        WHERE id = $4 AND status IN ('uploaded', 'validated')
    "#;
    let updated = sqlx::query(update)
        .bind(sheet)
        .bind(Json(columns))
        .bind(Json(mapping))
        .bind(DbUuid::from(id))
        .execute(connection)
        .await?;
    Ok(updated.rows_affected() == 1)
}

/// Has the rows read again with a mapping of the sheet that is known of a job. Whether that was possible.
pub async fn map(
    connection: &mut DbConnection,
    job: &Job,
    mapping: &Mapping,
) -> sqlx::Result<bool> {
    let update = r#"
        UPDATE app_import_jobs SET mapping = $1, columns = $2, status = 'validating', error = NULL,
            total = 0, valid = 0, invalid = 0, duplicate = 0
        WHERE id = $3 AND coalesce(sheet, '') = $4 AND status IN ('uploaded', 'validated')
    "#;
    let updated = sqlx::query(update)
        .bind(Json(mapping))
        .bind(Json(&job.columns))
        .bind(DbUuid::from(job.id))
        .bind(job.sheet.as_deref().unwrap_or_default())
        .execute(connection)
        .await?;
    Ok(updated.rows_affected() == 1)
}

/// What was chosen for a run.
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    pub mode: Mode,
    pub duplicates: Duplicates,
    pub validate_only: bool,
}

/// Has the rows written. Whether that was possible.
pub async fn start(
    connection: &mut DbConnection,
    id: Uuid,
    choices: Choices,
) -> sqlx::Result<bool> {
    let update = r#"
        UPDATE app_import_jobs SET status = 'pending', mode = $1, duplicates = $2, validate_only = $3, started_at = $4,
            cancelled = $5
        WHERE id = $6 AND status = 'validated'
    "#;
    let updated = sqlx::query(update)
        .bind(to_word(choices.mode))
        .bind(to_word(choices.duplicates))
        .bind(choices.validate_only)
        .bind(DbTime::from(clock::now()))
        .bind(false)
        .bind(DbUuid::from(id))
        .execute(connection)
        .await?;
    Ok(updated.rows_affected() == 1)
}

/// Asks for the end of an import: at once when nobody works on it. Whether it was not over yet.
pub async fn cancel(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<bool> {
    let update = r#"
        UPDATE app_import_jobs SET cancelled = $1,
            finished_at = CASE WHEN status IN ('uploaded', 'validated') THEN $2 END,
            status = CASE WHEN status IN ('uploaded', 'validated') THEN 'cancelled' ELSE status END
        WHERE id = $3 AND finished_at IS NULL
    "#;
    let updated = sqlx::query(update)
        .bind(true)
        .bind(DbTime::from(clock::now()))
        .bind(DbUuid::from(id))
        .execute(connection)
        .await?;
    Ok(updated.rows_affected() == 1)
}

/// Whether somebody has asked for its end.
pub async fn is_cancelled(connection: &mut DbConnection, id: Uuid) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT cancelled FROM app_import_jobs WHERE id = $1")
        .bind(DbUuid::from(id))
        .fetch_one(connection)
        .await
}

/// Removes the files and the records of the imports of a resource that are over, because these have secrets.
pub async fn forget_secrets(connection: &mut DbConnection, resource: &str) -> sqlx::Result<()> {
    for forget in [
        "DELETE FROM app_import_files WHERE job_id IN (",
        "UPDATE app_import_rows SET data = NULL WHERE data IS NOT NULL AND job_id IN (",
    ] {
        let mut forget = QueryBuilder::<Db>::new(forget);
        forget.push("SELECT id FROM app_import_jobs WHERE finished_at IS NOT NULL AND ");
        forget.push("resource = ").push_bind(resource).push(")");
        forget.build().execute(&mut *connection).await?;
    }
    Ok(())
}

/// Removes files and rows whose import ended long ago, and imports that were never started.
pub async fn forget_old(app: &App) -> sqlx::Result<()> {
    if app.imports.is_empty() {
        return Ok(());
    }
    let oldest = DbTime::from(clock::now() - KEPT);
    let mut transaction = app.database.begin().await?.without_limit().await?;
    for resource in app.imports.with_secrets() {
        forget_secrets(&mut transaction, resource).await?;
    }
    for table in ["app_import_files", "app_import_rows"] {
        let mut delete = QueryBuilder::<Db>::new("DELETE FROM ");
        delete.push(table);
        delete.push(" WHERE job_id IN (SELECT id FROM app_import_jobs WHERE finished_at < ");
        delete.push_bind(oldest).push(")");
        delete.build().execute(&mut *transaction).await?;
    }
    forget_idle(&mut transaction, oldest, None).await?;
    let oldest = DbTime::from(clock::now() - SECRETS_KEPT);
    for resource in app.imports.with_secrets() {
        forget_idle(&mut transaction, oldest, Some(resource)).await?;
    }
    transaction.commit().await
}

/// Removes imports that were never started, of one resource or of all, with their files and rows.
pub async fn forget_idle(
    connection: &mut DbConnection,
    oldest: DbTime,
    resource: Option<&str>,
) -> sqlx::Result<()> {
    let mut delete = QueryBuilder::<Db>::new(
        "DELETE FROM app_import_jobs WHERE status IN ('uploaded', 'validated') AND created_at < ",
    );
    delete.push_bind(oldest);
    if let Some(resource) = resource {
        delete.push(" AND resource = ").push_bind(resource);
    }
    delete.build().execute(connection).await?;
    Ok(())
}
