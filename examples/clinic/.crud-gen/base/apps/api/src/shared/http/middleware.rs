//! What happens around every request.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::{ApiError, Origin, rate_limit, with_error_body};
use crate::shared::app::App;
use crate::shared::auth;

const REQUEST_ID_HEADER: &str = "x-request-id";
const MAX_REQUEST_ID: usize = 100;
const TIME_LIMIT: Duration = Duration::from_secs(30);
/// For a request that sends a file, which comes as fast as the line is, or takes one, which is as long as its table.
const FILE_TIME_LIMIT: Duration = Duration::from_secs(10 * 60);

/// The name of a request in answers, logs and the audit log.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

impl RequestId {
    /// The id that the middleware has given, or an empty one outside of it.
    pub fn of(extensions: &Extensions) -> Self {
        let found = extensions.get().cloned();
        found.unwrap_or(Self(String::new()))
    }

    fn from_headers(headers: &HeaderMap) -> Option<Self> {
        let id = headers.get(REQUEST_ID_HEADER)?.to_str().ok()?;
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let is_accepted = !id.is_empty() && id.len() <= MAX_REQUEST_ID && id.chars().all(is_plain);
        is_accepted.then(|| Self(id.to_owned()))
    }
}

/// What every answer says unless it says something else.
const HEADERS: [(HeaderName, &str); 5] = [
    (header::CACHE_CONTROL, "no-store"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'",
    ),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Gives the request an id, and the answer that id, its error body and its headers.
pub async fn identify(mut request: Request, next: Next) -> Response {
    let id = RequestId::from_headers(request.headers())
        .unwrap_or_else(|| RequestId(Uuid::now_v7().to_string()));
    request.extensions_mut().insert(id.clone());
    let mut response = with_error_body(next.run(request).await, &id.0);
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert(REQUEST_ID_HEADER, value);
    }
    for (name, value) in HEADERS {
        let entry = response.headers_mut().entry(name);
        entry.or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Ends a request that takes too long. Its transaction is rolled back.
pub async fn limit_time(request: Request, next: Next) -> Response {
    let content_type = request.headers().get(header::CONTENT_TYPE);
    let sends_file = content_type.is_some_and(|kind| kind == "application/octet-stream");
    let takes_file = request.uri().path().ends_with("/export");
    let limit = if sends_file || takes_file {
        FILE_TIME_LIMIT
    } else {
        TIME_LIMIT
    };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            ApiError::new(status, "the request took too long").into_response()
        }
    }
}

/// Lets a request in: from a known origin, not too often, and with the name of who calls when that is known.
pub async fn guard(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if needs_known_origin(&request) && !is_known_origin(&app, request.headers()) {
        let status = StatusCode::FORBIDDEN;
        return ApiError::new(status, "this origin may not call the API").into_response();
    }
    // Behind a proxy all connections are its own, so each caller has a number of requests instead.
    let mut _seat = None;
    if app.config.trusted_proxies.are_there()
        && let Some(Origin(address)) = Origin::of(&app, request.headers(), request.extensions())
    {
        let limit = app.config.connections.of_address;
        match app.requests.take(address, limit) {
            Some(seat) => _seat = Some(seat),
            None => return rate_limit::refused(Duration::ZERO),
        }
    }
    let claim = auth::claim(&app, request.headers());
    let user = claim.as_ref().map(|claim| &claim.user);
    if let Some(wait) = rate_limit::exceeded(&app, &request, user) {
        return rate_limit::refused(wait);
    }
    if let Some(claim) = claim {
        match auth::user(&app, &claim).await {
            Ok(Some(user)) => {
                request.extensions_mut().insert(user);
            }
            Ok(None) => {}
            Err(error) => return ApiError::from(error).into_response(),
        }
    }
    next.run(request).await
}

/// Where a browser would not ask first: sockets, and what works by cookie.
fn needs_known_origin(request: &Request) -> bool {
    let is_read = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    !is_read || request.uri().path().starts_with("/socket.io")
}

/// Programs send no origin; pages of this server itself and those in the configuration are known.
fn is_known_origin(app: &App, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let own = origin.split_once("://").map(|(_, host)| host);
    (own.is_some() && own == host) || app.config.cors_origins.iter().any(|known| known == origin)
}

/// Answers as an error whatever panicked. The text of the panic stays in the log.
pub fn answer_panic(panic: Box<dyn std::any::Any + Send>) -> Response {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without a text");
    ApiError::internal(format!("panic: {text}")).into_response()
}

/// The address that no route has.
pub async fn not_found() -> ApiError {
    ApiError::new(StatusCode::NOT_FOUND, "there is nothing at this address")
}

/// The method that a route does not have.
pub async fn method_not_allowed() -> ApiError {
    let status = StatusCode::METHOD_NOT_ALLOWED;
    ApiError::new(status, "this address does not answer to this method")
}
