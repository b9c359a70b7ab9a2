//! Requests that may be sent twice and are done once.

use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use sqlx::types::Json;
use sqlx::{FromRow, Row};

use super::{ApiAnswer, ApiError, ApiResult, Problem};
use crate::shared::app::App;
use crate::shared::auth::{User, secret};
use crate::shared::clock;
use crate::shared::database::{DbConnection, DbRow, DbTime, DbUuid};

/// How long an answer is kept.
const KEPT_HOURS: i64 = 24;

/// The claim of a request to be the one that does the work.
#[derive(Debug)]
pub struct Claim {
    user: DbUuid,
    key: String,
}

/// The answer that a request got the first time.
#[derive(Debug, Clone)]
pub struct StoredAnswer {
    digest: String,
    status: StatusCode,
    headers: Vec<(HeaderName, String)>,
    body: String,
}

impl Claim {
    /// Takes the key, or hands out what was answered under it. Another request with the same key waits here until
    /// the transaction of the first one has ended.
    pub async fn take(
        connection: &mut DbConnection,
        user: &User,
        key: &str,
        request: &str,
    ) -> ApiResult<Self> {
        let claim = Self {
            user: user.id.into(),
            key: key.to_owned(),
        };
        let digest = secret::digest(request);
        let insert = r#"
            INSERT INTO app_idempotency_keys (user_id, key, digest, created_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (user_id, key) DO NOTHING
        "#;
        let taken = sqlx::query(insert)
            .bind(claim.user)
            .bind(key)
            .bind(&digest)
            .bind(DbTime::from(clock::now()))
            .execute(&mut *connection)
            .await?;
        if taken.rows_affected() == 1 {
            return Ok(claim);
        }
        let select = r#"
            SELECT digest, status, headers, body FROM app_idempotency_keys
            WHERE user_id = $1 AND key = $2
        "#;
        let stored: StoredAnswer = sqlx::query_as(select)
            .bind(claim.user)
            .bind(key)
            .fetch_one(connection)
            .await?;
        if stored.digest == digest {
            return Err(ApiError::Replay(Box::new(stored)));
        }
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let message = "this `Idempotency-Key` belongs to another request";
        Err(Problem::new(status, "IDEMPOTENCY_KEY_REUSED", message).into())
    }

    /// Keeps the answer for the next time.
    pub async fn settle(
        &self,
        connection: &mut DbConnection,
        answer: &ApiAnswer,
    ) -> sqlx::Result<()> {
        let headers: Vec<(&str, &str)> = answer
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let update = r#"
            UPDATE app_idempotency_keys SET status = $1, headers = $2, body = $3
            WHERE user_id = $4 AND key = $5
        "#;
        sqlx::query(update)
            .bind(i32::from(answer.status.as_u16()))
            .bind(Json(headers))
            .bind(&answer.body)
            .bind(self.user)
            .bind(&self.key)
            .execute(connection)
            .await?;
        Ok(())
    }
}

impl FromRow<'_, DbRow> for StoredAnswer {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let status: i32 = row.try_get("status")?;
        let Json(headers) = row.try_get::<Json<Vec<(String, String)>>, _>("headers")?;
        Ok(Self {
            digest: row.try_get("digest")?,
            status: u16::try_from(status)
                .ok()
                .and_then(|status| StatusCode::from_u16(status).ok())
                .unwrap_or(StatusCode::OK),
            headers: headers
                .into_iter()
                .filter_map(|(name, value)| Some((name.parse().ok()?, value)))
                .collect(),
            body: row.try_get("body")?,
        })
    }
}

impl IntoResponse for StoredAnswer {
    fn into_response(self) -> Response {
        let answer = ApiAnswer {
            status: self.status,
            headers: self.headers,
            body: self.body,
        };
        answer.into_response()
    }
}

/// What makes two requests the same: where they go and what they say.
pub fn fingerprint(method_and_path: &str, body: &str) -> String {
    format!("{method_and_path}\n{body}")
}

/// Removes the answers that are too old.
pub async fn forget_old(app: &App) -> sqlx::Result<()> {
    let mut transaction = app.database.begin().await?.without_limit().await?;
    let limit = clock::now() - chrono::Duration::hours(KEPT_HOURS);
    sqlx::query("DELETE FROM app_idempotency_keys WHERE created_at < $1")
        .bind(DbTime::from(limit))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}
