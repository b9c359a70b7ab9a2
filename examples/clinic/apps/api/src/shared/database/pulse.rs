//! Whether the database answers, asked over a connection of its own: who wants to know waits for no other request.

use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::timeout;

use super::{Database, DbConnection};

/// A database that takes longer does not answer.
const LIMIT: Duration = Duration::from_millis(800);

#[derive(Debug)]
pub struct Pulse {
    database: Database,
    /// Is there between two questions, when the last one was answered.
    connection: Mutex<Option<DbConnection>>,
}

impl Pulse {
    pub fn new(database: Database) -> Self {
        Self {
            database,
            connection: Mutex::default(),
        }
    }

    /// An error when the database does not answer soon.
    pub async fn check(&self) -> sqlx::Result<()> {
        let answer = timeout(LIMIT, self.ask());
        answer.await.unwrap_or(Err(sqlx::Error::PoolTimedOut))
    }

    async fn ask(&self) -> sqlx::Result<()> {
        let mut kept = self.connection.lock().await;
        // A connection that has broken since says nothing of the database.
        if let Some(connection) = kept.take()
            && let Ok(connection) = answer(connection).await
        {
            *kept = Some(connection);
            return Ok(());
        }
        *kept = Some(answer(self.database.connect().await?).await?);
        Ok(())
    }
}

async fn answer(mut connection: DbConnection) -> sqlx::Result<DbConnection> {
    sqlx::query("SELECT 1").execute(&mut connection).await?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::super::{MIGRATIONS, TestDatabase};
    use super::*;

    #[tokio::test]
    async fn it_beats_while_all_connections_are_taken() {
        let place = TestDatabase::create(&MIGRATIONS).await;
        let database = Database::open(place.url(), LIMIT, &MIGRATIONS)
            .await
            .unwrap();
        let pulse = Pulse::new(database.clone());
        let mut taken = Vec::new();
        for _ in 0..database.readers() {
            taken.push(database.read().await.unwrap());
        }
        pulse.check().await.unwrap();
        pulse.check().await.unwrap();
    }
}
