//! The log of who changed what, written with the change itself.

use serde_json::Value;
use sqlx::QueryBuilder;
use sqlx::types::Json;

use super::auth::User;
use super::clock;
use super::database::{Db, DbConnection};
use super::entity::EntityId;
use super::sql_types::{DbTime, DbUuid};

/// What happened to one record. Records are kept as answers show them: what is secret is not there.
#[derive(Debug)]
pub struct AuditEntry {
    pub entity_id: EntityId,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// What was done to records of one resource by one request.
#[derive(Debug)]
pub struct AuditedAction<'a> {
    pub request_id: &'a str,
    pub user: &'a User,
    pub resource: &'a str,
    pub action: &'a str,
}

impl AuditedAction<'_> {
    /// Writes at least one entry.
    pub async fn write(
        &self,
        connection: &mut DbConnection,
        entries: &[AuditEntry],
    ) -> sqlx::Result<()> {
        let now = clock::now();
        let mut insert = QueryBuilder::<Db>::new(
            r#"
            INSERT INTO app_audit_log
                (at, request_id, user_id, user_email, resource, action, entity_id, before, after)
            "#,
        );
        insert.push_values(entries, |mut values, entry| {
            values.push_bind(DbTime::from(now));
            values.push_bind(self.request_id);
            values.push_bind(DbUuid::from(self.user.id));
            values.push_bind(&self.user.email);
            values.push_bind(self.resource);
            values.push_bind(self.action);
            values.push_bind(entry.entity_id.to_string());
            values.push_bind(entry.before.as_ref().map(Json));
            values.push_bind(entry.after.as_ref().map(Json));
        });
        insert.build().execute(connection).await?;
        Ok(())
    }
}
