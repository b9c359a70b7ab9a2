//! The numbers of events. Transactions commit in any order, so what is committed is numbered afterwards.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinHandle;
use uuid::Uuid;

use super::outbox::{BATCH, StoredEvent};
use crate::shared::database::{Database, DbConnection};

/// Stands for all resources in `app_sequences`, and for the positions there.
pub const ALL: &str = "*";
pub const LAST_NUMBERS: &str = "SELECT resource, seq FROM app_sequences";

const CHANNEL: &str = "app_outbox";
const PAUSE: Duration = Duration::from_secs(1);

/// Events are numbered after their transaction.
pub async fn seq_of_new_event(
    _connection: &mut DbConnection,
    _resource: &str,
) -> sqlx::Result<Option<i64>> {
    Ok(None)
}

/// Gives numbers to committed events, and calls the other processes when it has given some.
#[derive(Debug)]
pub struct Numberer {
    /// How this process signs its calls.
    name: String,
    listener: JoinHandle<()>,
}

impl Numberer {
    /// `heard` is told when another process has given numbers.
    pub async fn start(database: &Database, heard: Arc<Notify>) -> sqlx::Result<Self> {
        let name = Uuid::now_v7().to_string();
        let own_name = name.clone();
        let mut listener = database.listen().await?;
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
        Ok(Self { name, listener })
    }

    /// Numbers what is committed and has no number, the oldest first: at most a batch, in the order of its positions.
    ///
    /// One statement, which the server ends even when this process stops in the middle, so nobody has to lead. Who comes
    /// second waits for the rows of the first and then leaves out what has a number; [`ALL`] in `app_sequences`
    /// puts the rest in order. Resources are counted in the order of their names, so that two
    /// never wait for each other.
    pub async fn number(&self, connection: &mut DbConnection) -> sqlx::Result<Vec<StoredEvent>> {
        let number = r#"
            WITH fresh AS (
                SELECT id, resource FROM app_outbox WHERE seq IS NULL
                ORDER BY id LIMIT $1 FOR UPDATE
            ), counted AS (
                SELECT resource, count(*) AS events FROM fresh GROUP BY resource
                UNION ALL
                SELECT '*', count(*) FROM fresh HAVING count(*) > 0
            ), moved AS (
                INSERT INTO app_sequences AS s (resource, seq)
                SELECT resource, events FROM counted ORDER BY resource
                ON CONFLICT (resource) DO UPDATE SET seq = s.seq + excluded.seq
                RETURNING resource, seq
            ), base AS (
                SELECT m.resource, m.seq - c.events AS seq FROM moved AS m JOIN counted AS c USING (resource)
            ), given AS (
                SELECT f.id,
                    b.seq + row_number() OVER (PARTITION BY f.resource ORDER BY f.id) AS seq,
                    a.seq + row_number() OVER (ORDER BY f.id) AS position
                FROM fresh AS f
                JOIN base AS b USING (resource)
                JOIN base AS a ON a.resource = '*'
            ), numbered AS (
                UPDATE app_outbox AS o SET seq = g.seq, position = g.position
                FROM given AS g WHERE o.id = g.id
                RETURNING o.position, o.resource, o.seq, o.event_id, o.entity_id, o.version, o.type, o.op_id,
                    CASE WHEN octet_length(CAST(o.payload AS text)) <= 32768 THEN o.payload END AS payload
            ), called AS (
                SELECT pg_notify($2, $3) FROM moved WHERE resource = '*'
            )
            SELECT numbered.* FROM numbered, called ORDER BY position
        "#;
        sqlx::query_as(number)
            .bind(BATCH)
            .bind(CHANNEL)
            .bind(&self.name)
            .fetch_all(connection)
            .await
    }
}

impl Drop for Numberer {
    fn drop(&mut self) {
        self.listener.abort();
    }
}
