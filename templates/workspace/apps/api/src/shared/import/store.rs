//! Imports in the database, and who works on each of them.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::QueryBuilder;
use sqlx::types::Json;
use uuid::Uuid;

use super::job::{Counts, Duplicates, FileColumn, Job, Mapping, Mode, Status, Tally, to_word};
use crate::app::App;
use crate::shared::clock;
use crate::shared::database::{Db, DbConnection};
use crate::shared::sql_types::{DbTime, DbUuid};

/// How long a process that says nothing keeps an import to itself.
const LEASE: TimeDelta = TimeDelta::seconds(5);
/// How long files and rows are kept after the end.
const KEPT: TimeDelta = TimeDelta::days(7);

/// The right to work on an import.
#[derive(Debug, Clone)]
pub struct Lease {
    pub job: Uuid,
    /// How the run signs.
    pub owner: String,
}

/// What a run hears when it says how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The import is still this run's.
    Held,
    /// It is, and somebody has asked for its end.
    Cancelled,
    /// Another run has it now.
    Lost,
}

impl Standing {
    fn of(cancelled: Option<bool>) -> Self {
        match cancelled {
            Some(false) => Self::Held,
            Some(true) => Self::Cancelled,
            None => Self::Lost,
        }
    }
}

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

/// One page of the imports of a resource, the newest first, and how many there are in all.
pub async fn page(
    connection: &mut DbConnection,
    resource: &str,
    page: i64,
    limit: i64,
) -> sqlx::Result<(Vec<Job>, i64)> {
    let total = sqlx::query_scalar("SELECT count(*) FROM app_import_jobs WHERE resource = $1")
        .bind(resource)
        .fetch_one(&mut *connection)
        .await?;
    let select = r#"
        SELECT * FROM app_import_jobs WHERE resource = $1
        ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3
    "#;
    let jobs = sqlx::query_as(select)
        .bind(resource)
        .bind(limit)
        .bind((page - 1) * limit)
        .fetch_all(connection)
        .await?;
    Ok((jobs, total))
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
        UPDATE app_import_jobs SET mapping = $1, status = 'validating', error = NULL,
            total = 0, valid = 0, invalid = 0, duplicate = 0
        WHERE id = $2 AND coalesce(sheet, '') = $3 AND status IN ('uploaded', 'validated')
    "#;
    let updated = sqlx::query(update)
        .bind(Json(mapping))
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

/// The next import that nobody works on, which is the owner's from now on. One that this process works on is left to its run,
/// which cannot renew its lease while it holds the only connection that writes.
pub async fn claim(app: &App, owner: &str) -> sqlx::Result<Option<Job>> {
    let now = clock::now();
    let select = r#"
        SELECT id FROM app_import_jobs
        WHERE status IN ('validating', 'pending', 'processing') AND (leased_until IS NULL OR leased_until < $1)
        ORDER BY created_at
    "#;
    let mut reader = app.database.read().await?;
    let found: Vec<DbUuid> = sqlx::query_scalar(select)
        .bind(DbTime::from(now))
        .fetch_all(&mut *reader)
        .await?;
    drop(reader);
    let mut waiting = found.into_iter().map(Uuid::from);
    let Some(id) = waiting.find(|id| !app.imports.is_running(*id)) else {
        return Ok(None);
    };
    let update = r#"
        UPDATE app_import_jobs SET owner = $1, leased_until = $2
        WHERE id = $3 AND status IN ('validating', 'pending', 'processing')
            AND (leased_until IS NULL OR leased_until < $4)
        RETURNING *
    "#;
    let mut transaction = app.database.begin().await?;
    let job = sqlx::query_as(update)
        .bind(owner)
        .bind(DbTime::from(now + LEASE))
        .bind(DbUuid::from(id))
        .bind(DbTime::from(now))
        .fetch_optional(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(job)
}

/// Takes back the leases of processes that are gone, where no other one can be there.
pub async fn release_all(app: &App) -> sqlx::Result<()> {
    let mut transaction = app.database.begin().await?;
    sqlx::query("UPDATE app_import_jobs SET leased_until = NULL WHERE leased_until IS NOT NULL")
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}

/// Keeps the import for some more time.
pub async fn renew(
    connection: &mut DbConnection,
    lease: &Lease,
    shown_progress: i64,
) -> sqlx::Result<Standing> {
    let update = r#"
        UPDATE app_import_jobs SET leased_until = $1, shown_progress = $2
        WHERE id = $3 AND owner = $4 AND finished_at IS NULL
        RETURNING cancelled
    "#;
    let cancelled = sqlx::query_scalar(update)
        .bind(DbTime::from(clock::now() + LEASE))
        .bind(shown_progress)
        .bind(DbUuid::from(lease.job))
        .bind(&lease.owner)
        .fetch_optional(connection)
        .await?;
    Ok(Standing::of(cancelled))
}

/// Notes how far the check of the rows has come.
pub async fn count(
    connection: &mut DbConnection,
    lease: &Lease,
    counts: Counts,
    status: Status,
) -> sqlx::Result<Standing> {
    let update = r#"
        UPDATE app_import_jobs SET total = $1, valid = $2, invalid = $3, duplicate = $4, status = $5, leased_until = $6
        WHERE id = $7 AND owner = $8
        RETURNING cancelled
    "#;
    let is_done = status != Status::Validating;
    let until = (!is_done).then(|| DbTime::from(clock::now() + LEASE));
    let cancelled = sqlx::query_scalar(update)
        .bind(counts.total)
        .bind(counts.valid)
        .bind(counts.invalid)
        .bind(counts.duplicate)
        .bind(to_word(status))
        .bind(until)
        .bind(DbUuid::from(lease.job))
        .bind(&lease.owner)
        .fetch_optional(connection)
        .await?;
    Ok(Standing::of(cancelled))
}

/// Notes how far the writing has come, with what was written.
pub async fn advance(
    connection: &mut DbConnection,
    lease: &Lease,
    tally: Tally,
    end: Option<&End>,
) -> sqlx::Result<Standing> {
    let now = clock::now();
    let update = r#"
        UPDATE app_import_jobs SET last_row = $1, processed = $2, succeeded = $3, failed = $4, skipped = $5,
            status = $6, error = $7, leased_until = $8, finished_at = $9
        WHERE id = $10 AND owner = $11 AND finished_at IS NULL
        RETURNING cancelled
    "#;
    let status = end.map_or(Status::Processing, |end| end.status);
    let cancelled = sqlx::query_scalar(update)
        .bind(tally.last_row)
        .bind(tally.processed)
        .bind(tally.succeeded)
        .bind(tally.failed)
        .bind(tally.skipped)
        .bind(to_word(status))
        .bind(end.and_then(|end| end.error.as_deref()))
        .bind(end.is_none().then(|| DbTime::from(now + LEASE)))
        .bind(end.map(|_| DbTime::from(now)))
        .bind(DbUuid::from(lease.job))
        .bind(&lease.owner)
        .fetch_optional(connection)
        .await?;
    Ok(Standing::of(cancelled))
}

/// How an import ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    pub status: Status,
    /// One sentence for a person.
    pub error: Option<String>,
}

impl End {
    pub fn completed() -> Self {
        Self {
            status: Status::Completed,
            error: None,
        }
    }

    pub fn cancelled() -> Self {
        Self {
            status: Status::Cancelled,
            error: Some("The import was cancelled".to_owned()),
        }
    }

    pub fn failed(error: impl Into<String>) -> Self {
        Self {
            status: Status::Failed,
            error: Some(error.into()),
        }
    }
}

/// Gives an import back, to be taken up again after a while; how often that has happened.
pub async fn set_back(app: &App, lease: &Lease, until: DateTime<Utc>) -> sqlx::Result<i64> {
    let update = r#"
        UPDATE app_import_jobs SET setbacks = setbacks + 1, leased_until = $1
        WHERE id = $2 AND owner = $3 RETURNING setbacks
    "#;
    let mut transaction = app.database.begin().await?;
    let setbacks: Option<i64> = sqlx::query_scalar(update)
        .bind(DbTime::from(until))
        .bind(DbUuid::from(lease.job))
        .bind(&lease.owner)
        .fetch_optional(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(setbacks.unwrap_or(0))
}

/// Removes files and rows whose import ended long ago, and imports that were never started.
pub async fn forget_old(app: &App) -> sqlx::Result<()> {
    if app.imports.is_empty() {
        return Ok(());
    }
    let oldest = DbTime::from(clock::now() - KEPT);
    let mut transaction = app.database.begin().await?;
    for table in ["app_import_files", "app_import_rows"] {
        let mut delete = QueryBuilder::<Db>::new("DELETE FROM ");
        delete.push(table);
        delete.push(" WHERE job_id IN (SELECT id FROM app_import_jobs WHERE finished_at < ");
        delete.push_bind(oldest).push(")");
        delete.build().execute(&mut *transaction).await?;
    }
    let delete =
        "DELETE FROM app_import_jobs WHERE status IN ('uploaded', 'validated') AND created_at < $1";
    sqlx::query(delete)
        .bind(oldest)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}
