//! The log of who changed what, written with the change itself.

use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;

use super::auth::User;
use super::clock;
use super::database::DbConnection;
use super::entity::EntityId;
use super::sql_types::{DbTime, DbUuid};

/// One change of one record.
#[derive(Debug)]
pub struct AuditEntry<'a> {
    pub request_id: &'a str,
    pub user: &'a User,
    pub resource: &'a str,
    pub action: &'a str,
    pub entity_id: &'a EntityId,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

impl AuditEntry<'_> {
    pub async fn write(&self, connection: &mut DbConnection) -> sqlx::Result<()> {
        let insert = r#"
            INSERT INTO app_audit_log
                (at, request_id, user_id, user_email, resource, action, entity_id, before, after)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        "#;
        sqlx::query(insert)
            .bind(DbTime::from(clock::now()))
            .bind(self.request_id)
            .bind(DbUuid::from(self.user.id))
            .bind(&self.user.email)
            .bind(self.resource)
            .bind(self.action)
            .bind(self.entity_id.to_string())
            .bind(self.before.as_ref().map(Json))
            .bind(self.after.as_ref().map(Json))
            .execute(connection)
            .await?;
        Ok(())
    }
}

/// A record as the log keeps it, which is how answers show it: what is secret is not there.
pub fn snapshot(entity: &impl Serialize) -> serde_json::Result<Value> {
    serde_json::to_value(entity)
}
