//! Refresh tokens: kept as digests, used once, and withdrawn together when one is used again.

use chrono::{DateTime, Duration, Utc};
use sqlx::FromRow;
use sqlx::types::Json;
use uuid::Uuid;

use super::User;
use super::secret;
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::{DbConnection, DbTime, DbUuid, FOR_UPDATE};

pub const LIFETIME_DAYS: i64 = 14;
/// Two pages of one browser may refresh at the same moment; the second one is not a thief.
const GRACE_SECONDS: i64 = 10;

/// A user as the database keeps them.
#[derive(Debug, FromRow)]
pub struct StoredUser {
    id: DbUuid,
    email: String,
    pub password_hash: String,
    permissions: Json<Vec<String>>,
}

impl From<StoredUser> for User {
    fn from(stored: StoredUser) -> Self {
        Self {
            id: stored.id.into(),
            email: stored.email,
            permissions: stored.permissions.0,
        }
    }
}

pub async fn find_user(
    connection: &mut DbConnection,
    email: &str,
) -> sqlx::Result<Option<StoredUser>> {
    let select = r#"
        SELECT id, email, password_hash, permissions FROM app_users
        WHERE email = $1 AND active
    "#;
    sqlx::query_as(select)
        .bind(email.trim().to_lowercase())
        .fetch_optional(connection)
        .await
}

/// Begins a session and returns its first refresh token.
pub async fn start(connection: &mut DbConnection, user: Uuid) -> sqlx::Result<String> {
    issue(connection, user, Uuid::now_v7()).await
}

async fn issue(connection: &mut DbConnection, user: Uuid, family: Uuid) -> sqlx::Result<String> {
    let token = secret::random();
    let insert = r#"
        INSERT INTO app_refresh_tokens (digest, user_id, family, expires_at)
        VALUES ($1, $2, $3, $4)
    "#;
    sqlx::query(insert)
        .bind(secret::digest(&token))
        .bind(DbUuid::from(user))
        .bind(DbUuid::from(family))
        .bind(DbTime::from(clock::now() + Duration::days(LIFETIME_DAYS)))
        .execute(connection)
        .await?;
    Ok(token)
}

#[derive(Debug, FromRow)]
struct StoredToken {
    user_id: DbUuid,
    family: DbUuid,
    expires_at: DbTime,
    used_at: Option<DbTime>,
}

/// What became of a refresh token.
#[derive(Debug)]
pub enum Renewal {
    Renewed {
        user: User,
        token: String,
    },
    /// Unknown, expired, or used before, in which case the whole session has ended.
    Refused,
}

/// Gives a new refresh token for an old one.
pub async fn renew(connection: &mut DbConnection, token: &str) -> sqlx::Result<Renewal> {
    let digest = secret::digest(token);
    let select = format!(
        "SELECT user_id, family, expires_at, used_at FROM app_refresh_tokens WHERE digest = $1{FOR_UPDATE}"
    );
    let found: Option<StoredToken> = sqlx::query_as(sqlx::AssertSqlSafe(select))
        .bind(&digest)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(stored) = found else {
        return Ok(Renewal::Refused);
    };
    let now = clock::now();
    if DateTime::from(stored.expires_at) < now {
        return Ok(Renewal::Refused);
    }
    if stored.used_at.is_some_and(|used| is_stale(used, now)) {
        end_family(connection, stored.family).await?;
        return Ok(Renewal::Refused);
    }
    let select = r#"
        SELECT id, email, password_hash, permissions FROM app_users
        WHERE id = $1 AND active
    "#;
    let user: Option<StoredUser> = sqlx::query_as(select)
        .bind(stored.user_id)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(user) = user else {
        return Ok(Renewal::Refused);
    };
    sqlx::query("UPDATE app_refresh_tokens SET used_at = coalesce(used_at, $1) WHERE digest = $2")
        .bind(DbTime::from(now))
        .bind(&digest)
        .execute(&mut *connection)
        .await?;
    let token = issue(connection, stored.user_id.into(), stored.family.into()).await?;
    let user = user.into();
    Ok(Renewal::Renewed { user, token })
}

fn is_stale(used: DbTime, now: DateTime<Utc>) -> bool {
    now - DateTime::from(used) > Duration::seconds(GRACE_SECONDS)
}

/// Ends the session that a refresh token belongs to.
pub async fn end(connection: &mut DbConnection, token: &str) -> sqlx::Result<()> {
    let delete = r#"
        DELETE FROM app_refresh_tokens
        WHERE family = (SELECT family FROM app_refresh_tokens WHERE digest = $1)
    "#;
    sqlx::query(delete)
        .bind(secret::digest(token))
        .execute(connection)
        .await?;
    Ok(())
}

async fn end_family(connection: &mut DbConnection, family: DbUuid) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM app_refresh_tokens WHERE family = $1")
        .bind(family)
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes the tokens that nobody can use any more.
pub async fn forget_old(app: &App) -> sqlx::Result<()> {
    let mut transaction = app.database.begin().await?.without_limit().await?;
    sqlx::query("DELETE FROM app_refresh_tokens WHERE expires_at < $1")
        .bind(DbTime::from(clock::now()))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await
}
