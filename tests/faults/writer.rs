//! A user who changes things, and notes what the server said about each attempt.

use crate::history::{Change, Outcome, RowId, Write};
use crate::session::Session;
use fastrand::Rng;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::sleep;

/// How often an attempt with a key is repeated when its outcome is unknown.
const ATTEMPTS: usize = 10;
const PAUSE: Duration = Duration::from_millis(250);
/// So many rows of a resource are kept, so that writers meet at the same ones.
const CROWD: usize = 30;
/// After so many changes a writer looks at the lists.
const LOOK: usize = 100;

/// The rows that writers know of, with the version they know.
pub type Board = Arc<Mutex<BTreeMap<RowId, i64>>>;

pub struct Writer {
    pub name: String,
    pub session: Session,
    pub board: Board,
    pub random: Rng,
    /// The mean pause between two changes.
    pub pause: Duration,
    /// The length of a description. Long ones fill what the network holds for a slow client.
    pub text: usize,
    pub go_on: watch::Receiver<bool>,
}

/// One thing to do.
struct Deed {
    method: Method,
    path: String,
    body: Value,
    /// The version that is expected.
    version: Option<i64>,
    /// Whether it carries a key, and so may be repeated.
    keyed: bool,
}

impl Deed {
    fn create(resource: &str, body: Value) -> Self {
        Self { method: Method::POST, path: format!("/api/{resource}"), body, version: None, keyed: true }
    }

    fn bulk_delete(resource: &str, ids: &[&str]) -> Self {
        let body = json!({ "ids": ids });
        Self { method: Method::POST, path: format!("/api/{resource}/bulk-delete"), body, version: None, keyed: true }
    }

    fn of_row(method: Method, row: &RowId, version: i64, body: Value) -> Self {
        let path = format!("/api/{}/{}", row.resource, row.id);
        Self { method, path, body, version: Some(version), keyed: false }
    }

    /// Done without a key: when the outcome is unknown it stays so.
    fn once(mut self) -> Self {
        self.keyed = false;
        self
    }
}

impl Writer {
    /// Writes until it is told to stop; what it noted.
    pub async fn write(mut self) -> Vec<Write> {
        let mut writes = Vec::new();
        for number in 0.. {
            if !*self.go_on.borrow() {
                break;
            }
            if number % LOOK == 0 {
                self.look().await;
            }
            let operation = format!("{}-{number}", self.name);
            let deed = self.choose(&operation);
            self.do_it(&deed, &operation, &mut writes).await;
            sleep(self.pause.mul_f64(self.random.f64() * 2.0)).await;
        }
        writes
    }

    /// Reads the lists, for rows whose creation nobody noticed.
    async fn look(&self) {
        for resource in crate::history::RESOURCES {
            if let Some(rows) = self.session.list(resource).await {
                let mut board = self.lock();
                for (row, data) in rows {
                    board.insert(row, data["version"].as_i64().unwrap_or_default());
                }
            }
        }
    }

    async fn do_it(&self, deed: &Deed, operation: &str, writes: &mut Vec<Write>) {
        for attempt in 1..=ATTEMPTS {
            let request = format!("{operation}.{attempt}");
            let outcome = self.attempt(deed, operation, &request).await;
            let is_unknown = matches!(outcome, Outcome::Unknown);
            writes.push(Write { operation: operation.into(), request, outcome });
            if !is_unknown || !deed.keyed || !*self.go_on.borrow() {
                return;
            }
            sleep(PAUSE).await;
        }
    }

    async fn attempt(&self, deed: &Deed, operation: &str, request: &str) -> Outcome {
        let Some(call) = self.session.request(deed.method.clone(), &deed.path).await else {
            return Outcome::Unknown;
        };
        let mut call = call.header("x-request-id", request);
        if deed.keyed {
            call = call.header("idempotency-key", operation);
        }
        if let Some(version) = deed.version {
            call = call.header("if-match", format!("\"{version}\""));
        }
        if !deed.body.is_null() {
            call = call.json(&deed.body);
        }
        let Ok(answer) = call.send().await else { return Outcome::Unknown };
        let status = answer.status();
        let Ok(text) = answer.text().await else { return Outcome::Unknown };
        let body: Value = serde_json::from_str(&text).unwrap_or_default();
        if status.is_server_error() {
            return Outcome::Unknown;
        }
        if !status.is_success() {
            self.correct(deed, &body);
            return Outcome::Refused(status.as_u16());
        }
        let changes = changes_of(deed, &body["data"]);
        let mut board = self.lock();
        for change in &changes {
            match change.version {
                Some(version) => drop(board.insert(change.row.clone(), version)),
                None => drop(board.remove(&change.row)),
            }
        }
        Outcome::Acknowledged(changes)
    }

    /// Takes over what a refusal tells about a row.
    fn correct(&self, deed: &Deed, body: &Value) {
        let Some(row) = row_of(&deed.path) else { return };
        match body["error"]["details"]["current"]["version"].as_i64() {
            Some(version) => drop(self.lock().insert(row, version)),
            None => drop(self.lock().remove(&row)),
        }
    }

    fn choose(&mut self, operation: &str) -> Deed {
        let board = Arc::clone(&self.board);
        let board = board.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = |resource: &str| -> Vec<(RowId, i64)> {
            let rows = board.iter().filter(|(row, _)| row.resource == resource);
            rows.map(|(row, version)| (row.clone(), *version)).collect()
        };
        let (products, notes, reviews) = (rows("products"), rows("notes"), rows("reviews"));
        let random = &mut self.random;
        let code = operation.to_owned();
        let long = "Warm light. ".repeat(self.text / 12);
        let product = json!({ "code": code, "name": format!("Lamp {operation}"), "stock": 5, "description": long });
        let any = |rows: &[(RowId, i64)], random: &mut Rng| rows[random.usize(..rows.len())].clone();
        if products.len() < 5 || notes.is_empty() && products.len() < CROWD / 2 {
            return Deed::create("products", product);
        }
        let (row, version) = any(&products, random);
        let patch = json!({ "name": format!("Lamp {operation}"), "stock": random.i32(0..1_000), "description": long });
        let note = json!({ "productId": row.id, "body": format!("Note {operation}") });
        if notes.is_empty() {
            return Deed::create("notes", note);
        }
        let (note_row, note_version) = any(&notes, random);
        let nothing = json!({ "productId": "00000000-0000-7000-8000-000000000000", "body": "Of nothing" });
        let review = json!({ "productId": row.id, "noteId": note_row.id, "body": format!("Review {operation}") });
        match random.u32(..100) {
            0..20 if products.len() < CROWD => Deed::create("products", product),
            20..32 if notes.len() < CROWD => Deed::create("notes", note),
            0..20 => Deed::of_row(Method::DELETE, &row, version, Value::Null),
            20..32 => Deed::of_row(Method::DELETE, &note_row, note_version, Value::Null),
            32..52 => Deed::of_row(Method::PATCH, &row, version, patch),
            52..58 if reviews.len() < CROWD => Deed::create("reviews", review),
            52..60 if !reviews.is_empty() => {
                let (row, version) = any(&reviews, random);
                Deed::of_row(Method::PATCH, &row, version, json!({ "body": format!("Review {operation}") }))
            }
            52..60 => Deed::create("reviews", review),
            60..75 => {
                let patch = json!({ "body": format!("Note {operation}") });
                Deed::of_row(Method::PATCH, &note_row, note_version, patch)
            }
            75..80 => Deed::bulk_delete("notes", &[&note_row.id, &any(&notes, random).0.id]),
            // Most products have notes: these are rolled back, all or nothing.
            80..86 => Deed::bulk_delete("products", &[&row.id, &any(&products, random).0.id]).once(),
            // What must be refused: an old version, no valid field, a reference to nothing.
            86..90 => Deed::of_row(Method::PATCH, &row, version - 1, patch),
            90..94 => Deed::create("products", json!({ "code": code, "name": null })).once(),
            _ => Deed::create("notes", nothing).once(),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<RowId, i64>> {
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The row that an address names, when it names one.
fn row_of(path: &str) -> Option<RowId> {
    let (resource, id) = path.strip_prefix("/api/")?.split_once('/')?;
    (id != "bulk-delete").then(|| RowId::new(resource, id))
}

/// What the answer to a deed says that was done.
fn changes_of(deed: &Deed, data: &Value) -> Vec<Change> {
    let resource = deed.path.split('/').nth(2).unwrap_or_default();
    let row = |id: &Value| RowId::new(resource, id.as_str().unwrap_or_default());
    if let Some(ids) = data["ids"].as_array() {
        return ids.iter().map(|id| Change::deleted(row(id))).collect();
    }
    match data["version"].as_i64() {
        Some(version) => vec![Change::written(row(&data["id"]), version)],
        None => row_of(&deed.path).map(Change::deleted).into_iter().collect(),
    }
}
