//! Users that are made from the command line or for the start of a development database.

use std::collections::{BTreeSet, HashMap};

use sqlx::QueryBuilder;
use sqlx::types::Json;
use uuid::Uuid;

use super::password;
use super::secret;
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::{Db, DbConnection, DbTime, DbTransaction, DbUuid};
use crate::shared::http::ApiError;
use crate::shared::table::input::is_email;

const FIRST_EMAIL: &str = "admin@example.com";

#[derive(Debug, thiserror::Error)]
pub enum UserError {
    #[error("`{0}` is not an e-mail address")]
    NotAnEmail(String),
    #[error("there is a user `{0}` already")]
    Taken(String),
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
    insert(&mut transaction, FIRST_EMAIL, &["*"], &password).await?;
    transaction.commit().await?;
    match given {
        Some(_) => println!("First user: {FIRST_EMAIL}, password as in DEV_ADMIN_PASSWORD"),
        None => println!("First user: {FIRST_EMAIL}, password: {password} (shown only now)"),
    }
    Ok(())
}

/// Makes a user with these permissions; the password that was made up.
pub async fn add(app: &App, email: &str, permissions: &[&str]) -> Result<String, UserError> {
    let email = email.trim().to_lowercase();
    if !is_email(&email) {
        return Err(UserError::NotAnEmail(email));
    }
    let password = made_up_password();
    let mut transaction = app.database.begin().await?;
    match insert(&mut transaction, &email, permissions, &password).await {
        Err(UserError::Database(error)) if is_taken(&error) => Err(UserError::Taken(email)),
        Err(error) => Err(error),
        Ok(()) => {
            transaction.commit().await?;
            Ok(password)
        }
    }
}

/// What those of these users who are active may do.
pub async fn permissions(
    connection: &mut DbConnection,
    users: &BTreeSet<Uuid>,
) -> sqlx::Result<HashMap<Uuid, Vec<String>>> {
    let mut select =
        QueryBuilder::<Db>::new("SELECT id, permissions FROM app_users WHERE active AND id IN (");
    let mut ids = select.separated(", ");
    for user in users {
        ids.push_bind(DbUuid::from(*user));
    }
    select.push(")");
    let found: Vec<(DbUuid, Json<Vec<String>>)> =
        select.build_query_as().fetch_all(connection).await?;
    let by_user = |(id, Json(permissions)): (DbUuid, _)| (id.into(), permissions);
    Ok(found.into_iter().map(by_user).collect())
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
) -> Result<(), UserError> {
    let insert = r#"
        INSERT INTO app_users (id, email, password_hash, permissions, active, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
    "#;
    sqlx::query(insert)
        .bind(DbUuid::from(Uuid::now_v7()))
        .bind(email)
        .bind(password::hash(password.to_owned()).await?)
        .bind(Json(permissions))
        .bind(true)
        .bind(DbTime::from(clock::now()))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

fn made_up_password() -> String {
    secret::random()[..16].to_owned()
}

fn is_taken(error: &sqlx::Error) -> bool {
    let error = error.as_database_error();
    error.is_some_and(|error| error.is_unique_violation())
}
