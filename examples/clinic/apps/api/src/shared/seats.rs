//! How many of something each one has at a time, and never more than they may.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is taken, by who has it.
#[derive(Debug)]
pub struct Seats<K> {
    taken: Arc<Mutex<HashMap<K, usize>>>,
}

/// One of them, until it is dropped.
#[derive(Debug)]
pub struct Seat<K: Hash + Eq> {
    key: K,
    taken: Arc<Mutex<HashMap<K, usize>>>,
}

impl<K> Default for Seats<K> {
    fn default() -> Self {
        Self {
            taken: Arc::default(),
        }
    }
}

impl<K: Hash + Eq + Clone> Seats<K> {
    /// Takes one more, unless there are as many as the limit says: counted and taken at once, so that nobody comes between.
    pub fn take(&self, key: K, limit: usize) -> Option<Seat<K>> {
        let mut taken = lock(&self.taken);
        let count = taken.entry(key.clone()).or_default();
        if *count >= limit {
            if *count == 0 {
                taken.remove(&key);
            }
            return None;
        }
        *count += 1;
        let taken = Arc::clone(&self.taken);
        Some(Seat { key, taken })
    }
}

impl<K: Hash + Eq> Drop for Seat<K> {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        match taken.get_mut(&self.key) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(taken.remove(&self.key)),
        }
    }
}

fn lock<K>(taken: &Mutex<HashMap<K, usize>>) -> MutexGuard<'_, HashMap<K, usize>> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_has_more_than_the_limit() {
        let seats = Seats::default();
        let first = seats.take("ann", 2);
        let second = seats.take("ann", 2);
        assert!(first.is_some() && second.is_some());
        assert!(seats.take("ann", 2).is_none());
        assert!(seats.take("bob", 2).is_some());
        drop(first);
        assert!(seats.take("ann", 2).is_some());
        drop(second);
        assert!(lock(&seats.taken).is_empty());
    }
}
