//! The events that every resource has.

use serde_json::json;

use super::service::{EventService, Subject};
use crate::shared::entity::{Entity, EntityId};
use crate::shared::error::ApiResult;

/// Announces what happened to records, in the words that clients listen for.
#[derive(Debug)]
pub struct CrudEventHelper;

impl CrudEventHelper {
    pub async fn emit_created(
        mut events: EventService<'_>,
        resource: &str,
        entity: &impl Entity,
    ) -> ApiResult<()> {
        let fields = json!({ "data": serde_json::to_value(entity)? });
        events
            .write(resource, "created", fields, Subject::of(entity))
            .await
    }

    pub async fn emit_updated(
        mut events: EventService<'_>,
        resource: &str,
        entity: &impl Entity,
    ) -> ApiResult<()> {
        let fields = json!({ "data": serde_json::to_value(entity)? });
        events
            .write(resource, "updated", fields, Subject::of(entity))
            .await
    }

    pub async fn emit_deleted(
        mut events: EventService<'_>,
        resource: &str,
        entity: &impl Entity,
    ) -> ApiResult<()> {
        let fields = json!({ "id": entity.id() });
        events
            .write(resource, "deleted", fields, Subject::of(entity))
            .await
    }

    /// Announces the records that are really gone; none is no event.
    pub async fn emit_bulk_deleted(
        mut events: EventService<'_>,
        resource: &str,
        ids: &[EntityId],
    ) -> ApiResult<()> {
        if ids.is_empty() {
            return Ok(());
        }
        let fields = json!({ "ids": ids, "count": ids.len() });
        events
            .write(resource, "bulk-deleted", fields, Subject::none())
            .await
    }
}
