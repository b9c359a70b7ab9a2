//! What every record has in common.

use std::fmt;

use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::shared::json::BigInt;

/// A record of a table, as answers and events show it.
pub trait Entity: Serialize + Send + Sync {
    fn id(&self) -> EntityId;

    /// Rises by one with every change.
    fn version(&self) -> i64;
}

/// The key of a record as JSON, URLs, events and the audit log show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct EntityId(Value);

impl EntityId {
    /// The record has no key.
    pub const NONE: Self = Self(Value::Null);

    pub fn is_none(&self) -> bool {
        self.0.is_null()
    }
}

impl From<Uuid> for EntityId {
    fn from(id: Uuid) -> Self {
        Self(id.to_string().into())
    }
}

impl From<BigInt> for EntityId {
    fn from(id: BigInt) -> Self {
        Self(id.to_string().into())
    }
}

impl From<i32> for EntityId {
    fn from(id: i32) -> Self {
        Self(id.into())
    }
}

impl From<i16> for EntityId {
    fn from(id: i16) -> Self {
        Self(id.into())
    }
}

impl From<&str> for EntityId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl From<String> for EntityId {
    fn from(id: String) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Value::String(text) => formatter.write_str(text),
            other => write!(formatter, "{other}"),
        }
    }
}
