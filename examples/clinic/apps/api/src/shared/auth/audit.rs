//! The entries of the audit log about users and roles.

use serde_json::Value;
use sqlx::types::Json;

use super::RESOURCE;
use super::actor::Actor;
use crate::shared::clock;
use crate::shared::database::{DbConnection, DbTime, DbUuid};

/// Notes what was done to a user (their id) or a role (`role:` and its name), in the transaction that does it. A password is
/// never part of it.
pub async fn note(
    connection: &mut DbConnection,
    actor: &Actor,
    entity: &str,
    action: &str,
    after: Value,
) -> sqlx::Result<()> {
    let insert = r#"
        INSERT INTO app_audit_log
            (at, request_id, user_id, user_email, resource, action, entity_id, after)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    "#;
    sqlx::query(insert)
        .bind(DbTime::from(clock::now()))
        .bind(actor.request_id())
        .bind(DbUuid::from(actor.id()))
        .bind(actor.name())
        .bind(RESOURCE)
        .bind(action)
        .bind(entity)
        .bind(Json(after))
        .execute(connection)
        .await?;
    Ok(())
}
