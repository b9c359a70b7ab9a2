//! Reads of records, noted in the audit log: who has seen which of them, by which request.
//!
//! An answer that shows records leaves when its entry is in the database, and not before; what cannot be noted is not shown.
//! Requests that wait at the same time share one transaction.

use std::collections::BTreeSet;
use std::mem::take;
use std::sync::{Arc, PoisonError};

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};
use sqlx::QueryBuilder;
use tokio::sync::{Mutex, oneshot};

use super::audit::{self, AuditEntry};
use super::{ChangeRequest, EntityId};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::database::Db;
use crate::shared::http::middleware::RequestId;
use crate::shared::http::{AnswerBody, ApiError, ApiResult};
use crate::shared::table::TableInfo;

/// How many entries one statement writes.
const ROWS: usize = 500;

/// What was read and is not in the log yet.
#[derive(Debug, Default)]
pub struct Reads {
    /// Whose reads are noted.
    resources: BTreeSet<&'static str>,
    waiting: std::sync::Mutex<Vec<Waiting>>,
    writer: Mutex<()>,
}

#[derive(Debug)]
struct Waiting {
    entry: AuditEntry,
    request: ChangeRequest,
    done: oneshot::Sender<()>,
}

/// What is read of a body.
#[derive(Deserialize)]
struct Shown<'a> {
    /// One record, or a page of them.
    #[serde(borrow)]
    data: &'a RawValue,
}

impl Reads {
    pub fn of(resources: impl Iterator<Item = &'static str>) -> Self {
        Self {
            resources: resources.collect(),
            ..Self::default()
        }
    }

    /// The table whose records a request reads: a page of them, or one.
    fn table(&self, app: &App, request: &Request) -> Option<&'static TableInfo> {
        let below = request.uri().path().strip_prefix("/api/")?;
        let (resource, rest) = below.split_once('/').unwrap_or((below, ""));
        let is_read = *request.method() == Method::GET && !rest.contains('/') && rest != "history";
        let mut tables = app.tables.iter();
        let table = tables.find(|table| table.resource == resource);
        table
            .copied()
            .filter(|_| is_read && self.resources.contains(resource))
    }

    /// Returns when the entry is in the database.
    async fn write(&self, app: &App, entry: AuditEntry, request: ChangeRequest) -> ApiResult<()> {
        let (done, written) = oneshot::channel();
        let waiting = Waiting {
            entry,
            request,
            done,
        };
        self.waiting().push(waiting);
        let turn = self.writer.lock().await;
        // Empty when the one before has written this entry with its own.
        let batch = take(&mut *self.waiting());
        if !batch.is_empty() {
            // A caller that leaves does not end what it writes for others.
            let writing = tokio::spawn(write(app.clone(), batch));
            writing.await.map_err(ApiError::internal)?;
        }
        drop(turn);
        written.await.map_err(|_| {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            ApiError::new(status, "the read cannot be noted, so nothing is shown")
        })
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes entries, and tells those who wait for them.
async fn write(app: App, batch: Vec<Waiting>) {
    let written = async {
        let mut transaction = app.database.begin().await?;
        for rows in batch.chunks(ROWS) {
            let mut insert = QueryBuilder::<Db>::new("");
            audit::push_insert(
                &mut insert,
                rows.iter().map(|row| (&row.entry, &row.request)),
            );
            insert.build().execute(&mut *transaction).await?;
        }
        transaction.commit().await
    };
    match written.await {
        Ok(()) => {
            for row in batch {
                // Who has left meanwhile does not wait.
                row.done.send(()).ok();
            }
        }
        Err(error) => tracing::error!("reads cannot be noted: {error}"),
    }
}

/// Lets an answer that shows records leave when that is noted.
pub async fn note(State(app): State<App>, request: Request, next: Next) -> Response {
    let reads = Arc::clone(&app.reads);
    let user = request.extensions().get::<User>().cloned();
    let (Some(table), Some(user)) = (reads.table(&app, &request), user) else {
        return next.run(request).await;
    };
    let uri = request.uri().clone();
    let asked = ChangeRequest::of_read(user, RequestId::of(request.extensions()));
    let response = next.run(request).await;
    let body = response.extensions().get::<AnswerBody>();
    let Some(AnswerBody(body)) = body.filter(|_| response.status() == StatusCode::OK) else {
        return response;
    };
    let noted = match entry(table, &uri, body) {
        Ok(Some(entry)) => reads.write(&app, entry, asked).await,
        Ok(None) => Ok(()),
        Err(error) => Err(error.into()),
    };
    match noted {
        Ok(()) => response,
        Err(error) => error.into_response(),
    }
}

/// What to note of an answer; nothing where it shows no record.
fn entry(table: &TableInfo, uri: &Uri, body: &[u8]) -> serde_json::Result<Option<AuditEntry>> {
    let id = |record: &&RawValue| -> serde_json::Result<EntityId> {
        let values = table.small_values(record.get())?;
        Ok(EntityId::of(table, &values))
    };
    let mut asked = json!({ "path": uri.path() });
    if let Some(query) = uri.query() {
        asked["query"] = query.into();
    }
    let Shown { data } = serde_json::from_slice(body)?;
    let (action, entity_id) = if data.get().starts_with('[') {
        let rows: Vec<&RawValue> = serde_json::from_str(data.get())?;
        let mut ids: Vec<EntityId> = rows.iter().map(id).collect::<Result<_, _>>()?;
        ids.retain(|id| !id.is_none());
        asked["ids"] = json!(ids);
        ("list", EntityId::from(""))
    } else {
        match id(&data)? {
            // Numbers about all of them.
            id if id.is_none() => return Ok(None),
            id => ("read", id),
        }
    };
    Ok(Some(AuditEntry {
        resource: table.resource,
        action,
        entity_id,
        before: None,
        after: Some(to_raw_value(&asked)?),
    }))
}
