//! Who works on an import, and what a run says of it while it does.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::job::{Counts, End, Job, Status, Tally, to_word};
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::{DbConnection, DbTime, DbUuid};

/// How long a process that says nothing keeps an import to itself.
const LEASE: TimeDelta = TimeDelta::seconds(5);

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
