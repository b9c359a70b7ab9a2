//! What waits to be sent to one socket. It is bounded: a client that is too slow is told to start afresh.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::acknowledgement::Acknowledgement;
use super::emission::Emission;
use super::notice::Notice;

/// How many events wait at most, and how many bytes. All sockets share one copy of an event.
const CAPACITY: usize = 10_000;
const MAX_BYTES: usize = 8 << 20;
/// How many wait at most when those that were missed are added.
const ROOM: usize = 1_000;

#[derive(Debug)]
pub enum Item {
    Event(Arc<Emission>),
    Notice(Arc<Notice>),
    /// Events of a resource up to this number were dropped.
    Resync {
        resource: String,
        seq: i64,
    },
    Acknowledge(Acknowledgement),
    /// What became of the features that the handshake asked for.
    Subscribed(serde_json::Value),
}

#[derive(Debug, Default)]
pub struct Mailbox {
    items: Mutex<VecDeque<Item>>,
    /// The bytes of the events among them.
    bytes: AtomicUsize,
    is_closed: AtomicBool,
    filled: Notify,
    drained: Notify,
}

impl Mailbox {
    pub fn push_event(&self, emission: Arc<Emission>) {
        let mut items = self.lock();
        let size = emission.size();
        let bytes = self.bytes.fetch_add(size, Ordering::Relaxed) + size;
        items.push_back(Item::Event(emission));
        if items.len() > CAPACITY || bytes > MAX_BYTES {
            drop_events(&mut items);
            self.bytes.store(0, Ordering::Relaxed);
        }
        self.filled.notify_one();
    }

    pub fn push_notice(&self, notice: Arc<Notice>) {
        self.lock().push_back(Item::Notice(notice));
        self.filled.notify_one();
    }

    pub fn push_resync(&self, resource: &str, seq: i64) {
        let resource = resource.to_owned();
        self.lock().push_back(Item::Resync { resource, seq });
        self.filled.notify_one();
    }

    /// Says first what the handshake has led to. What is there already comes after it.
    pub fn push_subscribed(&self, answers: serde_json::Value) {
        self.lock().push_front(Item::Subscribed(answers));
        self.filled.notify_one();
    }

    pub fn push_acknowledgement(&self, acknowledgement: Acknowledgement) {
        self.lock().push_back(Item::Acknowledge(acknowledgement));
        self.filled.notify_one();
    }

    /// The next thing to send, when there is one; nothing when the box is closed.
    pub async fn next(&self) -> Option<Item> {
        loop {
            if self.is_closed.load(Ordering::Acquire) {
                return None;
            }
            let item = self.pop();
            if item.is_some() {
                self.drained.notify_waiters();
                return item;
            }
            self.filled.notified().await;
        }
    }

    fn pop(&self) -> Option<Item> {
        let mut items = self.lock();
        let item = items.pop_front();
        if let Some(Item::Event(event)) = &item {
            self.bytes.fetch_sub(event.size(), Ordering::Relaxed);
        }
        item
    }

    /// Waits until only a few things wait; false when the box is closed.
    pub async fn has_room(&self) -> bool {
        loop {
            let drained = self.drained.notified();
            if self.is_closed.load(Ordering::Acquire) {
                return false;
            }
            if self.lock().len() < ROOM {
                return true;
            }
            drained.await;
        }
    }

    /// Ends the sending: the socket has gone, or has to go.
    pub fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
        self.filled.notify_one();
        self.drained.notify_waiters();
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
            Item::Notice(_) => {}
            Item::Acknowledge(_) | Item::Subscribed(_) => kept.push_back(item),
        }
    }
    let resyncs = dropped.into_iter();
    kept.extend(resyncs.map(|(resource, seq)| Item::Resync { resource, seq }));
    *items = kept;
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;
    use uuid::Uuid;

    use super::*;
    use crate::shared::events::emission::Meta;

    fn emission(resource: &str, seq: i64) -> Arc<Emission> {
        let null = || RawValue::from_string("null".to_owned()).unwrap();
        Arc::new(Emission {
            name: format!("{resource}:created"),
            resource: resource.to_owned(),
            envelope: Some(null()),
            meta: Meta {
                seq,
                event_id: Uuid::nil(),
                entity_id: null(),
                version: None,
                op_id: None,
            },
        })
    }

    #[tokio::test]
    async fn a_full_box_becomes_one_resync_for_each_resource() {
        let mailbox = Mailbox::default();
        let last = CAPACITY as i64;
        mailbox.push_event(emission("orders", 1));
        for seq in 1..=last + 1 {
            mailbox.push_event(emission("products", seq));
        }
        for expected in [("orders", 1), ("products", last)] {
            let item = mailbox.next().await;
            let Some(Item::Resync { resource, seq }) = item else {
                panic!("{item:?} is no resync");
            };
            assert_eq!((resource.as_str(), seq), expected);
        }
        let item = mailbox.next().await;
        assert!(matches!(item, Some(Item::Event(event)) if event.meta.seq == last + 1));
    }

    #[tokio::test]
    async fn a_closed_box_gives_nothing_and_takes_nobody_in() {
        let mailbox = Mailbox::default();
        mailbox.push_event(emission("orders", 1));
        assert!(mailbox.has_room().await);
        mailbox.close();
        assert!(mailbox.next().await.is_none());
        assert!(!mailbox.has_room().await);
    }
}
