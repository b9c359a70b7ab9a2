//! The sending side of a socket.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use socketioxide::extract::SocketRef;
use socketioxide::{SendError, SocketError};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use super::mailbox::{Item, Mailbox};

/// How long a client may take nothing before it is disconnected.
const PATIENCE: Duration = Duration::from_secs(30);
const RETRY: Duration = Duration::from_millis(5);

/// The only task that sends to a socket, so that everything arrives in order.
pub async fn run(
    socket: SocketRef,
    mailbox: Arc<Mailbox>,
    mut deadlines: watch::Receiver<Instant>,
) {
    loop {
        let deadline = *deadlines.borrow_and_update();
        let item = tokio::select! {
            item = mailbox.next() => match item {
                Some(item) => item,
                None => break,
            },
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
    // It says so to the client, which takes room too.
    while let Err(SocketError::InternalChannelFull) = socket.clone().disconnect() {
        sleep(RETRY).await;
    }
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
        Item::Event(event) => match event.told_envelope() {
            Some(envelope) => socket.emit(&event.name, &(envelope, &event.meta)),
            None => resync(socket, &event.resource, event.meta.seq),
        },
        Item::Notice(notice) => socket.emit(&notice.name, &(&notice.envelope, &notice.meta)),
        Item::Resync { resource, seq } => resync(socket, resource, *seq),
        Item::Acknowledge(acknowledgement) => acknowledgement.try_send(),
        Item::Subscribed(answers) => socket.emit("subscribed", answers),
    }
}

/// Says that the list has changed up to this number, and has to be read again.
fn resync(socket: &SocketRef, resource: &str, seq: i64) -> Result<(), SendError> {
    socket.emit("resync", &json!({ "resource": resource, "seq": seq }))
}
