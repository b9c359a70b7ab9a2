//! The way for server code to announce an event.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::outbox::NewEvent;
use crate::shared::clock;
use crate::shared::database::DbJson;
use crate::shared::http::{ApiError, ApiResult};
use crate::shared::record::{Change, EntityId};

/// Announces events of a change. They are part of its transaction: they go out when it commits, or never.
#[derive(Debug)]
pub struct EventService<'a> {
    change: &'a mut Change,
}

/// How urgent an event is. All are delivered in order; listeners may treat them differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    Low,
    Normal,
    High,
}

/// What an event is about.
#[derive(Debug)]
pub struct Subject {
    pub id: EntityId,
    pub version: Option<i64>,
}

impl Subject {
    /// Several records, or something else.
    pub fn none() -> Self {
        Self {
            id: EntityId::NONE,
            version: None,
        }
    }
}

impl<'a> EventService<'a> {
    pub fn new(change: &'a mut Change) -> Self {
        Self { change }
    }

    /// Announces an event of any name: `resource:action`, with `data` in its envelope.
    pub async fn emit(&mut self, event: &str, data: impl Serialize) -> ApiResult<()> {
        let Some((resource, action)) = event.split_once(':') else {
            return Err(ApiError::internal(format!(
                "event `{event}` has no resource"
            )));
        };
        let fields = json!({ "data": data });
        self.write(resource, action, fields, Subject::none()).await
    }

    /// The events of one entity of a feature.
    pub fn for_entity(self, feature: &'a str, entity: &'a str) -> EntityEvents<'a> {
        EntityEvents {
            service: self,
            feature,
            entity,
        }
    }

    /// Writes an event whose envelope holds these fields between its name and its time.
    pub async fn write(
        &mut self,
        resource: &str,
        action: &str,
        fields: Value,
        subject: Subject,
    ) -> ApiResult<()> {
        let user = self.change.user();
        let user = json!({ "id": user.id, "email": user.email });
        let mut envelope = Map::new();
        envelope.insert("type".to_owned(), action.into());
        envelope.insert("resource".to_owned(), resource.into());
        if let Value::Object(fields) = fields {
            envelope.extend(fields);
        }
        let now = clock::now();
        envelope.insert("timestamp".to_owned(), json!(now));
        envelope.insert("user".to_owned(), user);
        let event = NewEvent {
            resource: resource.to_owned(),
            action: action.to_owned(),
            entity_id: DbJson::new(&subject.id)?,
            version: subject.version,
            envelope: DbJson::new(&envelope)?,
            at: now,
            seq: None,
        };
        self.change.announce(event).await
    }
}

/// The events of one entity, named by its feature.
#[derive(Debug)]
pub struct EntityEvents<'a> {
    service: EventService<'a>,
    feature: &'a str,
    entity: &'a str,
}

impl EntityEvents<'_> {
    /// Announces `feature:action`.
    pub async fn emit_custom(
        &mut self,
        action: &str,
        data: impl Serialize,
        priority: Priority,
    ) -> ApiResult<()> {
        let fields = json!({ "entity": self.entity, "data": data, "priority": priority });
        let subject = Subject::none();
        self.service
            .write(self.feature, action, fields, subject)
            .await
    }
}
