//! Sessions: each is a family of refresh tokens, kept as digests, used once, and withdrawn together when one is used again.
//!
//! Whatever begins, goes on with or ends a session has locked its user before, so that nothing of it gets past a deactivation or a new password.

use chrono::{DateTime, Duration, Utc};
use sqlx::FromRow;
use sqlx::types::Json;
use uuid::Uuid;

use super::{User, roles, secret};
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::{DbConnection, DbTime, DbUuid, FOR_UPDATE};

pub const LIFETIME_DAYS: i64 = 14;
/// Two pages of one browser may refresh at the same moment; the second one is not a thief.
const GRACE_SECONDS: i64 = 10;

/// A user as the database keeps them.
#[derive(Debug, FromRow)]
pub struct StoredUser {
    pub id: DbUuid,
    email: String,
    pub password_hash: String,
    permissions: Json<Vec<String>>,
    roles: Json<Vec<String>>,
}

impl StoredUser {
    /// The user with what they may do now.
    async fn user(self, connection: &mut DbConnection) -> sqlx::Result<User> {
        Ok(User {
            id: self.id.into(),
            email: self.email,
            permissions: roles::effective(connection, self.permissions.0, &self.roles).await?,
        })
    }
}

/// What a client gets when a session begins or goes on.
#[derive(Debug)]
pub struct Grant {
    pub user: User,
    pub session: Uuid,
    pub refresh_token: String,
}

pub async fn find_user(
    connection: &mut DbConnection,
    email: &str,
) -> sqlx::Result<Option<StoredUser>> {
    let select = r#"
        SELECT id, email, password_hash, permissions, roles FROM app_users
        WHERE email = $1 AND active
    "#;
    sqlx::query_as(select)
        .bind(email)
        .fetch_optional(connection)
        .await
}

/// Begins a session of a user whose password was right; none when the user was deactivated or got another password meanwhile.
pub async fn start(
    connection: &mut DbConnection,
    checked: &StoredUser,
) -> sqlx::Result<Option<Grant>> {
    let select = format!(
        "SELECT id, email, password_hash, permissions, roles FROM app_users WHERE id = $1 AND active{FOR_UPDATE}"
    );
    let user: Option<StoredUser> = sqlx::query_as(sqlx::AssertSqlSafe(select))
        .bind(checked.id)
        .fetch_optional(&mut *connection)
        .await?;
    match user.filter(|user| user.password_hash == checked.password_hash) {
        Some(user) => issue(connection, user, Uuid::now_v7()).await.map(Some),
        None => Ok(None),
    }
}

async fn issue(
    connection: &mut DbConnection,
    user: StoredUser,
    session: Uuid,
) -> sqlx::Result<Grant> {
    let token = secret::random();
    let insert = r#"
        INSERT INTO app_refresh_tokens (digest, user_id, family, expires_at)
        VALUES ($1, $2, $3, $4)
    "#;
    sqlx::query(insert)
        .bind(secret::digest(&token))
        .bind(user.id)
        .bind(DbUuid::from(session))
        .bind(DbTime::from(clock::now() + Duration::days(LIFETIME_DAYS)))
        .execute(&mut *connection)
        .await?;
    Ok(Grant {
        user: user.user(connection).await?,
        session,
        refresh_token: token,
    })
}

#[derive(Debug, FromRow)]
struct StoredToken {
    family: DbUuid,
    expires_at: DbTime,
    used_at: Option<DbTime>,
}

/// Gives a new refresh token for an old one; none when it is unknown or has expired, or was used before, in which case the whole
/// session has ended.
pub async fn renew(connection: &mut DbConnection, token: &str) -> sqlx::Result<Option<Grant>> {
    let digest = secret::digest(token);
    let select = format!(
        r#"
        SELECT id, email, password_hash, permissions, roles FROM app_users
        WHERE active AND id = (SELECT user_id FROM app_refresh_tokens WHERE digest = $1){FOR_UPDATE}
        "#
    );
    let user: Option<StoredUser> = sqlx::query_as(sqlx::AssertSqlSafe(select))
        .bind(&digest)
        .fetch_optional(&mut *connection)
        .await?;
    let select = "SELECT family, expires_at, used_at FROM app_refresh_tokens WHERE digest = $1";
    let found: Option<StoredToken> = sqlx::query_as(select)
        .bind(&digest)
        .fetch_optional(&mut *connection)
        .await?;
    let (Some(user), Some(stored)) = (user, found) else {
        return Ok(None);
    };
    let now = clock::now();
    if DateTime::from(stored.expires_at) < now {
        return Ok(None);
    }
    if stored.used_at.is_some_and(|used| is_stale(used, now)) {
        delete(connection, stored.family).await?;
        return Ok(None);
    }
    sqlx::query("UPDATE app_refresh_tokens SET used_at = coalesce(used_at, $1) WHERE digest = $2")
        .bind(DbTime::from(now))
        .bind(&digest)
        .execute(&mut *connection)
        .await?;
    issue(connection, user, stored.family.into())
        .await
        .map(Some)
}

fn is_stale(used: DbTime, now: DateTime<Utc>) -> bool {
    now - DateTime::from(used) > Duration::seconds(GRACE_SECONDS)
}

/// The session that a refresh token belongs to.
pub async fn of_refresh_token(
    connection: &mut DbConnection,
    token: &str,
) -> sqlx::Result<Option<Uuid>> {
    let family: Option<DbUuid> =
        sqlx::query_scalar("SELECT family FROM app_refresh_tokens WHERE digest = $1")
            .bind(secret::digest(token))
            .fetch_optional(connection)
            .await?;
    Ok(family.map(Uuid::from))
}

/// Ends a session.
pub async fn end(connection: &mut DbConnection, session: Uuid) -> sqlx::Result<()> {
    let family = DbUuid::from(session);
    let select = format!(
        r#"
        SELECT id FROM app_users
        WHERE id = (SELECT user_id FROM app_refresh_tokens WHERE family = $1 LIMIT 1){FOR_UPDATE}
        "#
    );
    sqlx::query(sqlx::AssertSqlSafe(select))
        .bind(family)
        .execute(&mut *connection)
        .await?;
    delete(connection, family).await
}

async fn delete(connection: &mut DbConnection, family: DbUuid) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM app_refresh_tokens WHERE family = $1")
        .bind(family)
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends a session, if it is one of this user.
pub async fn end_of(
    connection: &mut DbConnection,
    user: DbUuid,
    session: Uuid,
) -> sqlx::Result<bool> {
    let select = format!("SELECT id FROM app_users WHERE id = $1{FOR_UPDATE}");
    sqlx::query(sqlx::AssertSqlSafe(select))
        .bind(user)
        .execute(&mut *connection)
        .await?;
    let deleted = sqlx::query("DELETE FROM app_refresh_tokens WHERE user_id = $1 AND family = $2")
        .bind(user)
        .bind(DbUuid::from(session))
        .execute(connection)
        .await?;
    Ok(deleted.rows_affected() > 0)
}

/// Ends all sessions of a user, whose row the caller has changed and so locked.
pub async fn end_all(connection: &mut DbConnection, user: DbUuid) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM app_refresh_tokens WHERE user_id = $1")
        .bind(user)
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends all sessions of a user but one.
pub async fn end_others(
    connection: &mut DbConnection,
    user: DbUuid,
    kept: Option<Uuid>,
) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM app_refresh_tokens WHERE user_id = $1 AND family <> $2")
        .bind(user)
        .bind(DbUuid::from(kept.unwrap_or_default()))
        .execute(connection)
        .await?;
    Ok(())
}

/// The sessions of a user, each with when its last token ends; the one that was used last comes first.
pub async fn of_user(
    connection: &mut DbConnection,
    user: Uuid,
) -> sqlx::Result<Vec<(Uuid, DateTime<Utc>)>> {
    let select = r#"
        SELECT family, max(expires_at) FROM app_refresh_tokens
        WHERE user_id = $1 AND expires_at > $2 GROUP BY family ORDER BY max(expires_at) DESC
    "#;
    let sessions: Vec<(DbUuid, DbTime)> = sqlx::query_as(select)
        .bind(DbUuid::from(user))
        .bind(DbTime::from(clock::now()))
        .fetch_all(connection)
        .await?;
    let sessions = sessions.into_iter();
    Ok(sessions
        .map(|(session, end)| (session.into(), end.into()))
        .collect())
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
