//! The delay between attempts to sign in to one account, from however many addresses they come.
//!
//! It is the same whether there is such an account or not. It does not keep its person out at an address from which they have signed in
//! before: attempts from there are counted for themselves.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// So many may fail before the next one has to wait.
const FREE: u32 = 10;
/// The first delay; each one is twice as long as the one before it.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(30);
/// After so much time without an attempt all is forgotten.
const MEMORY: Duration = Duration::from_secs(15 * 60);
/// How many accounts, and how many addresses of persons, are remembered at most.
const CAPACITY: usize = 50_000;

/// What has failed lately.
#[derive(Debug, Default)]
pub struct Attempts {
    /// Makes a number of an account, so that a long name takes no room.
    hasher: RandomState,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    failures: HashMap<Source, Failures>,
    /// Where persons have signed in.
    homes: HashSet<(u64, IpAddr)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Source {
    /// Attempts from a place where the person has signed in before.
    Home(u64, IpAddr),
    /// All others.
    Elsewhere(u64),
}

#[derive(Debug)]
struct Failures {
    count: u32,
    last: Instant,
    /// When the next attempt may come.
    next: Instant,
}

/// An attempt that has begun. It counts as failed until its end is told.
#[derive(Debug)]
pub struct Attempt<'a> {
    attempts: &'a Attempts,
    source: Source,
    home: (u64, IpAddr),
}

impl Attempts {
    /// Begins an attempt to sign in to an account; the time to wait when it comes too early.
    pub fn begin(&self, email: &str, address: IpAddr) -> Result<Attempt<'_>, Duration> {
        self.begin_at(email, address, Instant::now())
    }

    fn begin_at(
        &self,
        email: &str,
        address: IpAddr,
        now: Instant,
    ) -> Result<Attempt<'_>, Duration> {
        let home = (self.hasher.hash_one(email), address);
        let mut state = self.lock();
        let source = match state.homes.contains(&home) {
            true => Source::Home(home.0, home.1),
            false => Source::Elsewhere(home.0),
        };
        state.make_room(source, now);
        let fresh = Failures {
            count: 0,
            last: now,
            next: now,
        };
        let failures = state.failures.entry(source).or_insert(fresh);
        if now < failures.next {
            return Err(failures.next - now);
        }
        if now - failures.last > MEMORY {
            failures.count = 0;
        }
        failures.count += 1;
        failures.last = now;
        failures.next = now + delay(failures.count);
        Ok(Attempt {
            attempts: self,
            source,
            home,
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Attempt<'_> {
    /// The password was right.
    pub fn succeed(self) {
        let mut state = self.attempts.lock();
        state.failures.remove(&self.source);
        if state.homes.len() >= CAPACITY {
            state.homes.clear();
        }
        state.homes.insert(self.home);
    }

    /// It is not known whether the password was right.
    pub fn withdraw(self) {
        if let Some(failures) = self.attempts.lock().failures.get_mut(&self.source) {
            failures.count = failures.count.saturating_sub(1);
            failures.next = failures.last;
        }
    }
}

impl State {
    /// Forgets what is old, then what does not delay anybody, then all: who can fill the table can wait as well.
    fn make_room(&mut self, source: Source, now: Instant) {
        if self.failures.len() < CAPACITY || self.failures.contains_key(&source) {
            return;
        }
        self.failures
            .retain(|_, failures| failures.count > FREE && now - failures.last <= MEMORY);
        if self.failures.len() > CAPACITY / 2 {
            self.failures.clear();
        }
    }
}

/// How long the attempt after so many that have failed has to wait.
fn delay(failures: u32) -> Duration {
    match failures.checked_sub(FREE + 1) {
        None => Duration::ZERO,
        Some(doublings) => LONGEST.min(SHORTEST * 2_u32.pow(doublings.min(10))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    /// An address that nobody has.
    fn address(number: u32) -> IpAddr {
        IpAddr::from(number.to_be_bytes())
    }

    #[test]
    fn delays_grow_and_end() {
        let attempts = Attempts::default();
        let mut now = Instant::now();
        let mut waits = Vec::new();
        for number in 0..20 {
            let attempt = attempts.begin_at("a@b.c", address(number), now);
            assert!(attempt.is_ok(), "{number}");
            if let Err(wait) = attempts.begin_at("a@b.c", address(number), now) {
                waits.push(wait.as_secs());
                now += wait;
            }
        }
        assert_eq!(waits.first(), Some(&1));
        assert_eq!(waits.last(), Some(&30));
        now += MEMORY + Duration::from_secs(1);
        assert!(attempts.begin_at("a@b.c", HOME, now).is_ok());
        assert!(attempts.begin_at("a@b.c", HOME, now).is_ok());
    }

    #[test]
    fn nobody_is_kept_out_where_they_have_signed_in() {
        let attempts = Attempts::default();
        attempts.begin("a@b.c", HOME).unwrap().succeed();
        while attempts.begin("a@b.c", address(1)).is_ok() {}
        assert!(attempts.begin("a@b.c", address(2)).is_err());
        assert!(attempts.begin("other@b.c", address(2)).is_ok());
        attempts.begin("a@b.c", HOME).unwrap().succeed();
        while attempts.begin("a@b.c", HOME).is_ok() {}
    }

    #[test]
    fn what_is_not_known_does_not_count() {
        let attempts = Attempts::default();
        for _ in 0..100 {
            attempts.begin("a@b.c", HOME).unwrap().withdraw();
        }
    }

    #[test]
    fn many_accounts_take_bounded_room_and_hide_none_that_is_attacked() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        while attempts.begin_at("a@b.c", HOME, now).is_ok() {}
        for number in 0..CAPACITY + 10 {
            let other = number.to_string();
            attempts.begin_at(&other, HOME, now).unwrap();
        }
        assert!(attempts.lock().failures.len() <= CAPACITY);
        assert!(attempts.begin_at("a@b.c", HOME, now).is_err());
    }
}
