//! The first user of a development database.

use sqlx::types::Json;
use uuid::Uuid;

use super::password;
use crate::app::App;
use crate::shared::error::ApiError;
use crate::shared::sql_types::{DbTime, DbUuid};
use crate::shared::{clock, secret};

const EMAIL: &str = "admin@example.com";

#[derive(Debug, thiserror::Error)]
#[error("cannot make the first user; the log says why")]
pub struct SeedError;

impl From<ApiError> for SeedError {
    fn from(_: ApiError) -> Self {
        Self
    }
}

impl From<sqlx::Error> for SeedError {
    fn from(error: sqlx::Error) -> Self {
        ApiError::from(error).into()
    }
}

/// Makes the first user and prints the password when it had to be made up. Production starts without users.
pub async fn first_user(app: &App) -> Result<(), SeedError> {
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
    let password = given
        .clone()
        .unwrap_or_else(|| secret::random()[..16].to_owned());
    let insert = r#"
        INSERT INTO app_users (id, email, password_hash, permissions, active, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
    "#;
    sqlx::query(insert)
        .bind(DbUuid::from(Uuid::now_v7()))
        .bind(EMAIL)
        .bind(password::hash(password.clone()).await?)
        .bind(Json(["*"]))
        .bind(true)
        .bind(DbTime::from(clock::now()))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    match given {
        Some(_) => println!("first user: {EMAIL}, password as in DEV_ADMIN_PASSWORD"),
        None => println!("first user: {EMAIL}, password: {password} (shown only now)"),
    }
    Ok(())
}
