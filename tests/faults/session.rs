//! The API as its clients call it: a token, requests, lists.

use crate::history::RowId;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The longest list that the API shows on one page. A page is read by one statement, so it is the table at one moment.
pub const PAGE: usize = 100;

/// How long a request may take before its outcome counts as unknown.
const LIMIT: Duration = Duration::from_secs(4);
/// A token is used for this long; it is valid for fifteen minutes.
const RENEWED_AFTER: Duration = Duration::from_mins(10);

/// A signed-in user in front of several doors to one API.
#[derive(Clone)]
pub struct Session {
    client: Client,
    doors: Arc<[u16]>,
    turn: Arc<AtomicUsize>,
    password: &'static str,
    token: Arc<Mutex<Option<(Instant, String)>>>,
}

impl Session {
    /// A session that knocks at these ports in turns.
    pub fn new(doors: &[u16], password: &'static str) -> Self {
        let client = Client::builder().timeout(LIMIT).connect_timeout(Duration::from_secs(1)).no_proxy();
        Self {
            client: client.build().expect("an HTTP client"),
            doors: doors.into(),
            turn: Arc::default(),
            password,
            token: Arc::default(),
        }
    }

    /// A valid token; `None` when nobody gives one at the moment.
    pub async fn token(&self) -> Option<String> {
        let kept = self.token.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, token)) = kept.filter(|(since, _)| since.elapsed() < RENEWED_AFTER) {
            return Some(token);
        }
        let credentials = json!({ "email": "admin@example.com", "password": self.password });
        let login = self.client.post(self.url("/api/auth/login")).json(&credentials);
        let answer: Value = login.send().await.ok()?.json().await.ok()?;
        let token = answer["data"]["accessToken"].as_str()?.to_owned();
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), token.clone()));
        Some(token)
    }

    /// A request of the user, to one of the doors.
    pub async fn request(&self, method: Method, path: &str) -> Option<RequestBuilder> {
        Some(self.client.request(method, self.url(path)).bearer_auth(self.token().await?))
    }

    /// All rows of a resource as they are at one moment; `None` when nobody answers.
    pub async fn list(&self, resource: &str) -> Option<BTreeMap<RowId, Value>> {
        let path = format!("/api/{resource}?limit={PAGE}");
        let answer = self.request(Method::GET, &path).await?.send().await.ok()?;
        let answer: Value = answer.error_for_status().ok()?.json().await.ok()?;
        let total = answer["pagination"]["total"].as_u64()?;
        assert!(total <= PAGE as u64, "{total} {resource} do not fit on a page of this harness");
        let rows = answer["data"].as_array()?.iter();
        rows.map(|row| Some((RowId::new(resource, row["id"].as_str()?), row.clone()))).collect()
    }

    fn url(&self, path: &str) -> String {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        format!("http://127.0.0.1:{}{path}", self.doors[turn % self.doors.len()])
    }
}
