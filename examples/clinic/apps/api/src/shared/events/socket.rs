//! The Socket.IO side of events: who connects, and what they subscribe to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, State, TryData};
use socketioxide::handler::ConnectHandler;
use socketioxide::layer::SocketIoLayer;
use tokio::sync::{Mutex, Semaphore, watch};
use tokio::time::Instant;
use uuid::Uuid;

use super::acknowledgement::PendingAck;
use super::allowance::Allowance;
use super::hub::Hears;
use super::mailbox::Mailbox;
use super::replay::{Outcome, Replay};
use super::sender;
use crate::shared::app::App;
use crate::shared::auth::{self, Access, Claim};
use crate::shared::http::rate_limit;
use crate::shared::seats::Seat;

/// The bytes of one message of a client.
const MAX_PAYLOAD: u64 = 64 * 1024;
/// How many messages wait at most in front of a client that takes them slowly. Each may have the bytes of an event.
const MAX_BUFFER: usize = 64;
/// How many subscriptions of a socket are dealt with or wait at a time.
const MAX_SUBSCRIBING: usize = 16;
/// How long a socket may stay after its token has expired.
const GRACE: Duration = Duration::from_secs(15);

/// The server for sockets, at `/socket.io`.
pub fn layer(app: App) -> (SocketIoLayer, SocketIo) {
    let (layer, io) = SocketIo::builder()
        .max_payload(MAX_PAYLOAD)
        .max_buffer_size(MAX_BUFFER)
        .with_state(app)
        .build_layer();
    io.ns("/", on_connect.with(authenticate));
    (layer, io)
}

#[derive(Deserialize)]
pub struct Credentials {
    token: String,
    /// In a handshake: what to go on with.
    #[serde(default)]
    since: Option<Since>,
}

/// For each feature the number of the last event that a client has seen; null when it has seen none and will read
/// the list.
type Since = BTreeMap<String, Option<i64>>;

/// What a client asks to hear, and for each feature the last number that it has seen.
#[derive(Deserialize)]
pub struct Subscription {
    features: BTreeSet<String>,
    #[serde(default)]
    since: BTreeMap<String, i64>,
}

/// The subscriptions of one socket, which are dealt with one after the other.
struct Subscribing {
    places: Semaphore,
    allowance: Mutex<Allowance>,
}

/// Refuses a connection without a valid token, and one more than a user may have.
pub async fn authenticate(
    socket: SocketRef,
    TryData(given): TryData<Credentials>,
    State(app): State<App>,
) -> Result<(), &'static str> {
    let given = given.map_err(|_| "UNAUTHORIZED")?;
    let access = auth::access(&app, &given.token).await;
    let access = access.map_err(unavailable)?.ok_or("UNAUTHORIZED")?;
    let limit = app.config.events.sockets_per_user;
    let seat = app.events.seat(access.user.id, limit);
    let seat = seat.ok_or("TOO_MANY_SOCKETS")?;
    if let Some(since) = given.since {
        if rate_limit::exceeded_by(&app, &access.user) {
            return Err("RATE_LIMITED");
        }
        socket.extensions.insert(since);
    }
    socket.extensions.insert(Arc::new(seat));
    socket.extensions.insert(access);
    socket.extensions.insert(Arc::new(Subscribing {
        places: Semaphore::new(MAX_SUBSCRIBING),
        allowance: Mutex::new(Allowance::new(app.config.events.replayed)),
    }));
    // Before the client is told that it is connected, so that no message comes too early for its handler.
    let (ready, readiness) = watch::channel(false);
    socket.extensions.insert(ready);
    socket.extensions.insert(readiness);
    socket.on("subscribe", on_subscribe);
    socket.on("unsubscribe", on_unsubscribe);
    socket.on("auth", on_auth);
    Ok(())
}

async fn on_connect(socket: SocketRef, State(app): State<App>) {
    let Some(access) = socket.extensions.remove::<Access>() else {
        return;
    };
    let mailbox = Arc::new(Mailbox::default());
    let (deadline, deadlines) = watch::channel(deadline(&access.claim));
    socket.extensions.insert(Arc::clone(&mailbox));
    socket.extensions.insert(deadline);
    let since = socket.extensions.remove::<Since>();
    let hears = match since {
        Some(_) => Hears::Nothing,
        None => Hears::Everything,
    };
    app.events
        .join(socket.id, access, Arc::clone(&mailbox), hears);

    let hub = Arc::clone(&app.events);
    socket.on_disconnect(async move |socket: SocketRef| {
        hub.leave(socket.id);
        socket.extensions.remove::<Arc<Seat<Uuid>>>();
    });
    let replays = match since {
        Some(since) => resume(&app, &socket, &mailbox, since).await,
        None => Vec::new(),
    };
    if let Some(ready) = socket.extensions.get::<watch::Sender<bool>>() {
        ready.send_replace(true);
    }
    let sid = socket.id;
    tokio::spawn(sender::run(socket, Arc::clone(&mailbox), deadlines));
    for (feature, replay) in replays {
        let tell_gap = |seq| mailbox.push_resync(&feature, seq);
        replay.send(&app, sid, &mailbox, tell_gap).await;
    }
}

/// Begins what the handshake asks for, and puts the answer before everything else that the client will hear.
async fn resume(
    app: &App,
    socket: &SocketRef,
    mailbox: &Mailbox,
    since: Since,
) -> Vec<(String, Replay)> {
    let mut answers = serde_json::Map::new();
    let mut replays = Vec::new();
    let Some(subscribing) = socket.extensions.get::<Arc<Subscribing>>() else {
        return replays;
    };
    let mut allowance = subscribing.allowance.lock().await;
    for (feature, since) in since {
        let answer = match refusal(app, socket, &feature) {
            Some(error) => json!({ "error": error }),
            None => {
                let replay = Replay::begin(app, socket.id, &feature, since, &mut allowance).await;
                let replay = replay.or_from_now(app).await;
                let seq = replay.reached;
                let has_gap = replay.has_gap || since.is_none();
                replays.push((feature.clone(), replay));
                match has_gap {
                    true => json!({ "seq": seq, "resync": true }),
                    false => json!({ "seq": seq }),
                }
            }
        };
        answers.insert(feature, answer);
    }
    mailbox.push_subscribed(answers.into());
    replays
}

async fn on_subscribe(
    socket: SocketRef,
    TryData(wanted): TryData<Subscription>,
    State(app): State<App>,
    pending: PendingAck,
) {
    let Some(mailbox) = mailbox_of(&app, &socket).await else {
        return;
    };
    let Ok(wanted) = wanted else {
        return mailbox.push_acknowledgement(pending.with(malformed()));
    };
    let Some(subscribing) = socket.extensions.get::<Arc<Subscribing>>() else {
        return;
    };
    let Ok(_place) = subscribing.places.try_acquire() else {
        let refused = json!({ "error": "RATE_LIMITED" });
        return mailbox.push_acknowledgement(pending.with(refused));
    };
    let mut allowance = subscribing.allowance.lock().await;
    let mut outcomes = Vec::new();
    for feature in wanted.features {
        let since = wanted.since.get(&feature).copied();
        let outcome = match refusal(&app, &socket, &feature) {
            Some(error) => Outcome::Refused(error),
            None => {
                let replay = Replay::begin(&app, socket.id, &feature, since, &mut allowance).await;
                replay.run(&app, socket.id, &mailbox).await
            }
        };
        outcomes.push((feature, outcome));
    }
    // The numbers in the answer are those of the last events before it.
    app.events.at_last_seqs(|last| {
        let answers = outcomes.iter().map(|(feature, outcome)| {
            let seq = last.get(feature).copied().unwrap_or(0);
            let answer = match outcome {
                Outcome::Live => json!({ "seq": seq }),
                Outcome::LiveWithGap => json!({ "seq": seq, "resync": true }),
                Outcome::Refused(error) => json!({ "error": error }),
            };
            (feature.clone(), answer)
        });
        let answers = answers.collect::<serde_json::Map<_, _>>();
        mailbox.push_acknowledgement(pending.with(answers.into()));
    });
}

/// Why a socket may not hear of a feature.
fn refusal(app: &App, socket: &SocketRef, feature: &str) -> Option<&'static str> {
    let user = app.events.user_of(socket.id);
    if !user.is_some_and(|user| user.may(feature, "read")) {
        return Some("FORBIDDEN");
    }
    (!app.events.knows(feature)).then_some("NOT_FOUND")
}

async fn on_unsubscribe(
    socket: SocketRef,
    TryData(unwanted): TryData<Subscription>,
    State(app): State<App>,
    pending: PendingAck,
) {
    let Some(mailbox) = mailbox_of(&app, &socket).await else {
        return;
    };
    let Ok(unwanted) = unwanted else {
        return mailbox.push_acknowledgement(pending.with(malformed()));
    };
    for feature in unwanted.features {
        app.events.unsubscribe(socket.id, &feature);
    }
}

/// The answer to a message that cannot be read.
fn malformed() -> Value {
    json!({ "error": "BAD_REQUEST", "message": "expected { features: [name], since?: { name: number } }" })
}

/// Takes a new token of the same user, so that the socket outlives the old one.
async fn on_auth(
    socket: SocketRef,
    TryData(given): TryData<Credentials>,
    State(app): State<App>,
    pending: PendingAck,
) {
    let Some(mailbox) = mailbox_of(&app, &socket).await else {
        return;
    };
    let user = app.events.user_of(socket.id);
    let access = match given {
        Ok(given) => auth::access(&app, &given.token).await,
        Err(_) => Ok(None),
    };
    let access = access.map_err(unavailable).unwrap_or_default();
    let access = access.filter(|access| user.is_some_and(|user| user.id == access.user.id));
    let is_renewed = access.is_some();
    if let Some(access) = access {
        if let Some(deadlines) = socket.extensions.get::<watch::Sender<Instant>>() {
            deadlines.send_replace(deadline(&access.claim));
        }
        app.events.renew(socket.id, access);
    }
    mailbox.push_acknowledgement(pending.with(json!({ "success": is_renewed })));
}

/// Where answers to a message go. Messages count as requests: a socket that sends too many is disconnected.
async fn mailbox_of(app: &App, socket: &SocketRef) -> Option<Arc<Mailbox>> {
    let mut readiness = socket.extensions.get::<watch::Receiver<bool>>()?;
    readiness.wait_for(|is_ready| *is_ready).await.ok()?;
    let mailbox: Arc<Mailbox> = socket.extensions.get()?;
    let user = app.events.user_of(socket.id)?;
    if rate_limit::exceeded_by(app, &user) {
        tracing::info!("socket {} sends too much, it is disconnected", socket.id);
        mailbox.close();
        return None;
    }
    Some(mailbox)
}

fn unavailable(error: sqlx::Error) -> &'static str {
    tracing::error!("cannot look up who connects: {error}");
    "UNAVAILABLE"
}

fn deadline(claim: &Claim) -> Instant {
    let left = (claim.expires - Utc::now()).to_std().unwrap_or_default();
    Instant::now() + left + GRACE
}
