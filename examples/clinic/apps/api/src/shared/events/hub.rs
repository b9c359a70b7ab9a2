//! Who listens to what, and how an event gets to them in order.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::Value;
use socketioxide::socket::Sid;
use tokio::sync::Notify;

use super::mailbox::Mailbox;
use super::outbox::StoredEvent;
use crate::shared::auth::User;

/// An event as it goes to clients: one for all of them.
#[derive(Debug)]
pub struct Emission {
    pub name: String,
    pub resource: String,
    pub envelope: Value,
    pub meta: Meta,
}

/// The second argument of an event.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meta {
    pub seq: i64,
    pub event_id: uuid::Uuid,
    pub entity_id: Value,
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

/// The connected sockets of this process.
#[derive(Debug)]
pub struct Hub {
    /// The resources of this workspace.
    resources: BTreeSet<&'static str>,
    state: Mutex<State>,
    woken: Arc<Notify>,
}

#[derive(Debug, Default)]
struct State {
    listeners: HashMap<Sid, Listener>,
    /// The number of the last event of each resource that has been handed out.
    last_seqs: HashMap<String, i64>,
}

#[derive(Debug)]
struct Listener {
    user: User,
    mailbox: Arc<Mailbox>,
    /// What it has asked for; until it asks, everything that it may read.
    features: Option<BTreeMap<String, Feed>>,
}

#[derive(Debug)]
enum Feed {
    Live,
    /// New events wait until those missed have been sent.
    Replaying(Vec<Arc<Emission>>),
}

impl Hub {
    pub fn new(resources: impl Iterator<Item = &'static str>) -> Self {
        Self {
            resources: resources.collect(),
            state: Mutex::default(),
            woken: Arc::default(),
        }
    }

    /// Whether there is such a resource.
    pub fn knows(&self, resource: &str) -> bool {
        self.resources.contains(resource)
    }

    /// Says that there may be new events in the outbox.
    pub fn wake(&self) {
        self.woken.notify_one();
    }

    pub fn woken(&self) -> Arc<Notify> {
        Arc::clone(&self.woken)
    }

    /// Notes how far the events of each resource have come before this process began to listen.
    pub fn start_from(&self, last_seqs: Vec<(String, i64)>) {
        self.lock().last_seqs.extend(last_seqs);
    }

    pub fn join(&self, sid: Sid, user: User, mailbox: Arc<Mailbox>) {
        let listener = Listener {
            user,
            mailbox,
            features: None,
        };
        self.lock().listeners.insert(sid, listener);
    }

    pub fn leave(&self, sid: Sid) {
        self.lock().listeners.remove(&sid);
    }

    pub fn user_of(&self, sid: Sid) -> Option<User> {
        self.lock()
            .listeners
            .get(&sid)
            .map(|listener| listener.user.clone())
    }

    /// Takes over what a renewed token says.
    pub fn renew(&self, sid: Sid, user: User) {
        if let Some(listener) = self.lock().listeners.get_mut(&sid) {
            listener.user = user;
        }
    }

    /// Hands an event to everyone who listens to its resource.
    pub fn deliver(&self, emission: Arc<Emission>) {
        let mut state = self.lock();
        let resource = emission.resource.as_str();
        state
            .last_seqs
            .insert(resource.to_owned(), emission.meta.seq);
        for listener in state.listeners.values_mut() {
            if !listener.user.may(resource, "read") {
                continue;
            }
            let feed = match &mut listener.features {
                None => Some(&mut Feed::Live),
                Some(features) => features.get_mut(resource),
            };
            match feed {
                None => {}
                Some(Feed::Live) => listener.mailbox.push_event(Arc::clone(&emission)),
                Some(Feed::Replaying(waiting)) => waiting.push(Arc::clone(&emission)),
            }
        }
    }

    /// Begins to hold back the new events of a resource for a socket; the last number before them.
    pub fn begin_replay(&self, sid: Sid, resource: &str) -> i64 {
        let mut state = self.lock();
        let last = state.last_seqs.get(resource).copied().unwrap_or(0);
        if let Some(listener) = state.listeners.get_mut(&sid) {
            let features = listener.features.get_or_insert_default();
            features.insert(resource.to_owned(), Feed::Replaying(Vec::new()));
        }
        last
    }

    /// Sends what was missed, then what was held back, and goes live.
    pub fn end_replay(&self, sid: Sid, resource: &str, missed: Vec<Emission>) {
        let mut state = self.lock();
        let Some(listener) = state.listeners.get_mut(&sid) else {
            return;
        };
        for emission in missed {
            listener.mailbox.push_event(Arc::new(emission));
        }
        let features = listener.features.get_or_insert_default();
        let replaced = features.insert(resource.to_owned(), Feed::Live);
        if let Some(Feed::Replaying(waiting)) = replaced {
            for emission in waiting {
                listener.mailbox.push_event(emission);
            }
        }
    }

    pub fn unsubscribe(&self, sid: Sid, resource: &str) {
        if let Some(listener) = self.lock().listeners.get_mut(&sid) {
            listener.features.get_or_insert_default().remove(resource);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
