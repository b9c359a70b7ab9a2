//! How many bytes of files are kept: of one user, and in all.

use axum::http::StatusCode;
use uuid::Uuid;

use super::store::KEPT;
use crate::shared::clock;
use crate::shared::config::ImportQuota;
use crate::shared::database::{DbConnection, DbTime, DbUuid};
use crate::shared::http::{ApiResult, Problem};

/// Refuses another file of a user when there is no room for it.
pub async fn check(
    connection: &mut DbConnection,
    quota: ImportQuota,
    user: Uuid,
    size: i64,
) -> ApiResult<()> {
    let select = r#"
        SELECT CAST(coalesce(sum(CASE WHEN created_by = $1 THEN size ELSE 0 END), 0) AS bigint),
            CAST(coalesce(sum(size), 0) AS bigint)
        FROM app_import_jobs WHERE finished_at IS NULL OR finished_at >= $2
    "#;
    let (of_user, in_all): (i64, i64) = sqlx::query_as(select)
        .bind(DbUuid::from(user))
        .bind(DbTime::from(clock::now() - KEPT))
        .fetch_one(connection)
        .await?;
    let (status, message) = if of_user.saturating_add(size) > quota.of_user {
        let message = format!(
            "your files have {of_user} of {} bytes, so there is no room for this one; {KEPT_DAYS}",
            quota.of_user
        );
        (StatusCode::PAYLOAD_TOO_LARGE, message)
    } else if in_all.saturating_add(size) > quota.in_all {
        let message = format!("there is no room for another file on the server; {KEPT_DAYS}");
        (StatusCode::INSUFFICIENT_STORAGE, message)
    } else {
        return Ok(());
    };
    Err(Problem::new(status, "IMPORT_QUOTA_EXCEEDED", message).into())
}

const KEPT_DAYS: &str = "files are kept for 7 days after their import";
