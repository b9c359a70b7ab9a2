//! How long a statement may take. The server ends what takes longer.

use std::time::Duration;

use sqlx::AssertSqlSafe;

use super::DbConnection;

#[derive(Debug)]
pub struct StatementLimit;

impl StatementLimit {
    /// Holds for all statements of a connection.
    pub async fn set(connection: &mut DbConnection, limit: Duration) -> sqlx::Result<Self> {
        let set = format!("SET statement_timeout = {}", limit.as_millis());
        sqlx::query(AssertSqlSafe(set)).execute(connection).await?;
        Ok(Self)
    }

    /// The time of each statement begins by itself.
    pub fn start(&self) {}

    /// Leaves a long transaction its time.
    pub async fn lift(&self, connection: &mut DbConnection) -> sqlx::Result<()> {
        sqlx::query("SET LOCAL statement_timeout = 0")
            .execute(connection)
            .await?;
        Ok(())
    }
}
