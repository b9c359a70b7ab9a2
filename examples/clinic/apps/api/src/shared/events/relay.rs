//! The way from the outbox to the sockets of this process.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::sleep;

use super::hub::Hub;
use super::numbering::Numberer;
use super::outbox;
use crate::shared::database::Database;

const BATCH: i64 = 500;
/// A moment in which events gather, so that many cost little more than one.
const GATHER: Duration = Duration::from_millis(10);
/// The net below the wake-ups, which may get lost.
const POLL: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub struct Relay {
    database: Database,
    hub: Arc<Hub>,
    numberer: Numberer,
    heard: Arc<Notify>,
    /// The last event that has been handed out.
    position: i64,
}

impl Relay {
    /// Begins behind the last event: nobody listens yet.
    pub async fn start(database: Database, hub: Arc<Hub>) -> sqlx::Result<Self> {
        let heard = Arc::new(Notify::new());
        let numberer = Numberer::start(&database, Arc::clone(&heard)).await?;
        let mut connection = database.read().await?;
        let position = outbox::last_position(&mut connection).await?;
        hub.start_from(outbox::last_seqs(&mut connection).await?);
        drop(connection);
        Ok(Self {
            database,
            hub,
            numberer,
            heard,
            position,
        })
    }

    /// Hands out events for as long as the process lives.
    pub async fn run(mut self) {
        let woken = self.hub.woken();
        let mut has_written = true;
        loop {
            if let Err(error) = self.pass(has_written).await {
                tracing::error!("cannot hand out events: {error}");
                sleep(POLL).await;
            }
            sleep(GATHER).await;
            has_written = tokio::select! {
                () = woken.notified() => true,
                () = self.heard.notified() => false,
                () = sleep(POLL) => false,
            };
        }
    }

    async fn pass(&mut self, has_written: bool) -> sqlx::Result<()> {
        self.numberer.run(&self.database, has_written).await?;
        loop {
            let mut connection = self.database.read().await?;
            let events = outbox::after_position(&mut connection, self.position, BATCH).await?;
            drop(connection);
            let is_last = events.len() < BATCH as usize;
            for event in events {
                self.position = event.position;
                self.hub.deliver(Arc::new(event.into()));
            }
            if is_last {
                return Ok(());
            }
        }
    }
}
