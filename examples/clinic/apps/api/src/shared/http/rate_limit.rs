//! A limit on the requests of one caller.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::{ApiError, Origin, pages};
use crate::shared::app::App;
use crate::shared::auth::User;

const WINDOW: Duration = Duration::from_secs(60);
/// How many callers are counted at most.
const CAPACITY: usize = 100_000;
const SIGN_IN: &str = "/api/auth/login";

/// Counts requests in windows of a minute.
#[derive(Debug, Default)]
pub struct RateLimiter {
    counts: Mutex<HashMap<Source, Count>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Source {
    User(Uuid),
    Address(IpAddr),
    /// Attempts to sign in, which are counted for themselves.
    SignIn(IpAddr),
}

#[derive(Debug)]
struct Count {
    since: Instant,
    requests: u32,
}

impl RateLimiter {
    /// Counts a request; the time to wait when it is one too many.
    fn count(&self, source: Source, limit: u32) -> Option<Duration> {
        let now = Instant::now();
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= CAPACITY && !counts.contains_key(&source) {
            counts.retain(|_, count| now - count.since < WINDOW);
            // Who has so many addresses is not held by counting them.
            if counts.len() > CAPACITY / 2 {
                counts.clear();
            }
        }
        let fresh = Count {
            since: now,
            requests: 0,
        };
        let count = counts.entry(source).or_insert(fresh);
        if now - count.since >= WINDOW {
            count.since = now;
            count.requests = 0;
        }
        count.requests += 1;
        (count.requests > limit).then(|| WINDOW - (now - count.since))
    }
}

/// The time to wait when a request is one too many. Who has signed in is counted by name, everybody else by address.
/// Attempts to sign in are always counted, also where other requests are not.
pub fn exceeded(app: &App, request: &Request, caller: Option<&User>) -> Option<Duration> {
    let (config, limiter) = (&app.config, &app.rate_limiter);
    let origin = || Origin::of(app, request.headers(), request.extensions());
    if request.uri().path() == SIGN_IN {
        let Origin(address) = origin()?;
        return limiter.count(Source::SignIn(address), config.sign_ins_per_minute.get());
    }
    // Files of the front end are many at once, and cheap.
    let is_file = config.pages.is_some() && !pages::is_of_api(request.uri().path());
    if config.rate_limit_per_minute == 0 || is_file {
        return None;
    }
    let source = match caller {
        Some(user) => Source::User(user.id),
        None => Source::Address(origin()?.0),
    };
    limiter.count(source, config.rate_limit_per_minute)
}

/// Counts a message of a socket as a request; whether it is one too many.
pub fn exceeded_by(app: &App, user: &User) -> bool {
    let limit = app.config.rate_limit_per_minute;
    let source = Source::User(user.id);
    limit > 0 && app.rate_limiter.count(source, limit).is_some()
}

/// The answer to a request that was one too many.
pub fn refused(wait: Duration) -> Response {
    let status = StatusCode::TOO_MANY_REQUESTS;
    let mut response = ApiError::new(status, "too many requests, try again later").into_response();
    let seconds = HeaderValue::from(wait.as_secs() + 1);
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_request_after_the_limit_has_to_wait() {
        let limiter = RateLimiter::default();
        let address = IpAddr::from([127, 0, 0, 1]);
        assert_eq!(limiter.count(Source::Address(address), 2), None);
        assert_eq!(limiter.count(Source::Address(address), 2), None);
        assert!(limiter.count(Source::Address(address), 2).is_some());
        assert_eq!(limiter.count(Source::SignIn(address), 2), None);
    }

    #[test]
    fn callers_take_bounded_room() {
        let limiter = RateLimiter::default();
        for number in 0..CAPACITY as u32 + 10 {
            let address = IpAddr::from(number.to_be_bytes());
            assert_eq!(limiter.count(Source::Address(address), 1), None);
        }
        assert!(limiter.counts.lock().unwrap().len() <= CAPACITY);
    }
}
