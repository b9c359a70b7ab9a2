//! The numbers of events. Transactions commit in any order, so one process numbers what is committed.

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::PgListener;
use sqlx::{Connection, PgConnection};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::shared::database::{Database, DbConnection};

/// The lock that the numbering process holds as long as its session lives.
const LOCK: i64 = 0x6f75_7462_6f78;
const CHANNEL: &str = "app_outbox";
const BATCH: i64 = 500;
const PAUSE: Duration = Duration::from_secs(1);

/// Events are numbered after their transaction.
pub async fn seq_of_new_event(
    _connection: &mut DbConnection,
    _resource: &str,
) -> sqlx::Result<Option<i64>> {
    Ok(None)
}

/// Gives numbers to committed events, in one process at a time.
#[derive(Debug)]
pub struct Numberer {
    /// How this process signs its calls to the others.
    name: String,
    /// The session that holds the lock, or waits for it.
    session: Option<PgConnection>,
    leads: bool,
    listener: JoinHandle<()>,
}

impl Numberer {
    /// `heard` is told when another process has written or numbered something.
    pub async fn start(database: &Database, heard: Arc<Notify>) -> sqlx::Result<Self> {
        let name = Uuid::now_v7().to_string();
        let own_name = name.clone();
        let mut listener = PgListener::connect_with(database.pool()).await?;
        listener.listen(CHANNEL).await?;
        let listener = tokio::spawn(async move {
            loop {
                match listener.recv().await {
                    Ok(call) if call.payload() == own_name => continue,
                    Ok(_) => {}
                    Err(error) => {
                        tracing::warn!("cannot hear of events: {error}");
                        tokio::time::sleep(PAUSE).await;
                    }
                }
                heard.notify_one();
            }
        });
        Ok(Self {
            name,
            session: None,
            leads: false,
            listener,
        })
    }

    /// Numbers what has no number. A process that may not do so asks the one that may, when it `has_written`.
    pub async fn run(&mut self, database: &Database, has_written: bool) -> sqlx::Result<()> {
        let numbered = match self.lead(database).await {
            Ok(Some(session)) => number_all(session).await,
            Ok(None) => Ok(0),
            Err(error) => Err(error),
        };
        match numbered {
            Ok(0) if self.leads || !has_written => Ok(()),
            Ok(_) => self.call(database).await,
            Err(error) => {
                self.session = None;
                self.leads = false;
                Err(error)
            }
        }
    }

    /// Wakes the other processes.
    async fn call(&self, database: &Database) -> sqlx::Result<()> {
        sqlx::query("SELECT pg_notify($1, $2)")
            .bind(CHANNEL)
            .bind(&self.name)
            .execute(database.pool())
            .await?;
        Ok(())
    }

    /// The session that may number, when this process has it.
    async fn lead(&mut self, database: &Database) -> sqlx::Result<Option<&mut PgConnection>> {
        if self.session.is_none() {
            let options = database.pool().connect_options();
            self.session = Some(PgConnection::connect_with(&options).await?);
        }
        let Some(session) = &mut self.session else {
            return Ok(None);
        };
        if !self.leads {
            self.leads = sqlx::query_scalar("SELECT pg_try_advisory_lock($1)")
                .bind(LOCK)
                .fetch_one(&mut *session)
                .await?;
        }
        Ok(self.leads.then_some(session))
    }
}

impl Drop for Numberer {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

async fn number_all(session: &mut PgConnection) -> sqlx::Result<u64> {
    let mut total = 0;
    loop {
        let numbered = number_batch(session).await?;
        total += numbered;
        if numbered < BATCH.unsigned_abs() {
            return Ok(total);
        }
    }
}

async fn number_batch(session: &mut PgConnection) -> sqlx::Result<u64> {
    // The row `*` of `app_sequences` counts the events of all resources.
    let number = r#"
        WITH fresh AS (
            SELECT id, resource FROM app_outbox WHERE seq IS NULL ORDER BY id LIMIT $1
        ), counted AS (
            SELECT resource, count(*) AS events FROM fresh GROUP BY resource
            UNION ALL
            SELECT '*', count(*) FROM fresh
        ), moved AS (
            INSERT INTO app_sequences AS s (resource, seq)
            SELECT resource, events FROM counted
            ON CONFLICT (resource) DO UPDATE SET seq = s.seq + excluded.seq
            RETURNING resource, seq
        ), base AS (
            SELECT m.resource, m.seq - c.events AS seq FROM moved AS m JOIN counted AS c USING (resource)
        ), numbered AS (
            SELECT f.id,
                b.seq + row_number() OVER (PARTITION BY f.resource ORDER BY f.id) AS seq,
                a.seq + row_number() OVER (ORDER BY f.id) AS position
            FROM fresh AS f
            JOIN base AS b USING (resource)
            JOIN base AS a ON a.resource = '*'
        )
        UPDATE app_outbox AS o SET seq = n.seq, position = n.position
        FROM numbered AS n WHERE o.id = n.id
    "#;
    let numbered = sqlx::query(number).bind(BATCH).execute(session).await?;
    Ok(numbered.rows_affected())
}
