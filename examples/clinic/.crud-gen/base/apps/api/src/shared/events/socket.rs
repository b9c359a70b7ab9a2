//! The Socket.IO side of events: who connects, what they subscribe to, and how they are sent events.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::adapter::LocalAdapter;
use socketioxide::extract::{AckSender, Data, SocketRef, State, TryData};
use socketioxide::handler::{ConnectHandler, FromMessageParts, Value};
use socketioxide::layer::SocketIoLayer;
use socketioxide::socket::Socket;
use socketioxide::{SendError, SocketError, SocketIo};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use super::hub::Emission;
use super::mailbox::{CAPACITY, Item, Mailbox};
use super::outbox;
use crate::app::App;
use crate::shared::auth::Session;

const MAX_PAYLOAD: u64 = 1 << 20;
/// How long a socket may stay after its token has expired.
const GRACE: Duration = Duration::from_secs(15);
/// How long a client may take nothing before it is disconnected.
const PATIENCE: Duration = Duration::from_secs(30);
const RETRY: Duration = Duration::from_millis(5);

/// The server for sockets, at `/socket.io`.
pub fn layer(app: App) -> (SocketIoLayer, SocketIo) {
    let (layer, io) = SocketIo::builder()
        .max_payload(MAX_PAYLOAD)
        .with_state(app)
        .build_layer();
    io.ns("/", on_connect.with(authenticate));
    (layer, io)
}

#[derive(Deserialize)]
pub struct Credentials {
    token: String,
}

/// What a client asks to hear, and for each feature the last number that it has seen.
#[derive(Deserialize)]
pub struct Subscription {
    features: Vec<String>,
    #[serde(default)]
    since: BTreeMap<String, i64>,
}

/// The answer to a subscription, for one feature.
#[derive(Debug, Serialize)]
pub struct Subscribed {
    #[serde(skip_serializing_if = "Option::is_none")]
    seq: Option<i64>,
    /// What was missed is not kept any more: read the list again.
    #[serde(skip_serializing_if = "Option::is_none")]
    resync: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'static str>,
}

impl Subscribed {
    fn refused(error: &'static str) -> Self {
        Self {
            seq: None,
            resync: None,
            error: Some(error),
        }
    }
}

/// Refuses a connection without a valid token.
pub async fn authenticate(
    socket: SocketRef,
    TryData(given): TryData<Credentials>,
    State(app): State<App>,
) -> Result<(), &'static str> {
    let session = given.ok().and_then(|given| app.tokens.check(&given.token));
    socket.extensions.insert(session.ok_or("UNAUTHORIZED")?);
    Ok(())
}

async fn on_connect(socket: SocketRef, State(app): State<App>) {
    let Some(session) = socket.extensions.remove::<Session>() else {
        return;
    };
    let mailbox = Arc::new(Mailbox::default());
    let (deadline, deadlines) = watch::channel(deadline(&session));
    socket.extensions.insert(Arc::clone(&mailbox));
    socket.extensions.insert(deadline);
    app.events
        .join(socket.id, session.user, Arc::clone(&mailbox));

    socket.on("subscribe", on_subscribe);
    socket.on("unsubscribe", on_unsubscribe);
    socket.on("auth", on_auth);
    let hub = Arc::clone(&app.events);
    socket.on_disconnect(async move |socket: SocketRef| hub.leave(socket.id));
    tokio::spawn(send_all(socket, mailbox, deadlines));
}

async fn on_subscribe(
    socket: SocketRef,
    Data(wanted): Data<Subscription>,
    State(app): State<App>,
    pending: PendingAck,
) {
    let mut answers = BTreeMap::new();
    for feature in wanted.features {
        let since = wanted.since.get(&feature).copied();
        let answer = subscribe(&app, &socket, &feature, since).await;
        answers.insert(feature, answer);
    }
    if let Some(mailbox) = socket.extensions.get::<Arc<Mailbox>>() {
        mailbox.push_acknowledgement(pending.with(json!(answers)));
    }
}

async fn subscribe(app: &App, socket: &SocketRef, feature: &str, since: Option<i64>) -> Subscribed {
    let hub = &app.events;
    let may_read = hub
        .user_of(socket.id)
        .is_some_and(|user| user.may(feature, "read"));
    if !may_read {
        return Subscribed::refused("FORBIDDEN");
    }
    if !hub.knows(feature) {
        return Subscribed::refused("NOT_FOUND");
    }
    let last = hub.begin_replay(socket.id, feature);
    let missed = match since {
        None => Some(Vec::new()),
        Some(since) => missed(app, feature, since, last).await,
    };
    let resync = missed.is_none().then_some(true);
    hub.end_replay(socket.id, feature, missed.unwrap_or_default());
    Subscribed {
        seq: Some(last),
        resync,
        error: None,
    }
}

/// The events after one number up to another, or nothing when they are not all there, or too many.
async fn missed(app: &App, feature: &str, since: i64, last: i64) -> Option<Vec<Emission>> {
    let count = usize::try_from(last - since).ok()?;
    if count >= CAPACITY {
        return None;
    }
    let events = async {
        let mut connection = app.database.read().await?;
        outbox::between(&mut connection, feature, since, last).await
    };
    match events.await {
        Ok(events) if events.len() == count => Some(events.into_iter().map(Into::into).collect()),
        Ok(_) => None,
        Err(error) => {
            tracing::error!("cannot read missed events: {error}");
            None
        }
    }
}

async fn on_unsubscribe(
    socket: SocketRef,
    Data(unwanted): Data<Subscription>,
    State(app): State<App>,
) {
    for feature in unwanted.features {
        app.events.unsubscribe(socket.id, &feature);
    }
}

/// Takes a new token of the same user, so that the socket outlives the old one.
async fn on_auth(
    socket: SocketRef,
    Data(given): Data<Credentials>,
    State(app): State<App>,
    pending: PendingAck,
) {
    let user = app.events.user_of(socket.id);
    let session = app.tokens.check(&given.token);
    let session = session.filter(|session| user.is_some_and(|user| user.id == session.user.id));
    let is_renewed = session.is_some();
    if let Some(session) = session {
        if let Some(deadlines) = socket.extensions.get::<watch::Sender<Instant>>() {
            deadlines.send_replace(deadline(&session));
        }
        app.events.renew(socket.id, session.user);
    }
    if let Some(mailbox) = socket.extensions.get::<Arc<Mailbox>>() {
        mailbox.push_acknowledgement(pending.with(json!({ "success": is_renewed })));
    }
}

fn deadline(session: &Session) -> Instant {
    let left = (session.expires - Utc::now()).to_std().unwrap_or_default();
    Instant::now() + left + GRACE
}

/// The only task that sends to a socket, so that everything arrives in order.
async fn send_all(
    socket: SocketRef,
    mailbox: Arc<Mailbox>,
    mut deadlines: watch::Receiver<Instant>,
) {
    loop {
        let deadline = *deadlines.borrow_and_update();
        let item = tokio::select! {
            item = mailbox.next() => item,
            changed = deadlines.changed() => match changed {
                Ok(()) => continue,
                Err(_) => return,
            },
            () = sleep_until(deadline) => {
                tracing::debug!("socket {} has no valid token any more", socket.id);
                break;
            }
        };
        match send(&socket, &item).await {
            Delivery::Done => {}
            Delivery::Gone => return,
            Delivery::Stuck => {
                tracing::info!("socket {} takes nothing, it is disconnected", socket.id);
                break;
            }
        }
    }
    socket.disconnect().ok();
}

enum Delivery {
    Done,
    Gone,
    Stuck,
}

/// Sends one item as soon as the socket has room for it.
async fn send(socket: &SocketRef, item: &Item) -> Delivery {
    let give_up = Instant::now() + PATIENCE;
    loop {
        match try_send(socket, item) {
            Ok(()) => return Delivery::Done,
            Err(SendError::Socket(SocketError::InternalChannelFull)) => {}
            Err(SendError::Socket(SocketError::Closed)) => return Delivery::Gone,
            Err(error) => {
                tracing::error!("an event cannot be sent: {error}");
                return Delivery::Done;
            }
        }
        if Instant::now() > give_up {
            return Delivery::Stuck;
        }
        sleep(RETRY).await;
    }
}

fn try_send(socket: &SocketRef, item: &Item) -> Result<(), SendError> {
    match item {
        Item::Event(event) => socket.emit(&event.name, &(&event.envelope, &event.meta)),
        Item::Resync { resource, seq } => {
            let resync = json!({ "resource": resource, "seq": seq });
            socket.emit("resync", &resync)
        }
        Item::Acknowledge(acknowledgement) => acknowledgement.try_send(),
    }
}

/// The right to acknowledge a message, which can be used later and more than once until it succeeds.
#[derive(Debug)]
pub struct PendingAck {
    socket: Arc<Socket<LocalAdapter>>,
    id: Option<i64>,
}

impl PendingAck {
    fn with(self, data: serde_json::Value) -> Acknowledgement {
        Acknowledgement {
            pending: self,
            data,
        }
    }
}

impl FromMessageParts<LocalAdapter> for PendingAck {
    type Error = Infallible;

    fn from_message_parts(
        socket: &Arc<Socket<LocalAdapter>>,
        _: &mut Value,
        id: &Option<i64>,
    ) -> Result<Self, Infallible> {
        Ok(Self {
            socket: Arc::clone(socket),
            id: *id,
        })
    }
}

/// An acknowledgement that waits for its turn.
#[derive(Debug)]
pub struct Acknowledgement {
    pending: PendingAck,
    data: serde_json::Value,
}

impl Acknowledgement {
    fn try_send(&self) -> Result<(), SendError> {
        let PendingAck { socket, id } = &self.pending;
        let mut nothing = Value::Str(Default::default(), None);
        match AckSender::from_message_parts(socket, &mut nothing, id) {
            Ok(sender) => sender.send(&self.data),
            Err(never) => match never {},
        }
    }
}
