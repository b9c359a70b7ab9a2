//! One change: its transaction, who makes it, and under which request.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};
use uuid::Uuid;

use super::audit::AuditEntry;
use super::cascade::Consequences;
use super::journal::Journal;
use super::refusal::refused_commit;
use super::{Entity, EntityId, Snapshot};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::database::{DbConnection, DbTransaction};
use crate::shared::events::{EventService, NewEvent};
use crate::shared::http::idempotency::{self, Claim};
use crate::shared::http::middleware::RequestId;
use crate::shared::http::{ApiAnswer, ApiError, ApiResult};
use crate::shared::table::{TableInfo, TableInput};

const MAX_OPERATION_ID: usize = 200;

/// Who asks for a change, and how the request is known.
#[derive(Debug, Clone)]
pub struct ChangeRequest {
    pub user: User,
    pub request_id: String,
    /// The client's own name for this operation (`Idempotency-Key`). Events repeat it, so that it knows its echo.
    pub operation_id: Option<String>,
    method_and_path: String,
}

impl ChangeRequest {
    /// The changes of an import, which goes on after the request that has started it.
    pub fn of_import(user: User, job: Uuid) -> Self {
        Self {
            user,
            request_id: job.to_string(),
            operation_id: None,
            method_and_path: String::new(),
        }
    }

    /// A request that changes nothing.
    pub fn of_read(user: User, RequestId(request_id): RequestId) -> Self {
        Self {
            user,
            request_id,
            operation_id: None,
            method_and_path: String::new(),
        }
    }
}

impl ChangeRequest {
    fn is_of_import(&self) -> bool {
        self.method_and_path.is_empty()
    }
}

impl FromRequestParts<App> for ChangeRequest {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let RequestId(request_id) = RequestId::of(&parts.extensions);
        Ok(Self {
            user: User::from_request_parts(parts, app).await?,
            request_id,
            operation_id: operation_id(parts)?,
            method_and_path: format!("{} {}", parts.method, parts.uri.path()),
        })
    }
}

fn operation_id(parts: &Parts) -> ApiResult<Option<String>> {
    let Some(header) = parts.headers.get("idempotency-key") else {
        return Ok(None);
    };
    match header.to_str() {
        Ok(id) if !id.is_empty() && id.len() <= MAX_OPERATION_ID => Ok(Some(id.to_owned())),
        _ => {
            let message = format!("`Idempotency-Key` must have 1 to {MAX_OPERATION_ID} characters");
            Err(ApiError::bad_request(message))
        }
    }
}

/// A transaction in which a record, its audit entry and its event are written together.
#[derive(Debug)]
pub struct Change {
    app: App,
    transaction: DbTransaction,
    request: ChangeRequest,
    claim: Option<Claim>,
    journal: Journal,
    pub(super) consequences: Consequences,
    /// How many parts have begun that may be undone.
    open_parts: usize,
}

/// A place to which a change can be taken back.
#[derive(Debug)]
#[must_use]
pub struct Part {
    entries: usize,
    events: usize,
    consequences: usize,
}

impl Change {
    pub async fn begin(app: &App, request: ChangeRequest) -> ApiResult<Self> {
        let transaction = app.database.begin().await?;
        Ok(Self {
            app: app.clone(),
            transaction: match request.is_of_import() {
                true => transaction.without_limit().await?,
                false => transaction,
            },
            request,
            claim: None,
            journal: Journal::default(),
            consequences: Consequences::default(),
            open_parts: 0,
        })
    }

    /// Begins a change that is made once however often its request comes: a repetition gets the first answer.
    pub async fn begin_once(
        app: &App,
        request: ChangeRequest,
        input: &impl Serialize,
    ) -> ApiResult<Self> {
        let mut change = Self::begin(app, request).await?;
        if let Some(key) = &change.request.operation_id {
            let input = serde_json::to_string(input)?;
            let request = &change.request;
            let fingerprint = idempotency::fingerprint(&request.method_and_path, &input);
            let claim = Claim::take(&mut change.transaction, &request.user, key, &fingerprint);
            change.claim = Some(claim.await?);
        }
        Ok(change)
    }

    pub fn app(&self) -> &App {
        &self.app
    }

    pub fn request(&self) -> &ChangeRequest {
        &self.request
    }

    pub fn user(&self) -> &User {
        &self.request.user
    }

    /// The connection of the transaction.
    pub fn connection(&mut self) -> &mut DbConnection {
        &mut self.transaction
    }

    /// Announces events. They are written with the change and sent after its commit.
    pub fn events(&mut self) -> EventService<'_> {
        EventService::new(self)
    }

    /// The record that the database has written; a refusal is told in the words of the API.
    pub async fn check_write<I: TableInput, T>(
        &mut self,
        input: &I,
        written: sqlx::Result<T>,
    ) -> ApiResult<T> {
        match written {
            Ok(record) => Ok(record),
            Err(error) => {
                let values = I::TABLE.small_values(&serde_json::to_string(input)?)?;
                let refusal = I::TABLE.refused_write(&mut self.transaction, error, &values);
                Err(refusal.await)
            }
        }
    }

    /// Nothing, when the database has deleted the records, and what it has changed with them is announced; a refusal is told
    /// in the words of the API.
    pub async fn check_delete<E: Entity>(
        &mut self,
        records: &[E],
        deleted: sqlx::Result<()>,
    ) -> ApiResult<()> {
        match deleted {
            Ok(()) => self.follow_changes().await,
            Err(error) => {
                let values = records.iter().map(|record| {
                    let text = serde_json::to_string(record)?;
                    E::TABLE.small_values(&text)
                });
                let values = Value::Array(values.collect::<serde_json::Result<_>>()?);
                let (app, user) = (&self.app, &self.request.user);
                let name_of = |table: &str| app.name_of(user, table);
                let connection = &mut self.transaction;
                let refusal = E::TABLE.refused_delete(connection, error, &values, name_of);
                Err(refusal.await)
            }
        }
    }

    /// Notes a new record in the audit log.
    pub async fn audit_created(&mut self, record: &impl Entity) -> ApiResult<()> {
        let record = Snapshot::of(record)?;
        self.audit("create", record.table, record.id, None, Some(record.value))
            .await
    }

    /// Notes a changed record in the audit log.
    pub async fn audit_updated<E: Entity>(&mut self, before: &E, after: &E) -> ApiResult<()> {
        let (before, after) = (Snapshot::of(before)?, Snapshot::of(after)?);
        self.audit_update(before, after).await
    }

    /// The same of what was kept of it; what the database has changed with it is announced.
    pub(in crate::shared) async fn audit_update(
        &mut self,
        before: Snapshot,
        after: Snapshot,
    ) -> ApiResult<()> {
        self.follow_update(&before, &after).await?;
        let (id, table) = (after.id, after.table);
        self.audit("update", table, id, Some(before.value), Some(after.value))
            .await
    }

    /// Notes deleted records in the audit log.
    pub async fn audit_deleted<E: Entity>(&mut self, records: &[E]) -> ApiResult<()> {
        for record in records {
            let record = Snapshot::of(record)?;
            self.audit("delete", record.table, record.id, Some(record.value), None)
                .await?;
        }
        Ok(())
    }

    /// Notes new records that came from a file in the audit log, as one entry. It names many records, so it does not wait in memory.
    pub async fn audit_imported(
        &mut self,
        table: &TableInfo,
        job: Uuid,
        keys: &[EntityId],
    ) -> ApiResult<()> {
        if keys.is_empty() {
            return Ok(());
        }
        self.journal.entries.push(AuditEntry {
            resource: table.resource,
            action: "import",
            entity_id: job.into(),
            before: None,
            after: Some(to_raw_value(&json!({ "jobId": job, "keys": keys }))?),
        });
        if self.open_parts == 0 {
            self.write_journal().await?;
        }
        Ok(())
    }

    /// Notes what happened to a record in the audit log.
    pub(in crate::shared) async fn audit(
        &mut self,
        action: &'static str,
        table: &TableInfo,
        entity_id: EntityId,
        before: Option<Box<RawValue>>,
        after: Option<Box<RawValue>>,
    ) -> ApiResult<()> {
        self.journal.entries.push(AuditEntry {
            resource: table.resource,
            action,
            entity_id,
            before,
            after,
        });
        self.write_if_full().await
    }

    /// Notes an event, which is written before the commit.
    pub async fn announce(&mut self, event: NewEvent) -> ApiResult<()> {
        self.journal.events.push(event);
        self.write_if_full().await
    }

    async fn write_if_full(&mut self) -> ApiResult<()> {
        if self.journal.is_full() && self.open_parts == 0 {
            self.write_journal().await?;
        }
        Ok(())
    }

    async fn write_journal(&mut self) -> ApiResult<()> {
        let written = self.journal.write(&mut self.transaction, &self.request);
        Ok(written.await?)
    }

    /// Begins a part that can be undone without the rest of the change.
    pub async fn begin_part(&mut self) -> ApiResult<Part> {
        self.write_if_full().await?;
        sqlx::query("SAVEPOINT part")
            .execute(&mut *self.transaction)
            .await?;
        self.open_parts += 1;
        Ok(Part {
            entries: self.journal.entries.len(),
            events: self.journal.events.len(),
            consequences: self.consequences.count(),
        })
    }

    pub async fn keep_part(&mut self, _: Part) -> ApiResult<()> {
        self.open_parts -= 1;
        sqlx::query("RELEASE SAVEPOINT part")
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Takes back what has happened since the part began.
    pub async fn undo_part(&mut self, part: Part) -> ApiResult<()> {
        self.journal.entries.truncate(part.entries);
        self.journal.events.truncate(part.events);
        self.consequences.truncate(part.consequences);
        sqlx::query("ROLLBACK TO SAVEPOINT part")
            .execute(&mut *self.transaction)
            .await?;
        self.keep_part(part).await
    }

    /// Makes the change final and answers. Dropped without this, it leaves no trace.
    pub async fn commit(mut self, answer: ApiAnswer) -> ApiResult<ApiAnswer> {
        if let Some(claim) = self.claim.take() {
            self.write_journal().await?;
            claim.settle(&mut self.transaction, &answer).await?;
        }
        self.settle().await?;
        Ok(answer)
    }

    /// Makes the change final where nobody waits for an answer.
    pub async fn settle(mut self) -> ApiResult<()> {
        self.write_journal().await?;
        self.transaction.commit().await.map_err(refused_commit)?;
        self.app.events.wake();
        self.consequences.after_commit(&self.app).await;
        Ok(())
    }
}
