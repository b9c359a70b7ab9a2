//! The numbers of events. SQLite has one writer, so each event gets its number as it is written.

use std::sync::Arc;

use tokio::sync::Notify;

use super::outbox::StoredEvent;
use crate::shared::database::{Database, DbConnection};

/// Stands for all resources, and for positions.
pub const ALL: &str = "*";
pub const LAST_NUMBERS: &str = r#"
    SELECT resource, seq FROM app_sequences
    UNION ALL
    SELECT '*', seq FROM sqlite_sequence WHERE name = 'app_outbox'
"#;

/// The next number of a resource. It is taken back when the transaction is.
pub async fn seq_of_new_event(
    connection: &mut DbConnection,
    resource: &str,
) -> sqlx::Result<Option<i64>> {
    let next = r#"
        INSERT INTO app_sequences (resource, seq) VALUES ($1, 1)
        ON CONFLICT (resource) DO UPDATE SET seq = seq + 1
        RETURNING seq
    "#;
    let seq = sqlx::query_scalar(next)
        .bind(resource)
        .fetch_one(connection)
        .await?;
    Ok(Some(seq))
}

/// Gives numbers to events that have none; here they all have one.
#[derive(Debug)]
pub struct Numberer;

impl Numberer {
    pub async fn start(_database: &Database, _heard: Arc<Notify>) -> sqlx::Result<Self> {
        Ok(Self)
    }

    pub async fn number(&self, _connection: &mut DbConnection) -> sqlx::Result<Vec<StoredEvent>> {
        Ok(Vec::new())
    }
}
