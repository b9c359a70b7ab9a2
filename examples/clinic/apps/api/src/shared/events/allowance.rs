//! How many missed events a socket may still be sent.

use std::time::{Duration, Instant};

const PERIOD: Duration = Duration::from_secs(60);

/// A number of events for each minute.
#[derive(Debug)]
pub struct Allowance {
    full: i64,
    left: i64,
    since: Instant,
}

impl Allowance {
    pub fn new(full: i64) -> Self {
        Self {
            full,
            left: full,
            since: Instant::now(),
        }
    }

    /// Takes so many, or none where fewer are left.
    pub fn take(&mut self, count: i64) -> bool {
        if self.since.elapsed() >= PERIOD {
            *self = Self::new(self.full);
        }
        let is_enough = count <= self.left;
        if is_enough {
            self.left -= count;
        }
        is_enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_gone_for_a_minute() {
        let mut allowance = Allowance::new(10);
        assert!(allowance.take(6));
        assert!(!allowance.take(6));
        assert!(allowance.take(4));
        allowance.since = Instant::now().checked_sub(PERIOD).unwrap();
        assert!(allowance.take(10));
    }
}
