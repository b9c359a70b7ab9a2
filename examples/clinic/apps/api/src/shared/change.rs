//! One change: its transaction, who makes it, and under which request.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Serialize;

use super::audit::AuditEntry;
use super::auth::User;
use super::database::{DbConnection, DbTransaction};
use super::entity::Entity;
use super::envelope::ApiAnswer;
use super::error::{ApiError, ApiResult};
use super::events::{EventService, NewEvent};
use super::idempotency::{self, Claim};
use super::journal::Journal;
use super::middleware::RequestId;
use super::refusal::refused_commit;
use super::table::TableInfo;
use crate::app::App;

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
}

impl Change {
    pub async fn begin(app: &App, request: ChangeRequest) -> ApiResult<Self> {
        Ok(Self {
            app: app.clone(),
            transaction: app.database.begin().await?,
            request,
            claim: None,
            journal: Journal::default(),
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
            let input = serde_json::to_value(input)?;
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

    /// Notes a new record in the audit log.
    pub async fn audit_created(&mut self, table: &TableInfo, after: &impl Entity) -> ApiResult<()> {
        self.audit(AuditEntry {
            resource: table.resource,
            action: "create",
            entity_id: after.id(),
            before: None,
            after: Some(serde_json::to_value(after)?),
        })
        .await
    }

    /// Notes a changed record in the audit log.
    pub async fn audit_updated<E: Entity>(
        &mut self,
        table: &TableInfo,
        before: &E,
        after: &E,
    ) -> ApiResult<()> {
        self.audit(AuditEntry {
            resource: table.resource,
            action: "update",
            entity_id: after.id(),
            before: Some(serde_json::to_value(before)?),
            after: Some(serde_json::to_value(after)?),
        })
        .await
    }

    /// Notes deleted records in the audit log.
    pub async fn audit_deleted<E: Entity>(
        &mut self,
        table: &TableInfo,
        records: &[E],
    ) -> ApiResult<()> {
        for before in records {
            self.audit(AuditEntry {
                resource: table.resource,
                action: "delete",
                entity_id: before.id(),
                before: Some(serde_json::to_value(before)?),
                after: None,
            })
            .await?;
        }
        Ok(())
    }

    async fn audit(&mut self, entry: AuditEntry) -> ApiResult<()> {
        self.journal.entries.push(entry);
        self.write_if_full().await
    }

    /// Notes an event, which is written before the commit.
    pub async fn announce(&mut self, event: NewEvent) -> ApiResult<()> {
        self.journal.events.push(event);
        self.write_if_full().await
    }

    async fn write_if_full(&mut self) -> ApiResult<()> {
        if self.journal.is_full() {
            self.write_journal().await?;
        }
        Ok(())
    }

    async fn write_journal(&mut self) -> ApiResult<()> {
        let written = self.journal.write(&mut self.transaction, &self.request);
        Ok(written.await?)
    }

    /// Makes the change final and answers. Dropped without this, it leaves no trace.
    pub async fn commit(mut self, answer: ApiAnswer) -> ApiResult<ApiAnswer> {
        self.write_journal().await?;
        if let Some(claim) = &self.claim {
            claim.settle(&mut self.transaction, &answer).await?;
        }
        self.transaction.commit().await.map_err(refused_commit)?;
        self.app.events.wake();
        Ok(answer)
    }
}
