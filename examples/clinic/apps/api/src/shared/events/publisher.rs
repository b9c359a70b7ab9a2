//! Events for other services: published to NATS JetStream in the order of their commits, each at least once.

use std::future::IntoFuture;
use std::time::Duration;

use async_nats::jetstream::context::PublishErrorKind;
use async_nats::jetstream::message::PublishMessage;
use async_nats::jetstream::{self, Context, stream};
use async_nats::{ConnectOptions, ServerAddr};
use chrono::TimeDelta;
use serde::Serialize;
use serde_json::value::RawValue;
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::emission::{Emission, Meta};
use super::outbox::{self, StoredEvent};
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::{Database, DbTime};

const STREAM: &str = "EVENTS";
/// The row that says how far this publication has come.
const NAME: &str = "nats";
const BATCH: i64 = 200;
/// Within this time the server recognises an event that comes again.
const REMEMBERED: Duration = Duration::from_secs(10 * 60);
/// One process publishes; another one takes over when it has been silent for so long.
const LEASE: TimeDelta = TimeDelta::seconds(15);
/// How often a process looks whether it can take over.
const LOOK: Duration = Duration::from_secs(5);
const RETRY: Duration = Duration::from_secs(2);

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What other services read of an event.
#[derive(Serialize)]
struct Message<'a> {
    event: &'a RawValue,
    meta: &'a Meta,
}

struct Publisher {
    app: App,
    /// How this process signs its lease.
    owner: String,
    context: Context,
}

/// Publishes for as long as the process lives. A server that cannot be reached holds nothing else up.
pub async fn run(app: App, server: ServerAddr) {
    let options = ConnectOptions::new().retry_on_initial_connect();
    let context = match options.connect(server).await {
        Ok(client) => jetstream::new(client),
        Err(error) => {
            tracing::error!("events are not published: {error}");
            return;
        }
    };
    let delivered = app.events.delivered();
    let owner = Uuid::now_v7().to_string();
    let publisher = Publisher {
        app,
        owner,
        context,
    };
    let mut is_failing = false;
    loop {
        match publisher.start_and_publish().await {
            Ok(()) => is_failing = false,
            Err(error) => {
                if !is_failing {
                    tracing::error!("cannot publish events, it is tried again: {error}");
                }
                is_failing = true;
                sleep(RETRY).await;
                continue;
            }
        }
        timeout(LOOK, delivered.notified()).await.ok();
    }
}

impl Publisher {
    /// Publishes everything that is not published yet, when it is this process's turn.
    async fn start_and_publish(&self) -> Result<(), Failure> {
        while let Some(position) = self.claim().await? {
            let mut connection = self.database().read().await?;
            let events = outbox::after_position(&mut connection, position, BATCH).await?;
            drop(connection);
            if events.is_empty() {
                break;
            }
            self.open_stream().await?;
            let positions: Vec<i64> = events.iter().map(|event| event.position).collect();
            let (published, failure) = self.publish(events).await;
            if let Some(last) = published.checked_sub(1) {
                self.advance(positions[last]).await?;
            }
            if let Some(failure) = failure {
                return Err(failure);
            }
        }
        Ok(())
    }

    /// How many events have been published, and why the next one has not.
    async fn publish(&self, events: Vec<StoredEvent>) -> (usize, Option<Failure>) {
        let mut acknowledgements = Vec::new();
        let mut failure = None;
        for event in events {
            match self.send(event).await {
                Ok(acknowledgement) => acknowledgements.push(acknowledgement),
                Err(error) => {
                    failure = Some(error);
                    break;
                }
            }
        }
        let mut published = 0;
        for acknowledgement in acknowledgements {
            if let Some(acknowledgement) = acknowledgement
                && let Err(error) = acknowledgement.into_future().await
            {
                return (published, Some(error.into()));
            }
            published += 1;
        }
        (published, failure)
    }

    /// Sends an event; nothing to wait for when it is larger than the server takes, which the log tells.
    async fn send(
        &self,
        mut event: StoredEvent,
    ) -> Result<Option<jetstream::context::PublishAckFuture>, Failure> {
        let envelope = match event.payload.take() {
            Some(envelope) => envelope,
            None => {
                let mut connection = self.database().read().await?;
                outbox::envelope(&mut connection, event.position).await?
            }
        };
        let emission = Emission::from(event);
        let id = emission.meta.event_id;
        let message = Message {
            event: &envelope,
            meta: &emission.meta,
        };
        let message = PublishMessage::build()
            .message_id(id.to_string())
            .payload(serde_json::to_vec(&message)?.into());
        match self
            .context
            .send_publish(subject(&emission.name), message)
            .await
        {
            Ok(acknowledgement) => Ok(Some(acknowledgement)),
            Err(error) if error.kind() == PublishErrorKind::MaxPayloadExceeded => {
                tracing::error!("event {id} is too large to be published");
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn open_stream(&self) -> Result<(), Failure> {
        let config = stream::Config {
            name: STREAM.to_owned(),
            subjects: vec!["events.>".to_owned()],
            max_age: self.app.config.events.kept_for.to_std()?,
            duplicate_window: REMEMBERED,
            ..stream::Config::default()
        };
        self.context.get_or_create_stream(config).await?;
        Ok(())
    }

    /// How far the publication has come, when it is this process's turn.
    async fn claim(&self) -> sqlx::Result<Option<i64>> {
        let now = clock::now();
        let claim = r#"
            INSERT INTO app_publications AS p (name, position, owner, leased_until)
            VALUES ($1, 0, $2, $3)
            ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, leased_until = excluded.leased_until
            WHERE p.owner = excluded.owner OR p.leased_until < $4
            RETURNING position
        "#;
        let mut transaction = self.database().begin().await?;
        let position = sqlx::query_scalar(claim)
            .bind(NAME)
            .bind(&self.owner)
            .bind(DbTime::from(now + LEASE))
            .bind(DbTime::from(now))
            .fetch_optional(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(position)
    }

    async fn advance(&self, position: i64) -> sqlx::Result<()> {
        let advance = "UPDATE app_publications SET position = $1 WHERE name = $2 AND owner = $3";
        let mut transaction = self.database().begin().await?;
        sqlx::query(advance)
            .bind(position)
            .bind(NAME)
            .bind(&self.owner)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await
    }

    fn database(&self) -> &Database {
        &self.app.database
    }
}

/// `events.products.created`
fn subject(name: &str) -> String {
    let allowed = |c: char| !c.is_whitespace() && !matches!(c, '*' | '>');
    let name: String = name
        .chars()
        .map(|c| if allowed(c) { c } else { '_' })
        .collect();
    format!("events.{}", name.replacen(':', ".", 1))
}

#[cfg(test)]
mod tests {
    use super::subject;

    #[test]
    fn subjects_are_made_of_resource_and_action() {
        assert_eq!(
            subject("order-items:bulk-deleted"),
            "events.order-items.bulk-deleted"
        );
        assert_eq!(subject("products:sold out*"), "events.products.sold_out_");
    }
}
