//! The events that every resource has.

use serde_json::{Value, json};
use uuid::Uuid;

use super::emission::IMPORT_COMMITTED;
use super::notice::{Notice, NoticeMeta};
use super::notices;
use super::service::{EventService, Fields, Subject};
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::http::ApiResult;
use crate::shared::import::{Job, Status};
use crate::shared::record::{Change, Entity, EntityId, Snapshot};
use crate::shared::table::TableInfo;

/// What an event may say of an error, so that it is never too long to be told.
const MAX_ERROR: usize = 500;

/// Announces what happened to records, in the words that clients listen for.
#[derive(Debug)]
pub struct CrudEventHelper;

impl CrudEventHelper {
    /// Announces a new record and notes it in the audit log.
    pub async fn emit_created(change: &mut Change, record: &impl Entity) -> ApiResult<()> {
        let record = Snapshot::of(record)?;
        announce(
            change,
            "created",
            &record,
            Fields::new().with("data", &record.payload()?)?,
        )
        .await?;
        let (table, id) = (record.table, record.id);
        change
            .audit("create", table, id, None, Some(record.value))
            .await
    }

    /// Announces a changed record and notes in the audit log what it was and what it is.
    pub async fn emit_updated<E: Entity>(
        change: &mut Change,
        before: &E,
        after: &E,
    ) -> ApiResult<()> {
        let (before, after) = (Snapshot::of(before)?, Snapshot::of(after)?);
        announce(
            change,
            "updated",
            &after,
            Fields::new().with("data", &after.payload()?)?,
        )
        .await?;
        change.audit_update(before, after).await
    }

    /// Announces a record that the database has changed by itself, and whose key may be another one than before.
    pub async fn emit_moved(
        change: &mut Change,
        before: Snapshot,
        after: Snapshot,
        has_events: bool,
    ) -> ApiResult<()> {
        let is_same = before.id == after.id;
        if has_events {
            if !is_same {
                let fields = Fields::new().with("id", &before.id)?;
                announce(change, "deleted", &before, fields).await?;
            }
            let action = if is_same { "updated" } else { "created" };
            let fields = Fields::new().with("data", &after.payload()?)?;
            announce(change, action, &after, fields).await?;
        }
        if is_same {
            return change.audit_update(before, after).await;
        }
        change.follow_update(&before, &after).await?;
        let (table, old, new) = (after.table, Some(before.value), Some(after.value));
        change.audit("delete", table, before.id, old, None).await?;
        change.audit("create", table, after.id, None, new).await
    }

    /// Announces that a record is gone and notes in the audit log what it was.
    pub async fn emit_deleted(change: &mut Change, record: &impl Entity) -> ApiResult<()> {
        let record = Snapshot::of(record)?;
        let fields = Fields::new().with("id", &record.id)?;
        announce(change, "deleted", &record, fields).await?;
        let (table, id) = (record.table, record.id);
        change
            .audit("delete", table, id, Some(record.value), None)
            .await
    }

    /// Announces the records that are really gone, and notes each of them in the audit log; none is no event.
    pub async fn emit_bulk_deleted<E: Entity>(change: &mut Change, records: &[E]) -> ApiResult<()> {
        if records.is_empty() {
            return Ok(());
        }
        change.audit_deleted(records).await?;
        let ids: Vec<EntityId> = records.iter().map(Entity::id).collect();
        let fields = Fields::new().with("ids", &ids)?.with("count", &ids.len())?;
        let mut events = change.events();
        events
            .write(E::TABLE.resource, "bulk-deleted", fields, Subject::none())
            .await
    }

    /// Says in one word that many records were created or changed, each of which has an event of its own: a list is read again once.
    pub async fn emit_bulk(
        change: &mut Change,
        table: &TableInfo,
        action: &str,
        ids: &[&EntityId],
    ) -> ApiResult<()> {
        let fields = Fields::new().with("action", action)?.with("ids", ids)?;
        let fields = fields.with("count", &ids.len())?;
        let mut events = change.events();
        events
            .write(table.resource, "bulk", fields, Subject::none())
            .await
    }

    /// Announces all records of an import at once, in the transaction that ends it. Clients hear of it as `resync`.
    pub async fn emit_import_committed(
        mut events: EventService<'_>,
        resource: &str,
        job: Uuid,
        count: i64,
    ) -> ApiResult<()> {
        let fields = Fields::new().with("jobId", &job)?.with("count", &count)?;
        events
            .write(resource, IMPORT_COMMITTED, fields, Subject::none())
            .await
    }

    /// Tells how far an import is.
    pub async fn emit_import_progress(app: &App, job: &Job) {
        let envelope = json!({
            "type": "import-progress",
            "resource": job.resource,
            "jobId": job.id,
            "sessionId": job.id,
            "status": status(job),
            "progress": job.progress(),
            "totalRecords": job.counts.total,
            "processedRecords": job.tally.processed,
            "successCount": job.tally.succeeded,
            "failedCount": job.tally.failed,
            "error": error(job),
            "totalRows": job.counts.total,
            "processedRows": job.tally.processed,
            "timestamp": clock::now(),
        });
        tell(app, job, "import-progress", &envelope).await;
    }

    /// Tells that an import is over.
    pub async fn emit_import_completed(app: &App, job: &Job) {
        let envelope = json!({
            "type": "import-completed",
            "resource": job.resource,
            "jobId": job.id,
            "sessionId": job.id,
            "result": {
                "status": status(job),
                "progress": job.progress(),
                "successCount": job.tally.succeeded,
                "failedCount": job.tally.failed,
                "error": error(job),
            },
            "timestamp": clock::now(),
        });
        tell(app, job, "import-completed", &envelope).await;
    }
}

/// Writes the event of one record.
async fn announce(
    change: &mut Change,
    action: &str,
    record: &Snapshot,
    fields: Fields,
) -> ApiResult<()> {
    let subject = Subject {
        id: record.id.clone(),
        version: Some(record.version),
    };
    let mut events = change.events();
    events
        .write(record.table.resource, action, fields, subject)
        .await
}

/// The status in the four words that events have.
fn status(job: &Job) -> Status {
    match job.status {
        Status::Cancelled => Status::Failed,
        status => status,
    }
}

fn error(job: &Job) -> Option<String> {
    let error = job.error.as_ref()?;
    Some(error.chars().take(MAX_ERROR).collect())
}

async fn tell(app: &App, job: &Job, action: &str, envelope: &Value) {
    let Ok(envelope) = serde_json::value::to_raw_value(envelope) else {
        return;
    };
    let notice = Notice {
        name: format!("{}:{action}", job.resource),
        resource: job.resource.clone(),
        user: job.created_by,
        permission: "import-all".to_owned(),
        envelope,
        meta: NoticeMeta {
            event_id: Uuid::now_v7(),
        },
    };
    notices::send(app, notice).await;
}
