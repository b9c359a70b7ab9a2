//! The users of this API: made for the start of a development database, and administered from the command line.

use serde_json::json;
use sqlx::FromRow;
use sqlx::types::Json;
use uuid::Uuid;

use super::permissions::{grantable, nearest};
use super::{audit, password, secret, session, standing};
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::{DbConnection, DbTime, DbTransaction, DbUuid, FOR_UPDATE};
use crate::shared::http::ApiError;
use crate::shared::table::input::is_email;

const FIRST_EMAIL: &str = "admin@example.com";
/// Allows everything.
const EVERYTHING: &str = "*";

#[derive(Debug, thiserror::Error)]
pub enum UserError {
    #[error("`{0}` is not an e-mail address")]
    NotAnEmail(String),
    #[error("there is a user `{0}` already")]
    Taken(String),
    #[error("there is no user `{0}`")]
    Unknown(String),
    #[error("there is no permission `{given}`; {hint}")]
    UnknownPermission { given: String, hint: String },
    #[error(
        "`{0}` is the last active user with the permission `*`: give it to another one before, or add `--force`"
    )]
    LastAdministrator(String),
    #[error("the password cannot be hashed; the log says why")]
    Hash,
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

impl From<ApiError> for UserError {
    fn from(_: ApiError) -> Self {
        Self::Hash
    }
}

/// A user as a list shows them.
#[derive(Debug, FromRow)]
pub struct ListedUser {
    pub email: String,
    pub active: bool,
    pub permissions: Json<Vec<String>>,
}

/// What is done to a user who may be the last one who administers the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// One who may do everything has to stay.
    KeepOne,
    /// None has to.
    Force,
}

/// Makes the first user of a development database and says how to sign in. Production starts without users.
pub async fn seed(app: &App) -> Result<(), UserError> {
    if app.config.is_production() {
        return Ok(());
    }
    let mut transaction = app.database.begin().await?;
    let users: i64 = sqlx::query_scalar("SELECT count(*) FROM app_users")
        .fetch_one(&mut *transaction)
        .await?;
    if users > 0 {
        return Ok(());
    }
    let given = app.config.dev_admin_password.clone();
    let password = given.clone().unwrap_or_else(made_up_password);
    insert(&mut transaction, FIRST_EMAIL, &[EVERYTHING], &password).await?;
    transaction.commit().await?;
    match given {
        Some(_) => println!("First user: {FIRST_EMAIL}, password as in DEV_ADMIN_PASSWORD"),
        None => println!("First user: {FIRST_EMAIL}, password: {password} (shown only now)"),
    }
    Ok(())
}

/// All users, by their addresses.
pub async fn list(app: &App) -> Result<Vec<ListedUser>, UserError> {
    let mut connection = app.database.read().await?;
    let select = "SELECT email, active, permissions FROM app_users ORDER BY email";
    let users = sqlx::query_as(select).fetch_all(&mut *connection).await?;
    Ok(users)
}

/// Makes a user with these permissions; the password that was made up.
pub async fn add(app: &App, email: &str, permissions: &[&str]) -> Result<String, UserError> {
    let email = normal(email);
    if !is_email(&email) {
        return Err(UserError::NotAnEmail(email));
    }
    check_permissions(app, permissions)?;
    let password = made_up_password();
    let mut transaction = app.database.begin().await?;
    match insert(&mut transaction, &email, permissions, &password).await {
        Err(UserError::Database(error)) if is_taken(&error) => Err(UserError::Taken(email)),
        Err(error) => Err(error),
        Ok(user) => {
            let after = json!({ "email": email, "permissions": permissions });
            audit::note(&mut transaction, user, "created", after).await?;
            transaction.commit().await?;
            Ok(password)
        }
    }
}

/// Lets a user sign in again.
pub async fn activate(app: &App, email: &str) -> Result<(), UserError> {
    let mut transaction = app.database.begin().await?;
    let user = find(&mut transaction, email).await?;
    sqlx::query("UPDATE app_users SET active = $1 WHERE id = $2")
        .bind(true)
        .bind(user)
        .execute(&mut *transaction)
        .await?;
    audit::note(
        &mut transaction,
        user,
        "activated",
        json!({ "active": true }),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes all access from a user. When this returns, no token of theirs is accepted any more.
pub async fn deactivate(app: &App, email: &str, care: Care) -> Result<(), UserError> {
    let mut transaction = app.database.begin().await?;
    keep_an_administrator(&mut transaction, email, care).await?;
    let user = find(&mut transaction, email).await?;
    sqlx::query("UPDATE app_users SET active = $1 WHERE id = $2")
        .bind(false)
        .bind(user)
        .execute(&mut *transaction)
        .await?;
    session::end_all(&mut transaction, user).await?;
    let after = json!({ "active": false });
    audit::note(&mut transaction, user, "deactivated", after).await?;
    commit_and_settle(transaction).await
}

/// Gives a user another password, which was made up, and ends their sessions.
pub async fn renew_password(app: &App, email: &str) -> Result<String, UserError> {
    let password = made_up_password();
    let hash = password::hash(password.clone()).await?;
    let mut transaction = app.database.begin().await?;
    let user = find(&mut transaction, email).await?;
    sqlx::query("UPDATE app_users SET password_hash = $1 WHERE id = $2")
        .bind(hash)
        .bind(user)
        .execute(&mut *transaction)
        .await?;
    session::end_all(&mut transaction, user).await?;
    audit::note(&mut transaction, user, "password-renewed", json!({})).await?;
    commit_and_settle(transaction).await?;
    Ok(password)
}

/// Says anew what a user may do. When this returns, what was taken away is refused.
pub async fn set_permissions(
    app: &App,
    email: &str,
    permissions: &[&str],
    care: Care,
) -> Result<(), UserError> {
    check_permissions(app, permissions)?;
    let mut transaction = app.database.begin().await?;
    if !permissions.contains(&EVERYTHING) {
        keep_an_administrator(&mut transaction, email, care).await?;
    }
    let user = find(&mut transaction, email).await?;
    sqlx::query("UPDATE app_users SET permissions = $1 WHERE id = $2")
        .bind(Json(permissions))
        .bind(user)
        .execute(&mut *transaction)
        .await?;
    let after = json!({ "permissions": permissions });
    audit::note(&mut transaction, user, "permissions-set", after).await?;
    commit_and_settle(transaction).await
}

fn check_permissions(app: &App, given: &[&str]) -> Result<(), UserError> {
    let grantable = grantable(&app.permissions);
    match given.iter().find(|given| !grantable.contains(**given)) {
        None => Ok(()),
        Some(given) => Err(UserError::UnknownPermission {
            hint: match nearest(&grantable, given) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "`user permissions` lists them".to_owned(),
            },
            given: (*given).to_owned(),
        }),
    }
}

/// Refuses to take its rights from the last active user who may do everything.
async fn keep_an_administrator(
    transaction: &mut DbTransaction,
    email: &str,
    care: Care,
) -> Result<(), UserError> {
    if care == Care::Force {
        return Ok(());
    }
    // Locked, so that two who are taken away at the same time are not each the other's successor.
    let select = format!(
        r#"
        SELECT email FROM app_users
        WHERE active AND CAST(permissions AS text) LIKE '%"*"%' ORDER BY id{FOR_UPDATE}
        "#
    );
    let administrators: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(select))
        .fetch_all(&mut **transaction)
        .await?;
    let email = normal(email);
    match administrators == [email.as_str()] {
        true => Err(UserError::LastAdministrator(email)),
        false => Ok(()),
    }
}

/// The id of a user, whose row is locked until the transaction ends.
async fn find(connection: &mut DbConnection, email: &str) -> Result<DbUuid, UserError> {
    let email = normal(email);
    let select = format!("SELECT id FROM app_users WHERE email = $1{FOR_UPDATE}");
    let found = sqlx::query_scalar(sqlx::AssertSqlSafe(select))
        .bind(&email)
        .fetch_optional(connection)
        .await?;
    found.ok_or(UserError::Unknown(email))
}

async fn commit_and_settle(transaction: DbTransaction) -> Result<(), UserError> {
    transaction.commit().await?;
    standing::settled().await;
    Ok(())
}

/// What a user may do now, which is nothing when they are locked out. Nothing is known of one whom another system has let in.
pub async fn current_permissions(
    connection: &mut DbConnection,
    user: Uuid,
) -> sqlx::Result<Option<Vec<String>>> {
    let select = "SELECT active, permissions FROM app_users WHERE id = $1";
    let found: Option<(bool, Json<Vec<String>>)> = sqlx::query_as(select)
        .bind(DbUuid::from(user))
        .fetch_optional(connection)
        .await?;
    Ok(found.map(|(is_active, Json(permissions))| match is_active {
        true => permissions,
        false => Vec::new(),
    }))
}

async fn insert(
    transaction: &mut DbTransaction,
    email: &str,
    permissions: &[&str],
    password: &str,
) -> Result<DbUuid, UserError> {
    let user = DbUuid::from(Uuid::now_v7());
    let insert = r#"
        INSERT INTO app_users (id, email, password_hash, permissions, active, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
    "#;
    sqlx::query(insert)
        .bind(user)
        .bind(email)
        .bind(password::hash(password.to_owned()).await?)
        .bind(Json(permissions))
        .bind(true)
        .bind(DbTime::from(clock::now()))
        .execute(&mut **transaction)
        .await?;
    Ok(user)
}

/// An e-mail address as it is kept.
pub fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}

fn made_up_password() -> String {
    secret::random()[..16].to_owned()
}

fn is_taken(error: &sqlx::Error) -> bool {
    let error = error.as_database_error();
    error.is_some_and(|error| error.is_unique_violation())
}
