//! Who listens to what, and how an event gets to them in order.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use socketioxide::socket::Sid;
use tokio::sync::{Notify, Semaphore, SemaphorePermit};
use uuid::Uuid;

use super::emission::Emission;
use super::mailbox::Mailbox;
use super::notice::Notice;
use crate::shared::auth::standing::{Bearer, Standing};
use crate::shared::auth::{Access, Claim, User};
use crate::shared::seats::{Seat, Seats};

/// How many read missed events at a time.
const REPLAYS: usize = 2;

/// The connected sockets of this process.
#[derive(Debug)]
pub struct Hub {
    /// The resources of this workspace.
    resources: BTreeSet<&'static str>,
    state: Mutex<State>,
    woken: Arc<Notify>,
    delivered: Arc<Notify>,
    seats: Seats<Uuid>,
    /// Who reads missed events, so that sockets do not take all connections to the database.
    replays: Semaphore,
}

#[derive(Debug, Default)]
struct State {
    listeners: HashMap<Sid, Listener>,
    /// The number of the last event of each resource that has been handed out.
    last_seqs: HashMap<String, i64>,
    /// How many replays have begun.
    replays: u64,
}

#[derive(Debug)]
struct Listener {
    user: User,
    /// What its token says.
    claim: Claim,
    mailbox: Arc<Mailbox>,
    /// What it has asked for; until it asks, everything that it may read.
    features: Option<BTreeMap<String, Feed>>,
}

impl Listener {
    /// Whether it hears of a resource as things happen.
    fn is_live(&self, resource: &str) -> bool {
        let is_live = match &self.features {
            None => true,
            Some(features) => matches!(features.get(resource), Some(Feed::Live)),
        };
        is_live && self.user.may(resource, "read")
    }

    fn may_hear(&self, notice: &Notice) -> bool {
        let features = self.features.as_ref();
        features.is_none_or(|features| features.contains_key(&notice.resource))
            && self.user.may(&notice.resource, &notice.permission)
    }
}

#[derive(Debug)]
enum Feed {
    Live,
    /// What was missed is being sent by the replay of this number; new events are not, since it will come to them.
    Replaying(u64),
}

/// What a socket hears before it has asked for anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hears {
    Everything,
    Nothing,
}

/// How far a replay is.
#[derive(Debug, PartialEq, Eq)]
pub enum Progress {
    /// Everything has been sent, and new events follow.
    Live,
    /// There are events up to this number.
    Behind(i64),
    /// The socket has gone, or has asked for something else.
    Over,
}

impl Hub {
    pub fn new(resources: impl Iterator<Item = &'static str>) -> Self {
        Self {
            resources: resources.collect(),
            state: Mutex::default(),
            woken: Arc::default(),
            delivered: Arc::default(),
            seats: Seats::default(),
            replays: Semaphore::new(REPLAYS),
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

    /// Tells one waiter of events that have been handed out.
    pub fn delivered(&self) -> Arc<Notify> {
        Arc::clone(&self.delivered)
    }

    /// Notes how far the events of each resource have come before this process began to listen.
    pub fn start_from(&self, last_seqs: Vec<(String, i64)>) {
        self.lock().last_seqs.extend(last_seqs);
    }

    /// Takes a socket in: for everything that its user may read, or for nothing yet.
    pub fn join(&self, sid: Sid, access: Access, mailbox: Arc<Mailbox>, hears: Hears) {
        let listener = Listener {
            user: access.user,
            claim: access.claim,
            mailbox,
            features: match hears {
                Hears::Everything => None,
                Hears::Nothing => Some(BTreeMap::new()),
            },
        };
        self.lock().listeners.insert(sid, listener);
    }

    pub fn leave(&self, sid: Sid) {
        if let Some(listener) = self.lock().listeners.remove(&sid) {
            listener.mailbox.close();
        }
    }

    /// A place for one socket more of a user, who may have so many.
    pub fn seat(&self, user: Uuid, limit: usize) -> Option<Seat<Uuid>> {
        self.seats.take(user, limit)
    }

    /// Waits until it may read missed events.
    pub async fn replay_turn(&self) -> Option<SemaphorePermit<'_>> {
        self.replays.acquire().await.ok()
    }

    /// Who has a socket.
    pub fn bearers(&self) -> BTreeSet<Bearer> {
        let state = self.lock();
        let listeners = state.listeners.values();
        listeners
            .map(|listener| Bearer::from(&listener.claim))
            .collect()
    }

    pub fn user_of(&self, sid: Sid) -> Option<User> {
        self.lock()
            .listeners
            .get(&sid)
            .map(|listener| listener.user.clone())
    }

    /// Takes over what a renewed token says.
    pub fn renew(&self, sid: Sid, access: Access) {
        if let Some(listener) = self.lock().listeners.get_mut(&sid) {
            listener.user = access.user;
            listener.claim = access.claim;
        }
    }

    /// Takes over what those with sockets may do now. Who is refused is disconnected.
    pub fn take_over(&self, standings: &HashMap<Bearer, Standing>) {
        for listener in self.lock().listeners.values_mut() {
            let Some(standing) = standings.get(&Bearer::from(&listener.claim)) else {
                continue;
            };
            match standing.clone().user(&listener.claim) {
                Some(user) => listener.user = user,
                None => {
                    listener.user.permissions.clear();
                    listener.mailbox.close();
                }
            }
        }
    }

    /// Hands an event to everyone who listens to its resource.
    pub fn deliver(&self, emission: Arc<Emission>) {
        let mut state = self.lock();
        let resource = emission.resource.as_str();
        state
            .last_seqs
            .insert(resource.to_owned(), emission.meta.seq);
        for listener in state.listeners.values() {
            if listener.is_live(resource) {
                listener.mailbox.push_event(Arc::clone(&emission));
            }
        }
        self.delivered.notify_one();
    }

    /// Hands news to the one whom they concern, and to everyone else who may hear them and listens to the resource.
    pub fn notify(&self, notice: &Arc<Notice>) {
        for listener in self.lock().listeners.values() {
            let is_concerned = listener.user.id == notice.user;
            if is_concerned || listener.may_hear(notice) {
                listener.mailbox.push_notice(Arc::clone(notice));
            }
        }
    }

    /// Says that events are gone before this process has handed them out: listeners have to read their lists again.
    pub fn skip_to(&self, last_seqs: Vec<(String, i64)>) {
        let mut state = self.lock();
        for (resource, seq) in last_seqs {
            if state.last_seqs.get(&resource) == Some(&seq) {
                continue;
            }
            for listener in state.listeners.values() {
                // A replay finds out by itself.
                if listener.is_live(&resource) {
                    listener.mailbox.push_resync(&resource, seq);
                }
            }
            state.last_seqs.insert(resource, seq);
        }
    }

    /// The number of the last event of a resource.
    pub fn last_seq(&self, resource: &str) -> i64 {
        self.lock().last_seqs.get(resource).copied().unwrap_or(0)
    }

    /// Calls a function with the last numbers, while no event is handed out.
    pub fn at_last_seqs(&self, call: impl FnOnce(&HashMap<String, i64>)) {
        call(&self.lock().last_seqs);
    }

    /// Holds back the new events of a resource until [`Hub::go_live`]; the number of the replay.
    pub fn begin_replay(&self, sid: Sid, resource: &str) -> u64 {
        let mut state = self.lock();
        state.replays += 1;
        let replay = state.replays;
        if let Some(listener) = state.listeners.get_mut(&sid) {
            let features = listener.features.get_or_insert_default();
            features.insert(resource.to_owned(), Feed::Replaying(replay));
        }
        replay
    }

    /// Lets new events through, if the one that the replay has reached is the last.
    pub fn go_live(&self, sid: Sid, resource: &str, replay: u64, reached: i64) -> Progress {
        let mut state = self.lock();
        let last = state.last_seqs.get(resource).copied().unwrap_or(0);
        let Some(listener) = state.listeners.get_mut(&sid) else {
            return Progress::Over;
        };
        let features = listener.features.get_or_insert_default();
        match features.get_mut(resource) {
            Some(Feed::Replaying(current)) if *current != replay => Progress::Over,
            Some(Feed::Replaying(_)) if reached < last => Progress::Behind(last),
            Some(feed @ Feed::Replaying(_)) => {
                *feed = Feed::Live;
                Progress::Live
            }
            Some(Feed::Live) | None => Progress::Over,
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
