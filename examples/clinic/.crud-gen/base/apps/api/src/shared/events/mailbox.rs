//! What waits to be sent to one socket. It is bounded: a client that is too slow is told to start afresh.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::hub::Emission;
use super::socket::Acknowledgement;

/// How many events wait at most.
pub const CAPACITY: usize = 1_000;

#[derive(Debug)]
pub enum Item {
    Event(Arc<Emission>),
    /// Events of a resource up to this number were dropped.
    Resync {
        resource: String,
        seq: i64,
    },
    Acknowledge(Acknowledgement),
}

#[derive(Debug, Default)]
pub struct Mailbox {
    items: Mutex<VecDeque<Item>>,
    filled: Notify,
}

impl Mailbox {
    pub fn push_event(&self, emission: Arc<Emission>) {
        let mut items = self.lock();
        items.push_back(Item::Event(emission));
        if items.len() > CAPACITY {
            drop_events(&mut items);
        }
        self.filled.notify_one();
    }

    pub fn push_acknowledgement(&self, acknowledgement: Acknowledgement) {
        self.lock().push_back(Item::Acknowledge(acknowledgement));
        self.filled.notify_one();
    }

    /// The next thing to send, when there is one.
    pub async fn next(&self) -> Item {
        loop {
            if let Some(item) = self.lock().pop_front() {
                return item;
            }
            self.filled.notified().await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Item>> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts one `resync` for each resource in the place of all its events.
fn drop_events(items: &mut VecDeque<Item>) {
    let mut dropped = BTreeMap::new();
    let mut kept = VecDeque::new();
    for item in items.drain(..) {
        match item {
            Item::Event(event) => {
                dropped.insert(event.resource.clone(), event.meta.seq);
            }
            Item::Resync { resource, seq } => {
                dropped.insert(resource, seq);
            }
            Item::Acknowledge(_) => kept.push_back(item),
        }
    }
    let resyncs = dropped.into_iter();
    kept.extend(resyncs.map(|(resource, seq)| Item::Resync { resource, seq }));
    *items = kept;
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use uuid::Uuid;

    use super::*;
    use crate::shared::events::hub::Meta;

    fn emission(resource: &str, seq: i64) -> Arc<Emission> {
        Arc::new(Emission {
            name: format!("{resource}:created"),
            resource: resource.to_owned(),
            envelope: Value::Null,
            meta: Meta {
                seq,
                event_id: Uuid::nil(),
                entity_id: Value::Null,
                version: None,
                op_id: None,
            },
        })
    }

    #[tokio::test]
    async fn a_full_box_becomes_one_resync_for_each_resource() {
        let mailbox = Mailbox::default();
        mailbox.push_event(emission("orders", 1));
        for seq in 1..=CAPACITY as i64 {
            mailbox.push_event(emission("products", seq));
        }
        mailbox.push_event(emission("products", 1_001));
        for expected in [("orders", 1), ("products", 1_000)] {
            let item = mailbox.next().await;
            let Item::Resync { resource, seq } = item else {
                panic!("{item:?} is no resync");
            };
            assert_eq!((resource.as_str(), seq), expected);
        }
        let item = mailbox.next().await;
        assert!(matches!(item, Item::Event(event) if event.meta.seq == 1_001));
    }
}
