//! What a run noted: who changed what, what the database says at the end, and what every client heard.

use serde_json::Value;
use std::collections::BTreeMap;

/// The resources whose events are followed.
pub const RESOURCES: [&str; 3] = ["products", "notes", "reviews"];

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId {
    pub resource: String,
    pub id: String,
}

impl RowId {
    pub fn new(resource: &str, id: &str) -> Self {
        Self { resource: resource.into(), id: id.into() }
    }
}

/// What happened to one row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Change {
    pub row: RowId,
    /// The version that the row got, or nothing when it was deleted.
    pub version: Option<i64>,
}

impl Change {
    pub fn written(row: RowId, version: i64) -> Self {
        Self { row, version: Some(version) }
    }

    pub fn deleted(row: RowId) -> Self {
        Self { row, version: None }
    }
}

/// One attempt of a writer.
#[derive(Clone, Debug)]
pub struct Write {
    /// What the writer wanted; attempts with one idempotency key share it.
    pub operation: String,
    /// The id of the request, which the audit log repeats.
    pub request: String,
    pub outcome: Outcome,
}

#[derive(Clone, Debug)]
pub enum Outcome {
    /// The server said that this is done.
    Acknowledged(Vec<Change>),
    /// The server said no.
    Refused(u16),
    /// The connection was lost, or the server failed: only the database knows.
    Unknown,
}

/// A change as the audit log has it.
#[derive(Clone, Debug)]
pub struct Committed {
    pub request: String,
    pub change: Change,
}

/// An event, as the outbox or a client has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub resource: String,
    pub seq: i64,
    pub id: String,
    pub changes: Vec<Change>,
}

/// Something that happened to a client, in the order in which it happened.
#[derive(Clone, Debug)]
pub enum Note {
    Connected,
    /// It asked for a resource, and for what it missed after a number.
    Asked {
        resource: String,
        since: Option<i64>,
    },
    /// The answer: live from this number on.
    Live {
        resource: String,
        seq: i64,
        resync: bool,
    },
    /// An event arrived; the client made use of it, or left it as known.
    Heard {
        event: Event,
        applied: bool,
    },
    /// The server said that events up to this number are not going to come.
    Resync {
        resource: String,
        seq: i64,
    },
}

/// Everything about one client.
#[derive(Clone, Debug, Default)]
pub struct Story {
    pub name: String,
    pub notes: Vec<Note>,
    /// What it shows at the end.
    pub rows: BTreeMap<RowId, Value>,
    /// From the writing of an event to its arrival, in microseconds, of events that arrived live.
    pub delays: Vec<u64>,
}

/// Everything about one run.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub writes: Vec<Write>,
    pub committed: Vec<Committed>,
    /// All events that the outbox ever held, those that were removed by retention too.
    pub outbox: Vec<Event>,
    /// Events that never got a number.
    pub unnumbered: usize,
    /// The tables, as the API lists them.
    pub table: BTreeMap<RowId, Value>,
    pub stories: Vec<Story>,
}
