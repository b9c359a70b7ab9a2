//! What can be done with options.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{CreateOptionEntity, OptionEntity, TABLE, UpdateOptionEntity};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the options that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<OptionEntity>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<OptionEntity> {
    let mut connection = app.database.read().await?;
    let option_entity = repository::find(&mut connection, id).await?;
    connection.release();
    option_entity.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateOptionEntity) -> ApiResult<OptionEntity> {
    hooks::before_create(change, &mut input).await?;
    let option_entity = match repository::insert(change.connection(), &input).await {
        Ok(option_entity) => option_entity,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &option_entity).await?;
    Ok(option_entity)
}

/// Sets everything that a client may set, if the option entity is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreateOptionEntity,
) -> ApiResult<OptionEntity> {
    let before = current(change, id, expected).await?;
    hooks::before_replace(change, &before, &mut input).await?;
    let after = match repository::replace(change.connection(), before.key(), &input).await {
        Ok(after) => after,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_updated(&TABLE, &before, &after).await?;
    Ok(after)
}

/// Sets what the patch sets, if the option entity is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdateOptionEntity,
) -> ApiResult<OptionEntity> {
    let before = current(change, id, expected).await?;
    hooks::before_update(change, &before, &mut patch).await?;
    let after = match repository::update(change.connection(), before.key(), &patch).await {
        Ok(after) => after,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &patch)
                .await);
        }
    };
    change.audit_updated(&TABLE, &before, &after).await?;
    Ok(after)
}

/// Deletes an option entity, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<OptionEntity> {
    let option_entity = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&option_entity)).await?;
    Ok(option_entity)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<OptionEntity>> {
    let options = repository::lock(change.connection(), ids).await?;
    if !options.is_empty() {
        delete_all(change, &options).await?;
    }
    Ok(options)
}

async fn delete_all(change: &mut Change, options: &[OptionEntity]) -> ApiResult<()> {
    for option_entity in options {
        hooks::before_delete(change, option_entity).await?;
    }
    let ids: Vec<Uuid> = options.iter().map(OptionEntity::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, options)
            .await);
    }
    change.audit_deleted(&TABLE, options).await
}

/// The option entity to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<OptionEntity> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let option_entity = found.pop().ok_or_else(not_found)?;
    expected.check(&option_entity)?;
    Ok(option_entity)
}

fn not_found() -> ApiError {
    ApiError::not_found("OPTIONS_NOT_FOUND", "there is no such option entity")
}
