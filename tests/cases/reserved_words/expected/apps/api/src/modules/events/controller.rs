//! The HTTP side of events: what each route does, from the request to the answer.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateEventEntity, EventEntity, TABLE, UpdateEventEntity};
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::http::{ApiAnswer, ApiResult, Bulk, Expected, PageOf, Path, Valid};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, rules};

/// Lists events.
pub async fn list(app: App, user: User, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref(), app.readable(&user))?;
    let mut connection = app.database.read().await?;
    let (records, total) = repository::list(&mut connection, &query).await?;
    connection.release();
    PageOf::answer(records, total, &query)
}

/// Shows an event entity.
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let mut connection = app.database.read().await?;
    let found = repository::find(&mut connection, id).await?;
    connection.release();
    ApiAnswer::ok(&TABLE.found(found)?)
}

/// Creates an event entity.
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(mut input): Valid<CreateEventEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    hooks::before_create(&mut change, &mut input).await?;
    let inserted = repository::insert(change.connection(), &input).await;
    let record = change.check_write(&input, inserted).await?;
    rules::keep(hooks::RULES, None, &record)?;
    change.audit_created(&record).await?;
    let answer = change.commit(ApiAnswer::created(&record)?).await?;
    hooks::after_create(&app, &record).await;
    Ok(answer)
}

/// Replaces everything that can be changed of an event entity.
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(mut input): Valid<CreateEventEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let before = expected.check(repository::lock(change.connection(), &[id]).await?)?;
    hooks::before_replace(&mut change, &before, &mut input).await?;
    let updated = repository::replace(change.connection(), before.key(), &input).await;
    let after = change.check_write(&input, updated).await?;
    rules::keep(hooks::RULES, Some(&before), &after)?;
    change.audit_updated(&before, &after).await?;
    let answer = change.commit(ApiAnswer::ok(&after)?).await?;
    hooks::after_update(&app, &after).await;
    Ok(answer)
}

/// Changes the fields of an event entity that are given; none are no change.
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(mut patch): Valid<UpdateEventEntity>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let before = expected.check(repository::lock(change.connection(), &[id]).await?)?;
    if patch == UpdateEventEntity::default() {
        return ApiAnswer::ok(&before);
    }
    hooks::before_update(&mut change, &before, &mut patch).await?;
    let updated = repository::update(change.connection(), before.key(), &patch).await;
    let after = change.check_write(&patch, updated).await?;
    rules::keep(hooks::RULES, Some(&before), &after)?;
    change.audit_updated(&before, &after).await?;
    let answer = change.commit(ApiAnswer::ok(&after)?).await?;
    hooks::after_update(&app, &after).await;
    Ok(answer)
}

/// Deletes an event entity.
pub async fn delete(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let gone = [expected.check(repository::lock(change.connection(), &[id]).await?)?];
    let [record] = &gone;
    hooks::before_delete(&mut change, record).await?;
    change.follow_delete(&gone).await?;
    let deleted = repository::delete(change.connection(), &[record.key()]).await;
    change.check_delete(&gone, deleted).await?;
    change.audit_deleted(&gone).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &gone).await;
    Ok(answer)
}

/// Deletes several events, all of them or none.
pub async fn bulk_delete(
    app: App,
    request: ChangeRequest,
    bulk: Bulk<Uuid>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &bulk).await?;
    let gone = repository::lock(change.connection(), &bulk.ids).await?;
    for record in &gone {
        hooks::before_delete(&mut change, record).await?;
    }
    change.follow_delete(&gone).await?;
    let ids: Vec<Uuid> = gone.iter().map(EventEntity::key).collect();
    let deleted = repository::delete(change.connection(), &ids).await;
    change.check_delete(&gone, deleted).await?;
    change.audit_deleted(&gone).await?;
    let answer = change.commit(ApiAnswer::deleted(&gone)?).await?;
    hooks::after_delete(&app, &gone).await;
    Ok(answer)
}

/// Brings an event entity back that was deleted, under its key.
pub async fn undelete(
    app: App,
    Path(id): Path<Uuid>,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let mut input: CreateEventEntity = change.deleted(&id).await?;
    hooks::before_create(&mut change, &mut input).await?;
    let inserted = repository::insert(change.connection(), &input).await;
    let inserted = change.check_write(&input, inserted).await?;
    change.take_place(&input, &inserted, &id).await?;
    let record = TABLE.found(repository::find(change.connection(), id).await?)?;
    rules::keep(hooks::RULES, None, &record)?;
    change.audit_created(&record).await?;
    let answer = change.commit(ApiAnswer::created(&record)?).await?;
    hooks::after_create(&app, &record).await;
    Ok(answer)
}
