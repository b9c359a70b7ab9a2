//! What a client has missed, read from the outbox page by page and sent before it goes live.

use std::sync::Arc;
use std::time::Duration;

use socketioxide::socket::Sid;
use tokio::time::{Instant, sleep};

use super::allowance::Allowance;
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

/// A replay that has begun: until it has been sent, new events of its feature are held back.
#[derive(Debug)]
pub struct Replay {
    feature: String,
    number: u64,
    /// The last event before those that are sent.
    pub reached: i64,
    /// What was missed is not kept any more.
    pub has_gap: bool,
}

impl Replay {
    /// Begins with the event after a number, or with the next one that happens.
    pub async fn begin(
        app: &App,
        sid: Sid,
        feature: &str,
        since: Option<i64>,
        allowance: &mut Allowance,
    ) -> Self {
        let hub = &app.events;
        if let Some(since) = since {
            wait_for(hub, feature, since).await;
        }
        let number = hub.begin_replay(sid, feature);
        let newest = hub.last_seq(feature);
        let since = since.unwrap_or(newest);
        // A client that knows more than there is has seen another database.
        let has_gap = !(0..=newest).contains(&since) || !allowance.take(newest - since);
        Self {
            feature: feature.to_owned(),
            number,
            reached: if has_gap { newest } else { since },
            has_gap,
        }
    }

    /// Looks whether what was missed is still there; where it is not, begins with the next event that happens.
    pub async fn or_from_now(mut self, app: &App) -> Self {
        let newest = app.events.last_seq(&self.feature);
        let next = self.reached + 1;
        if next <= newest && page(app, &self.feature, self.reached, next).await.is_none() {
            self.has_gap = true;
            self.reached = newest;
        }
        self
    }

    /// Sends what was missed, page by page, and returns when the socket is live. `tell_gap` is called, with the last
    /// number that is missing, when something is not kept any more.
    pub async fn send(self, app: &App, sid: Sid, mailbox: &Mailbox, mut tell_gap: impl FnMut(i64)) {
        let feature = self.feature.as_str();
        let mut reached = self.reached;
        let progress = |reached| app.events.go_live(sid, feature, self.number, reached);
        while let Progress::Behind(last) = progress(reached) {
            let until = last.min(reached + PAGE);
            let Some(events) = page(app, feature, reached, until).await else {
                tell_gap(last);
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
    }

    /// Sends what was missed and returns when the socket is live.
    pub async fn run(self, app: &App, sid: Sid, mailbox: &Mailbox) -> Outcome {
        let mut has_gap = self.has_gap;
        self.send(app, sid, mailbox, |_| has_gap = true).await;
        match has_gap {
            true => Outcome::LiveWithGap,
            false => Outcome::Live,
        }
    }
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
        let _turn = app.events.replay_turn().await;
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
