//! A limit on the requests of one caller.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::ApiError;
use crate::shared::app::App;
use crate::shared::auth::User;

const WINDOW: Duration = Duration::from_secs(60);
/// Sign-in attempts a minute from one address.
const SIGN_INS: u32 = 20;

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
        if counts.len() > 10_000 {
            counts.retain(|_, count| now - count.since < WINDOW);
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
pub fn exceeded(app: &App, request: &Request, caller: Option<&User>) -> Option<Duration> {
    let limit = app.config.rate_limit_per_minute;
    if limit == 0 {
        return None;
    }
    let is_sign_in = request.uri().path() == "/api/auth/login";
    match caller {
        Some(user) if !is_sign_in => app.rate_limiter.count(Source::User(user.id), limit),
        _ if is_sign_in => {
            let source = Source::SignIn(address(app, request)?);
            app.rate_limiter.count(source, limit.min(SIGN_INS))
        }
        _ => app
            .rate_limiter
            .count(Source::Address(address(app, request)?), limit),
    }
}

/// Counts a message of a socket as a request; whether it is one too many.
pub fn exceeded_by(app: &App, user: &User) -> bool {
    let limit = app.config.rate_limit_per_minute;
    let source = Source::User(user.id);
    limit > 0 && app.rate_limiter.count(source, limit).is_some()
}

/// Where a request comes from: behind a trusted proxy, what the proxy says.
pub(super) fn address(app: &App, request: &Request) -> Option<IpAddr> {
    let forwarded = request.headers().get("x-forwarded-for");
    let forwarded = forwarded
        .filter(|_| app.config.trust_proxy)
        .and_then(|header| {
            header
                .to_str()
                .ok()?
                .rsplit(',')
                .next()?
                .trim()
                .parse()
                .ok()
        });
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    Some(forwarded.unwrap_or(peer.ip()))
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
}
