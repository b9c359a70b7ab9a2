//! What a client has missed, read from the outbox page by page and sent before it goes live.

use std::sync::Arc;
use std::time::Duration;

use socketioxide::socket::Sid;
use tokio::time::{Instant, sleep};

use super::hub::{Hub, Progress};
use super::mailbox::Mailbox;
use super::outbox::{self, StoredEvent};
use crate::shared::app::App;

/// How many events are read at once.
const PAGE: i64 = 500;
/// How long a process may be behind the one that a client was connected to before.
const LAG: Duration = Duration::from_secs(1);
const LOOK: Duration = Duration::from_millis(20);

/// What became of a subscription to one feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Live,
    /// Live, yet what was missed is not kept any more: the list has to be read again.
    LiveWithGap,
    Refused(&'static str),
}

/// Sends the events of a feature after a number, if one is given, and returns when the socket is live.
pub async fn run(
    app: &App,
    sid: Sid,
    mailbox: &Mailbox,
    feature: &str,
    since: Option<i64>,
) -> Outcome {
    let hub = &app.events;
    if let Some(since) = since {
        wait_for(hub, feature, since).await;
    }
    let replay = hub.begin_replay(sid, feature);
    let newest = hub.last_seq(feature);
    let mut reached = since.unwrap_or(newest);
    let mut outcome = Outcome::Live;
    // A client that knows more than there is has seen another database.
    if !(0..=newest).contains(&reached) {
        outcome = Outcome::LiveWithGap;
        reached = newest;
    }
    while let Progress::Behind(last) = hub.go_live(sid, feature, replay, reached) {
        let until = last.min(reached + PAGE);
        let Some(events) = page(app, feature, reached, until).await else {
            outcome = Outcome::LiveWithGap;
            reached = last;
            continue;
        };
        if !mailbox.has_room().await {
            break;
        }
        for event in events {
            mailbox.push_event(Arc::new(event.into()));
        }
        reached = until;
    }
    outcome
}

/// Waits a moment for the event of this number, which another process may have handed out already.
async fn wait_for(hub: &Hub, feature: &str, seq: i64) {
    let give_up = Instant::now() + LAG;
    while hub.last_seq(feature) < seq && Instant::now() < give_up {
        hub.wake();
        sleep(LOOK).await;
    }
}

/// The events after one number up to another, or nothing when they are not all there.
async fn page(app: &App, feature: &str, after: i64, until: i64) -> Option<Vec<StoredEvent>> {
    let events = async {
        let mut connection = app.database.read().await?;
        outbox::between(&mut connection, feature, after, until).await
    };
    match events.await {
        Ok(events) if events.len() as i64 == until - after => Some(events),
        Ok(_) => None,
        Err(error) => {
            tracing::error!("cannot read missed events: {error}");
            None
        }
    }
}
