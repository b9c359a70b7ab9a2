//! What an event carries in the place of a record that may not be broadcast.

use serde::Serialize;

use crate::shared::record::{Entity, EntityId};

/// The id and the version of a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reference {
    id: EntityId,
    version: i64,
}

impl Reference {
    pub fn to(entity: &impl Entity) -> Self {
        Self {
            id: entity.id(),
            version: entity.version(),
        }
    }
}

impl Entity for Reference {
    fn id(&self) -> EntityId {
        self.id.clone()
    }

    fn version(&self) -> i64 {
        self.version
    }
}
