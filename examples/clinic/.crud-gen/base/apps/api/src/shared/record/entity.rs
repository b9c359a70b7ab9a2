//! What every record has in common.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};
use uuid::Uuid;

use super::key;
use crate::shared::json::BigInt;
use crate::shared::table::TableInfo;

/// A record of a table, as answers and events show it.
pub trait Entity: Serialize + Send + Sync {
    const TABLE: &'static TableInfo;
    /// What its events carry of it.
    const PAYLOAD: Payload = Payload::Record;

    fn id(&self) -> EntityId;

    /// Rises by one with every change.
    fn version(&self) -> i64;
}

/// What an event carries of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payload {
    Record,
    /// Its id and its version, where a broadcast may not carry the record.
    Reference,
}

/// A record as the audit log and events keep it.
#[derive(Debug)]
pub struct Snapshot {
    pub table: &'static TableInfo,
    pub id: EntityId,
    pub version: i64,
    /// Its text: a tree of it would take many times the memory.
    pub value: Box<RawValue>,
    payload: Payload,
}

impl Snapshot {
    pub fn of<E: Entity>(record: &E) -> serde_json::Result<Self> {
        Ok(Self {
            table: E::TABLE,
            id: record.id(),
            version: record.version(),
            value: to_raw_value(record)?,
            payload: E::PAYLOAD,
        })
    }

    /// What JSON shows of a column of the database.
    pub fn column(&self, name: &str) -> Option<Value> {
        let fields: HashMap<String, &RawValue> = serde_json::from_str(self.value.get()).ok()?;
        let text = fields.get(self.table.field(name)?)?;
        serde_json::from_str(text.get()).ok()
    }

    /// Puts other values into fields, and what they make of the key.
    pub fn set(&mut self, values: &[(&str, Value)]) -> serde_json::Result<()> {
        let mut fields: BTreeMap<String, Box<RawValue>> = serde_json::from_str(self.value.get())?;
        for (field, value) in values {
            fields.insert((*field).to_owned(), to_raw_value(value)?);
        }
        self.value = to_raw_value(&fields)?;
        let mut key = self.table.key.iter().map(|column| self.table.field(column));
        if key.any(|part| values.iter().any(|(field, _)| part == Some(*field))) {
            let small = self.table.small_values(self.value.get())?;
            self.id = EntityId::of(self.table, &small);
        }
        Ok(())
    }

    /// What an event carries of it.
    pub fn payload(&self) -> serde_json::Result<Cow<'_, RawValue>> {
        match self.payload {
            Payload::Record => Ok(Cow::Borrowed(&*self.value)),
            Payload::Reference => {
                let reference = json!({ "id": self.id, "version": self.version });
                to_raw_value(&reference).map(Cow::Owned)
            }
        }
    }
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

    /// The key of a record, from what JSON shows of it.
    pub fn of(table: &TableInfo, record: &Value) -> Self {
        let parts = table
            .key
            .iter()
            .filter_map(|column| record.get(table.field(column)?));
        match parts.collect::<Vec<_>>()[..] {
            [] => Self::NONE,
            [part] => Self(part.clone()),
            ref parts => {
                let texts: Vec<String> = parts.iter().map(key::text).collect();
                key::join(&texts).into()
            }
        }
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
