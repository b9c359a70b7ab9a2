//! The entries of the audit log about users, who are administered on the command line.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::shared::clock;
use crate::shared::database::{DbConnection, DbTime, DbUuid};

/// Whoever has the environment of the API; nobody has signed in.
const OPERATOR: &str = "operator";

/// Notes what was done to a user, in the transaction that does it. A password is never part of it.
pub async fn note(
    connection: &mut DbConnection,
    user: DbUuid,
    action: &str,
    after: Value,
) -> sqlx::Result<()> {
    let insert = r#"
        INSERT INTO app_audit_log
            (at, request_id, user_id, user_email, resource, action, entity_id, after)
        VALUES ($1, $2, $3, $4, 'users', $5, $6, $7)
    "#;
    sqlx::query(insert)
        .bind(DbTime::from(clock::now()))
        .bind("")
        .bind(DbUuid::from(Uuid::nil()))
        .bind(OPERATOR)
        .bind(action)
        .bind(Uuid::from(user).to_string())
        .bind(Json(after))
        .execute(connection)
        .await?;
    Ok(())
}
