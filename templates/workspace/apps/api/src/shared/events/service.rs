//! The way for server code to announce an event.

use serde::{Serialize, Serializer};
use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};

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

/// Fields of an envelope in their order, with the text of their values.
#[derive(Debug, Default)]
pub struct Fields(Vec<(&'static str, Box<RawValue>)>);

impl Fields {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn with(
        mut self,
        name: &'static str,
        value: &(impl Serialize + ?Sized),
    ) -> serde_json::Result<Self> {
        self.0.push((name, to_raw_value(value)?));
        Ok(self)
    }

    fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
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
        let fields = Fields::new().with("data", &data)?;
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
        fields: Fields,
        subject: Subject,
    ) -> ApiResult<()> {
        let user = self.change.user();
        let user = json!({ "id": user.id, "email": user.email });
        let now = clock::now();
        let envelope = Fields::new()
            .with("type", &action)?
            .with("resource", &resource)?
            .and(fields)
            .with("timestamp", &now)?
            .with("user", &user)?;
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
        let fields = Fields::new()
            .with("entity", &self.entity)?
            .with("data", &data)?
            .with("priority", &priority)?;
        let subject = Subject::none();
        self.service
            .write(self.feature, action, fields, subject)
            .await
    }
}
