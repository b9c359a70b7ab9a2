//! How long statements may take. SQLite asks while it works, and ends what has taken too long.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::DbConnection;

/// The steps of its machine after which SQLite asks, a fraction of a millisecond.
const STEPS: i32 = 10_000;

#[derive(Debug)]
pub struct StatementLimit {
    since: Instant,
    limit: Duration,
    /// In milliseconds.
    end: Arc<AtomicU64>,
}

impl StatementLimit {
    /// Holds for what a connection does from [`Self::start`] on.
    pub async fn set(connection: &mut DbConnection, limit: Duration) -> sqlx::Result<Self> {
        let since = Instant::now();
        let end = Arc::new(AtomicU64::new(u64::MAX));
        let asked = Arc::clone(&end);
        let goes_on = move || milliseconds(since.elapsed()) < asked.load(Ordering::Relaxed);
        let mut handle = connection.lock_handle().await?;
        handle.set_progress_handler(STEPS, goes_on);
        Ok(Self { since, limit, end })
    }

    /// Begins the time of a request or a transaction.
    pub fn start(&self) {
        let end = self.since.elapsed() + self.limit;
        self.end.store(milliseconds(end), Ordering::Relaxed);
    }

    /// Leaves a long transaction its time.
    pub async fn lift(&self, _: &mut DbConnection) -> sqlx::Result<()> {
        self.end.store(u64::MAX, Ordering::Relaxed);
        Ok(())
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
