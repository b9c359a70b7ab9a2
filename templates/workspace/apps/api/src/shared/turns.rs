//! A queue for what only so many may do at a time.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

#[derive(Debug)]
pub struct Turns {
    running: Arc<Semaphore>,
    waiting: Semaphore,
    patience: Duration,
}

/// The right to do it, until it is dropped.
pub type Turn = OwnedSemaphorePermit;

impl Turns {
    /// So many at a time, while so many others wait for so long.
    pub fn new(at_once: usize, waiting: usize, patience: Duration) -> Self {
        Self {
            running: Arc::new(Semaphore::new(at_once)),
            waiting: Semaphore::new(waiting),
            patience,
        }
    }

    /// Waits for a turn; none where too many wait already, or for too long.
    pub async fn take(&self) -> Option<Turn> {
        if let Ok(turn) = Arc::clone(&self.running).try_acquire_owned() {
            return Some(turn);
        }
        let _place = self.waiting.try_acquire().ok()?;
        let turn = Arc::clone(&self.running).acquire_owned();
        timeout(self.patience, turn).await.ok()?.ok()
    }
}

impl Turns {
    /// Whether nobody has a turn, of so many.
    pub fn are_free(&self, at_once: usize) -> bool {
        self.running.available_permits() >= at_once
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn so_many_at_a_time_and_so_many_wait() {
        let turns = Arc::new(Turns::new(1, 1, Duration::from_secs(5)));
        let first = turns.take().await.unwrap();
        let waiting = tokio::spawn({
            let turns = Arc::clone(&turns);
            async move { turns.take().await.is_some() }
        });
        while turns.waiting.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(turns.take().await.is_none());
        drop(first);
        assert!(waiting.await.unwrap());
    }

    #[tokio::test]
    async fn nobody_waits_for_ever() {
        let turns = Turns::new(1, 1, Duration::from_millis(20));
        let _first = turns.take().await.unwrap();
        assert!(turns.take().await.is_none());
    }
}
