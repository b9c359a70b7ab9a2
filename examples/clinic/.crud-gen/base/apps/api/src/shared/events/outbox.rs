//! The table in which events wait, and are kept for those who were away.

use chrono::{DateTime, Utc};
use serde_json::value::RawValue;
use sqlx::types::Json;
use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::numbering;
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::{Db, DbConnection, DbJson, DbTime, DbUuid};
use crate::shared::record::ChangeRequest;

/// An event that is about to be written.
#[derive(Debug)]
pub struct NewEvent {
    pub resource: String,
    pub action: String,
    pub entity_id: DbJson,
    pub version: Option<i64>,
    pub envelope: DbJson,
    pub at: DateTime<Utc>,
    /// Its number, where the database gives it at once.
    pub seq: Option<i64>,
}

/// An event that has its number.
#[derive(Debug, FromRow)]
pub struct StoredEvent {
    /// The order of all events, over all resources.
    pub position: i64,
    pub resource: String,
    /// The order of the events of one resource, without gaps.
    pub seq: i64,
    pub event_id: DbUuid,
    pub entity_id: Json<Box<RawValue>>,
    pub version: Option<i64>,
    #[sqlx(rename = "type")]
    pub action: String,
    /// The envelope, unless it is too large to be sent to clients.
    pub payload: Option<Json<Box<RawValue>>>,
    pub op_id: Option<String>,
}

/// How many events are numbered and handed out at once.
pub const BATCH: i64 = 500;

/// An envelope of more bytes stays in the database, also where events are numbered: clients read their lists again in its place.
const COLUMNS: &str = "position, resource, seq, event_id, entity_id, version, type, op_id, \
    CASE WHEN octet_length(CAST(payload AS text)) <= 32768 THEN payload END AS payload";

/// Gives events their numbers, where they have them before their commit.
pub async fn number(connection: &mut DbConnection, events: &mut [NewEvent]) -> sqlx::Result<()> {
    for event in events {
        event.seq = numbering::seq_of_new_event(connection, &event.resource).await?;
    }
    Ok(())
}

/// Adds the statement that writes events, at least one, of a request.
pub fn push_insert(query: &mut QueryBuilder<Db>, events: &[NewEvent], request: &ChangeRequest) {
    query.push(
        r#"
        INSERT INTO app_outbox
            (event_id, resource, entity_id, version, type, payload, op_id, seq, at)
        "#,
    );
    query.push_values(events, |mut values, event| {
        values.push_bind(DbUuid::from(Uuid::now_v7()));
        values.push_bind(&event.resource);
        values.push_bind(&event.entity_id);
        values.push_bind(event.version);
        values.push_bind(&event.action);
        values.push_bind(&event.envelope);
        values.push_bind(&request.operation_id);
        values.push_bind(event.seq);
        values.push_bind(DbTime::from(event.at));
    });
}

/// The position of the last event that has one.
pub async fn last_position(connection: &mut DbConnection) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT coalesce(max(position), 0) FROM app_outbox")
        .fetch_one(connection)
        .await
}

/// The next events after a position.
pub async fn after_position(
    connection: &mut DbConnection,
    position: i64,
    limit: i64,
) -> sqlx::Result<Vec<StoredEvent>> {
    let mut query = QueryBuilder::<Db>::new("SELECT ");
    query
        .push(COLUMNS)
        .push(" FROM app_outbox WHERE position > ");
    query.push_bind(position).push(" ORDER BY position LIMIT ");
    query.push_bind(limit);
    query.build_query_as().fetch_all(connection).await
}

/// The whole envelope of an event.
pub async fn envelope(
    connection: &mut DbConnection,
    position: i64,
) -> sqlx::Result<Json<Box<RawValue>>> {
    sqlx::query_scalar("SELECT payload FROM app_outbox WHERE position = $1")
        .bind(position)
        .fetch_one(connection)
        .await
}

/// The events of a resource after one number up to another.
pub async fn between(
    connection: &mut DbConnection,
    resource: &str,
    after: i64,
    until: i64,
) -> sqlx::Result<Vec<StoredEvent>> {
    let mut query = QueryBuilder::<Db>::new("SELECT ");
    query
        .push(COLUMNS)
        .push(" FROM app_outbox WHERE resource = ");
    query
        .push_bind(resource)
        .push(" AND seq > ")
        .push_bind(after);
    query
        .push(" AND seq <= ")
        .push_bind(until)
        .push(" ORDER BY seq");
    query.build_query_as().fetch_all(connection).await
}

/// How far events have come, at one moment, whether they are still kept or not.
#[derive(Debug)]
pub struct LastNumbers {
    pub position: i64,
    /// The last number of each resource.
    pub seqs: Vec<(String, i64)>,
}

pub async fn last_numbers(connection: &mut DbConnection) -> sqlx::Result<LastNumbers> {
    let rows: Vec<(String, i64)> = sqlx::query_as(numbering::LAST_NUMBERS)
        .fetch_all(connection)
        .await?;
    let (all, seqs) = rows
        .into_iter()
        .partition::<Vec<_>, _>(|(resource, _)| resource == numbering::ALL);
    let position = all.first().map_or(0, |(_, position)| *position);
    Ok(LastNumbers { position, seqs })
}

/// Removes the events that are no longer kept.
pub async fn forget_old(app: &App) -> sqlx::Result<()> {
    let kept = &app.config.events;
    let mut transaction = app.database.begin().await?.without_limit().await?;
    let oldest_time = clock::now() - kept.kept_for;
    let last = last_position(&mut transaction).await?;
    sqlx::query(
        "DELETE FROM app_outbox WHERE position IS NOT NULL AND (at < $1 OR position <= $2)",
    )
    .bind(DbTime::from(oldest_time))
    .bind(last - kept.kept_events)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await
}
