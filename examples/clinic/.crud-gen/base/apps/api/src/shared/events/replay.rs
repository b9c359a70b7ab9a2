//! What a client has missed, read from the outbox page by page and sent before it goes live.

use std::sync::Arc;

use serde::Serialize;
use socketioxide::socket::Sid;

use super::hub::Progress;
use super::mailbox::Mailbox;
use super::outbox::{self, StoredEvent};
use crate::app::App;

/// How many events are read at once.
const PAGE: i64 = 500;

/// The answer to a subscription, for one feature.
#[derive(Debug, Default, Serialize)]
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
    pub fn refused(error: &'static str) -> Self {
        Self {
            error: Some(error),
            ..Self::default()
        }
    }
}

/// Sends the events of a feature after a number, if one is given, and returns when the socket is live.
pub async fn run(
    app: &App,
    sid: Sid,
    mailbox: &Mailbox,
    feature: &str,
    since: Option<i64>,
) -> Subscribed {
    let hub = &app.events;
    let replay = hub.begin_replay(sid, feature);
    let newest = hub.last_seq(feature);
    let mut reached = since.unwrap_or(newest);
    // A client that knows more than there is has seen another database.
    let mut is_complete = (0..=newest).contains(&reached);
    if !is_complete {
        reached = newest;
    }
    while let Progress::Behind(last) = hub.go_live(sid, feature, replay, reached) {
        let until = last.min(reached + PAGE);
        match page(app, feature, reached, until).await {
            Some(events) if mailbox.has_room().await => {
                for event in events {
                    mailbox.push_event(Arc::new(event.into()));
                }
                reached = until;
            }
            Some(_) => break,
            None => {
                is_complete = false;
                reached = last;
            }
        }
    }
    Subscribed {
        seq: Some(reached),
        resync: (!is_complete).then_some(true),
        error: None,
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
