//! The log of who changed what, written with the change itself.

use serde_json::value::RawValue;
use sqlx::QueryBuilder;
use sqlx::types::Json;

use super::{ChangeRequest, EntityId};
use crate::shared::clock;
use crate::shared::database::{Db, DbTime, DbUuid};

/// What happened to one record. Records are kept as answers show them: what is secret is not there.
#[derive(Debug)]
pub struct AuditEntry {
    pub resource: &'static str,
    pub action: &'static str,
    pub entity_id: EntityId,
    pub before: Option<Box<RawValue>>,
    pub after: Option<Box<RawValue>>,
}

/// Adds the statement that writes entries, at least one, each about what its request did.
pub fn push_insert<'e>(
    query: &mut QueryBuilder<Db>,
    entries: impl Iterator<Item = (&'e AuditEntry, &'e ChangeRequest)>,
) {
    let now = clock::now();
    query.push(
        r#"
        INSERT INTO app_audit_log
            (at, request_id, user_id, user_email, resource, action, entity_id, before, after)
        "#,
    );
    query.push_values(entries, |mut values, (entry, request)| {
        values.push_bind(DbTime::from(now));
        values.push_bind(&request.request_id);
        values.push_bind(DbUuid::from(request.user.id));
        values.push_bind(&request.user.email);
        values.push_bind(entry.resource);
        values.push_bind(entry.action);
        values.push_bind(entry.entity_id.to_string());
        values.push_bind(entry.before.as_ref().map(Json));
        values.push_bind(entry.after.as_ref().map(Json));
    });
}
