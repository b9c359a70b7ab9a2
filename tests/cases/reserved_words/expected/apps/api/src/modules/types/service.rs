//! What can be done with types.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{CreateTypeEntity, TABLE, TypeEntity, UpdateTypeEntity};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the types that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<TypeEntity>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<TypeEntity> {
    let mut connection = app.database.read().await?;
    let type_entity = repository::find(&mut connection, id).await?;
    connection.release();
    type_entity.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateTypeEntity) -> ApiResult<TypeEntity> {
    hooks::before_create(change, &mut input).await?;
    let type_entity = match repository::insert(change.connection(), &input).await {
        Ok(type_entity) => type_entity,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &type_entity).await?;
    Ok(type_entity)
}

/// Sets everything that a client may set, if the type entity is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreateTypeEntity,
) -> ApiResult<TypeEntity> {
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

/// Sets what the patch sets, if the type entity is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdateTypeEntity,
) -> ApiResult<TypeEntity> {
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

/// Deletes a type entity, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<TypeEntity> {
    let type_entity = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&type_entity)).await?;
    Ok(type_entity)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<TypeEntity>> {
    let types = repository::lock(change.connection(), ids).await?;
    if !types.is_empty() {
        delete_all(change, &types).await?;
    }
    Ok(types)
}

async fn delete_all(change: &mut Change, types: &[TypeEntity]) -> ApiResult<()> {
    for type_entity in types {
        hooks::before_delete(change, type_entity).await?;
    }
    let ids: Vec<Uuid> = types.iter().map(TypeEntity::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, types)
            .await);
    }
    change.audit_deleted(&TABLE, types).await
}

/// The type entity to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<TypeEntity> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let type_entity = found.pop().ok_or_else(not_found)?;
    expected.check(&type_entity)?;
    Ok(type_entity)
}

fn not_found() -> ApiError {
    ApiError::not_found("TYPES_NOT_FOUND", "there is no such type entity")
}
