//! The Socket.IO side of events: who connects, and what they subscribe to.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef, State, TryData};
use socketioxide::handler::ConnectHandler;
use socketioxide::layer::SocketIoLayer;
use tokio::sync::watch;
use tokio::time::Instant;

use super::acknowledgement::PendingAck;
use super::mailbox::Mailbox;
use super::replay::{self, Outcome};
use super::sender;
use crate::shared::app::App;
use crate::shared::auth::Session;
use crate::shared::http::rate_limit;

/// The bytes of one message of a client.
const MAX_PAYLOAD: u64 = 64 * 1024;
/// How long a socket may stay after its token has expired.
const GRACE: Duration = Duration::from_secs(15);

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

/// Refuses a connection without a valid token, and one more than a user may have.
pub async fn authenticate(
    socket: SocketRef,
    TryData(given): TryData<Credentials>,
    State(app): State<App>,
) -> Result<(), &'static str> {
    let session = given.ok().and_then(|given| app.tokens.check(&given.token));
    let session = session.ok_or("UNAUTHORIZED")?;
    if app.events.sockets_of(session.user.id) >= app.config.events.sockets_per_user {
        return Err("TOO_MANY_SOCKETS");
    }
    socket.extensions.insert(session);
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
    let Some(session) = socket.extensions.remove::<Session>() else {
        return;
    };
    let mailbox = Arc::new(Mailbox::default());
    let (deadline, deadlines) = watch::channel(deadline(&session));
    socket.extensions.insert(Arc::clone(&mailbox));
    socket.extensions.insert(deadline);
    app.events
        .join(socket.id, session.user, Arc::clone(&mailbox));

    let hub = Arc::clone(&app.events);
    socket.on_disconnect(async move |socket: SocketRef| hub.leave(socket.id));
    if let Some(ready) = socket.extensions.get::<watch::Sender<bool>>() {
        ready.send_replace(true);
    }
    tokio::spawn(sender::run(socket, mailbox, deadlines));
}

async fn on_subscribe(
    socket: SocketRef,
    Data(wanted): Data<Subscription>,
    State(app): State<App>,
    pending: PendingAck,
) {
    let Some(mailbox) = mailbox_of(&app, &socket).await else {
        return;
    };
    let mut outcomes = Vec::new();
    for feature in wanted.features {
        let since = wanted.since.get(&feature).copied();
        let outcome = subscribe(&app, &socket, &mailbox, &feature, since).await;
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

async fn subscribe(
    app: &App,
    socket: &SocketRef,
    mailbox: &Mailbox,
    feature: &str,
    since: Option<i64>,
) -> Outcome {
    let user = app.events.user_of(socket.id);
    if !user.is_some_and(|user| user.may(feature, "read")) {
        return Outcome::Refused("FORBIDDEN");
    }
    if !app.events.knows(feature) {
        return Outcome::Refused("NOT_FOUND");
    }
    replay::run(app, socket.id, mailbox, feature, since).await
}

async fn on_unsubscribe(
    socket: SocketRef,
    Data(unwanted): Data<Subscription>,
    State(app): State<App>,
) {
    if mailbox_of(&app, &socket).await.is_some() {
        for feature in unwanted.features {
            app.events.unsubscribe(socket.id, &feature);
        }
    }
}

/// Takes a new token of the same user, so that the socket outlives the old one.
async fn on_auth(
    socket: SocketRef,
    Data(given): Data<Credentials>,
    State(app): State<App>,
    pending: PendingAck,
) {
    let Some(mailbox) = mailbox_of(&app, &socket).await else {
        return;
    };
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

fn deadline(session: &Session) -> Instant {
    let left = (session.expires - Utc::now()).to_std().unwrap_or_default();
    Instant::now() + left + GRACE
}
