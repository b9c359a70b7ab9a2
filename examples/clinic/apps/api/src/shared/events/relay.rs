//! The way from the outbox to the sockets of this process.

use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use super::hub::Hub;
use super::numbering::Numberer;
use super::outbox;
use crate::shared::database::{Database, DbConnection};

const BATCH: i64 = 500;
/// A moment in which events gather, so that many cost little more than one.
const GATHER: Duration = Duration::from_millis(10);
/// The net below the wake-ups, which may get lost, and below processes that end before they have numbered their events.
const POLL: Duration = Duration::from_secs(1);
/// How long the database may be silent before it is asked anew.
const LIMIT: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub struct Relay {
    database: Database,
    hub: Arc<Hub>,
    numberer: Numberer,
    heard: Arc<Notify>,
    /// A connection outside the pool, so that requests that wait for the database do not hold up events.
    connection: Option<DbConnection>,
    /// The last event that has been handed out.
    position: i64,
}

impl Relay {
    /// Begins behind the last event: nobody listens yet.
    pub async fn start(database: Database, hub: Arc<Hub>) -> sqlx::Result<Self> {
        let heard = Arc::new(Notify::new());
        let numberer = Numberer::start(&database, Arc::clone(&heard)).await?;
        let mut connection = database.connect().await?;
        let (seqs, position) = outbox::last_numbers(&mut connection).await?;
        hub.start_from(seqs);
        Ok(Self {
            database,
            hub,
            numberer,
            heard,
            connection: Some(connection),
            position,
        })
    }

    /// Hands out events for as long as the process lives.
    pub async fn run(mut self) {
        let woken = self.hub.woken();
        let silent = |_| Err(sqlx::Error::Io(ErrorKind::TimedOut.into()));
        let mut must_number = true;
        let mut pause = GATHER;
        loop {
            let passed = timeout(LIMIT, self.pass(must_number)).await;
            if let Err(error) = passed.unwrap_or_else(silent) {
                tracing::error!("cannot hand out events: {error}");
                self.connection = None;
                must_number = true;
                sleep(pause).await;
                pause = POLL.min(pause * 2);
                continue;
            }
            pause = GATHER;
            sleep(GATHER).await;
            must_number = tokio::select! {
                () = woken.notified() => true,
                // Who has written them has numbered them.
                () = self.heard.notified() => false,
                () = sleep(POLL) => true,
            };
        }
    }

    async fn pass(&mut self, must_number: bool) -> sqlx::Result<()> {
        if self.connection.is_none() {
            self.connection = Some(self.database.connect().await?);
        }
        let Some(connection) = &mut self.connection else {
            return Ok(());
        };
        if must_number {
            self.numberer.run(connection).await?;
        }
        loop {
            let events = outbox::after_position(connection, self.position, BATCH).await?;
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
