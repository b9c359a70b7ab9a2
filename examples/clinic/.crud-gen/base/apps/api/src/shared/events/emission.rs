//! An event as it goes to clients: one for all of them.

use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::outbox::StoredEvent;

#[derive(Debug)]
pub struct Emission {
    pub name: String,
    pub resource: String,
    /// The first argument, as the outbox holds it.
    pub envelope: Box<RawValue>,
    pub meta: Meta,
}

/// The action of the one event that stands for all records of an import.
pub const IMPORT_COMMITTED: &str = "import-committed";

impl Emission {
    /// Whether it changes more records than clients can be told of one by one: they read their lists again.
    pub fn is_import(&self) -> bool {
        let action = self.name.split_once(':').map(|(_, action)| action);
        action == Some(IMPORT_COMMITTED)
    }
}

/// The second argument of an event.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    pub seq: i64,
    pub event_id: Uuid,
    pub entity_id: Box<RawValue>,
    pub version: Option<i64>,
    pub op_id: Option<String>,
}

impl From<StoredEvent> for Emission {
    fn from(event: StoredEvent) -> Self {
        Self {
            name: format!("{}:{}", event.resource, event.action),
            envelope: event.payload.0,
            meta: Meta {
                seq: event.seq,
                event_id: event.event_id.into(),
                entity_id: event.entity_id.0,
                version: event.version,
                op_id: event.op_id,
            },
            resource: event.resource,
        }
    }
}
