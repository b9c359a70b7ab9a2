//! The way from the outbox to the sockets of this process.

use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{sleep, timeout};

use super::hub::Hub;
use super::numbering::Numberer;
use super::outbox::{self, BATCH, LastNumbers};
use crate::shared::database::{Database, DbConnection};

/// A moment in which events gather, so that many cost little more than one.
const GATHER: Duration = Duration::from_millis(40);
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
        let last = outbox::last_numbers(&mut connection).await?;
        hub.start_from(last.seqs);
        Ok(Self {
            database,
            hub,
            numberer,
            heard,
            connection: Some(connection),
            position: last.position,
        })
    }

    /// Hands out events for as long as the process lives.
    pub async fn run(mut self) {
        let woken = self.hub.woken();
        let silent = |_| Err(sqlx::Error::Io(ErrorKind::TimedOut.into()));
        let mut cause = Cause::Time;
        let mut pause = GATHER;
        loop {
            let passed = timeout(LIMIT, self.pass(cause)).await;
            if let Err(error) = passed.unwrap_or_else(silent) {
                tracing::error!("cannot hand out events: {error}");
                self.connection = None;
                cause = Cause::Time;
                sleep(pause).await;
                pause = POLL.min(pause * 2);
                continue;
            }
            pause = GATHER;
            sleep(GATHER).await;
            cause = tokio::select! {
                () = woken.notified() => Cause::Written,
                () = self.heard.notified() => Cause::Heard,
                () = sleep(POLL) => Cause::Time,
            };
        }
    }

    async fn pass(&mut self, cause: Cause) -> sqlx::Result<()> {
        if self.connection.is_none() {
            self.connection = Some(self.database.connect().await?);
        }
        let Some(connection) = &mut self.connection else {
            return Ok(());
        };
        let last = match cause {
            Cause::Time => Some(outbox::last_numbers(connection).await?),
            Cause::Written | Cause::Heard => None,
        };
        loop {
            let mut events = match cause {
                Cause::Heard => Vec::new(),
                Cause::Written | Cause::Time => self.numberer.number(connection).await?,
            };
            // Where other processes have numbered some before them, those come first.
            if events
                .first()
                .is_none_or(|event| event.position != self.position + 1)
            {
                events = outbox::after_position(connection, self.position, BATCH).await?;
            }
            let is_last = events.len() < BATCH as usize;
            for event in events {
                if event.position != self.position + 1 {
                    let last = outbox::last_numbers(connection).await?;
                    self.skip_to(last);
                    return Ok(());
                }
                self.position = event.position;
                self.hub.deliver(Arc::new(event.into()));
            }
            if is_last {
                break;
            }
        }
        if let Some(last) = last.filter(|last| last.position > self.position) {
            self.skip_to(last);
        }
        Ok(())
    }

    /// Goes on behind events that were removed before this process came to them: it stood still for longer than they are kept.
    fn skip_to(&mut self, last: LastNumbers) {
        tracing::warn!("events after {} are not kept any more", self.position);
        self.position = last.position;
        self.hub.skip_to(last.seqs);
    }
}

/// Why there may be events to hand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// This process has written some.
    Written,
    /// Another process has numbered some.
    Heard,
    /// It is time to look.
    Time,
}
