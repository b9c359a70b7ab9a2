//! The permission matrix of a table: small and nearly whole sets of permissions against every route that the API describes.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode, header};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{TestAnswer, TestApp, TestClient, replacement};
use crate::shared::table::{ColumnInfo, ColumnKind, TableInfo};

const ACTIONS: [&str; 6] = ["read", "create", "update", "delete", "import", "history"];

/// Whether a value is free: a route for whoever may create or update.
const CHECK: &str = "/check/{field}";

/// The version that no record has.
const STALE: &str = "\"-7\"";

/// A record of a table, and the requests about it.
#[derive(Debug)]
pub struct Matrix {
    table: &'static TableInfo,
    sample: Value,
    change: Value,
    /// What routes need that only this module has: method and path below that of the table.
    own: Vec<(Method, &'static str, &'static [&'static str])>,
}

/// A route with the permissions that it needs.
struct Cell {
    method: Method,
    path: String,
    needed: &'static [&'static str],
}

impl Matrix {
    /// `sample` creates a record, `change` changes it.
    pub fn of(table: &'static TableInfo, sample: Value, change: Value) -> Self {
        Self {
            table,
            sample,
            change,
            own: Vec::new(),
        }
    }

    /// Expects of a route of the module's own, such as `/{id}/approve`, that it needs all of these actions.
    pub fn with(
        mut self,
        method: Method,
        path: &'static str,
        needed: &'static [&'static str],
    ) -> Self {
        self.own.push((method, path, needed));
        self
    }

    /// Fails when a route lets somebody in without its permissions, keeps somebody out who has them, shows a record to somebody
    /// who may not read, or is not expected at all.
    pub async fn check(&self, app: &TestApp) {
        let cells: Vec<Cell> = self.cells(app);
        assert!(!cells.is_empty(), "`{}` has no route", self.table.resource);
        let created = self.create(&app.admin()).await;
        assert_eq!(created.status, StatusCode::CREATED, "{created:?}");
        let location = created.headers.get(header::LOCATION);
        let record = location.and_then(|path| path.to_str().ok());
        for cell in &cells {
            for answer in self.answers(&app.stranger(), cell, record).await {
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{cell:?}");
            }
        }
        let actions = Self::actions(&cells);
        // Routes need two of them at most, and what one does too much shows where it is the only one that is held, or missing.
        let is_telling = |set: &usize| {
            let count = set.count_ones() as usize;
            count <= 2 || count >= actions.len() - 1
        };
        for set in (0_usize..1 << actions.len()).filter(is_telling) {
            let held = actions.iter().enumerate();
            let held = held.filter(|(place, _)| set & (1 << place) != 0);
            let held: Vec<&str> = held.map(|(_, action)| *action).collect();
            let permissions = held.iter();
            let permissions = permissions.map(|action| format!("{}.{action}", self.table.resource));
            let permissions: Vec<String> = permissions.collect();
            let permissions: Vec<&str> = permissions.iter().map(String::as_str).collect();
            for cell in &cells {
                let caller = app.user(&permissions);
                for answer in self.answers(&caller, cell, record).await {
                    self.check_answer(cell, &held, &answer);
                }
            }
        }
    }

    /// What can be allowed: the usual, and what other routes ask for.
    fn actions(cells: &[Cell]) -> BTreeSet<&'static str> {
        let needed = cells.iter().flat_map(|cell| cell.needed.iter());
        needed.chain(&ACTIONS).copied().collect()
    }

    fn cells(&self, app: &TestApp) -> Vec<Cell> {
        let base = format!("/api/{}", self.table.resource);
        let cell = |(method, path): (Method, String)| {
            let rest = path.strip_prefix(&base)?;
            let is_below = rest.is_empty() || rest.starts_with('/');
            let needed = is_below.then(|| self.needed(&method, rest))?;
            Some(Cell {
                method,
                path,
                needed,
            })
        };
        app.routes().into_iter().filter_map(cell).collect()
    }

    fn needed(&self, method: &Method, rest: &str) -> &'static [&'static str] {
        let own = self.own.iter();
        let mut own = own.filter(|(own, path, _)| own == method && *path == rest);
        if let Some((_, _, needed)) = own.next() {
            return needed;
        }
        match (method.as_str(), rest) {
            ("GET", "" | "/{id}" | "/dropdown" | "/stats") => &["read"],
            ("GET", "/history" | "/{id}/history") => &["history", "read"],
            ("POST", "/{id}/undelete") => &["create", "history"],
            ("GET", "/export") => &["export", "read"],
            // One of them is enough.
            ("GET", CHECK) => &["create", "update"],
            ("POST", "" | "/bulk" | "/validate") => &["create"],
            ("PUT" | "PATCH", "/{id}") | ("PUT", "/bulk") | ("POST", "/{id}/validate") => {
                &["update"]
            }
            ("DELETE", "/{id}") | ("POST", "/bulk-delete") => &["delete"],
            ("GET", "/import/template" | "/import/jobs" | "/import/jobs/{id}")
            | ("GET", "/import/jobs/{id}/rows" | "/import/jobs/{id}/failed-rows")
            | ("PUT", "/import/jobs/{id}/sheet")
            | ("POST", "/import/jobs/{id}/cancel") => &["import"],
            ("POST", "/import/jobs" | "/import/jobs/{id}/start")
            | ("PUT", "/import/jobs/{id}/mapping") => &["import", "create"],
            _ => panic!(
                "no expectation for {method} {rest} of `{}`: add `.with(Method::{method}, \"{rest}\", &[..])` to its matrix",
                self.table.resource
            ),
        }
    }

    /// Creates the record, or asks for the answer that this got the first time.
    async fn create(&self, caller: &TestClient<'_>) -> TestAnswer {
        let path = format!("/api/{}", self.table.resource);
        caller.post_once(&path, "matrix", &self.sample).await
    }

    /// What a caller hears on one route: of an old version, of nothing to do, and of a change.
    async fn answers(
        &self,
        caller: &TestClient<'_>,
        cell: &Cell,
        record: Option<&str>,
    ) -> Vec<TestAnswer> {
        let is_import = cell.path.contains("/import/");
        let path = match record {
            Some(record) if !is_import => {
                let id = record.rsplit('/').next().unwrap_or_default();
                cell.path.replace("{id}", id)
            }
            _ => cell.path.replace("{id}", &Uuid::nil().to_string()),
        };
        let path = path.replace("{value}", self.word());
        let nothing = json!({});
        match cell.method.as_str() {
            "GET" => vec![caller.get(&path).await],
            "PUT" if is_import => {
                vec![caller.put(&path, "*", &nothing).await]
            }
            "PUT" => {
                let body = replacement(self.table, self.sample.clone());
                let stale = caller.put(&path, STALE, &body).await;
                vec![stale, caller.put(&path, "*", &body).await]
            }
            "PATCH" => {
                let stale = caller.patch(&path, STALE, &nothing).await;
                let same = caller.patch(&path, "*", &nothing).await;
                vec![stale, same, caller.patch(&path, "*", &self.change).await]
            }
            "DELETE" => vec![caller.delete(&path, STALE).await],
            _ if cell.path.ends_with(self.table.resource) => vec![self.create(caller).await],
            _ if cell.path.contains("/{id}/") && !is_import => {
                let stale = caller.post_to(&path, STALE, &nothing).await;
                vec![stale, caller.post_to(&path, "*", &nothing).await]
            }
            _ => vec![caller.post(&path, &nothing).await],
        }
    }

    fn check_answer(&self, cell: &Cell, held: &[&str], answer: &TestAnswer) {
        let mut needed = cell.needed.iter();
        let is_allowed = match cell.path.ends_with(CHECK) {
            true => needed.any(|action| held.contains(action)),
            false => needed.all(|action| held.contains(action)),
        };
        let is_let_in = answer.status != StatusCode::FORBIDDEN;
        assert_eq!(is_let_in, is_allowed, "{cell:?} with {held:?}: {answer:?}");
        let current = &answer.body["error"]["details"]["current"];
        let data = &answer.body["data"];
        let is_record = answer.headers.contains_key(header::ETAG);
        if held.contains(&"read") {
            let is_stale = answer.status == StatusCode::PRECONDITION_FAILED;
            let told = if is_stale { current } else { data };
            let is_shown = self.is_whole(told) || !(is_record || is_stale);
            assert!(is_shown, "{cell:?} with {held:?}: {answer:?}");
            return;
        }
        assert!(current.is_null(), "{cell:?} with {held:?}: {answer:?}");
        if is_record {
            let fields = data.as_object().into_iter().flatten();
            let names: Vec<&str> = fields.map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, ["id", "version"], "{cell:?} with {held:?}");
        }
    }

    /// A word that some column of few words may be.
    fn word(&self) -> &'static str {
        let words = self
            .table
            .columns
            .iter()
            .find_map(|column| match column.kind {
                ColumnKind::Choice(words) => words.first(),
                _ => None,
            });
        words.copied().unwrap_or_default()
    }

    /// Whether a value has every field that a record shows.
    fn is_whole(&self, value: &Value) -> bool {
        let mut shown = self.table.columns.iter().filter(|column| column.is_shown());
        shown.all(|column: &ColumnInfo| value.get(column.name).is_some())
    }
}

impl std::fmt::Debug for Cell {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.method, self.path)
    }
}
