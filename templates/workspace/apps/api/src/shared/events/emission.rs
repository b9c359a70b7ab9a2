//! An event as it goes to clients: one for all of them.

use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::outbox::StoredEvent;

#[derive(Debug)]
pub struct Emission {
    pub name: String,
    pub resource: String,
    /// The first argument, as the outbox holds it, unless it is too large to be sent.
    pub envelope: Option<Box<RawValue>>,
    pub meta: Meta,
}

/// The action of the one event that stands for all records of an import.
pub const IMPORT_COMMITTED: &str = "import-committed";

impl Emission {
    /// What clients are sent. Nothing when it is too large, or stands for more records than they can be told of one by one:
    /// they read their lists again.
    pub fn told_envelope(&self) -> Option<&RawValue> {
        let action = self.name.split_once(':').map(|(_, action)| action);
        self.envelope
            .as_deref()
            .filter(|_| action != Some(IMPORT_COMMITTED))
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.envelope
            .as_ref()
            .map_or(0, |envelope| envelope.get().len())
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
            envelope: event.payload.map(|envelope| envelope.0),
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
