//! What can be done with categories.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{Category, CreateCategory, TABLE, UpdateCategory};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the categories that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Category>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<Category> {
    let mut connection = app.database.read().await?;
    let category = repository::find(&mut connection, id).await?;
    connection.release();
    category.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateCategory) -> ApiResult<Category> {
    hooks::before_create(change, &mut input).await?;
    let category = match repository::insert(change.connection(), &input).await {
        Ok(category) => category,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &category).await?;
    Ok(category)
}

/// Sets everything that a client may set, if the category is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreateCategory,
) -> ApiResult<Category> {
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

/// Sets what the patch sets, if the category is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdateCategory,
) -> ApiResult<Category> {
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

/// Deletes a category, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Category> {
    let category = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&category)).await?;
    Ok(category)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<Category>> {
    let categories = repository::lock(change.connection(), ids).await?;
    if !categories.is_empty() {
        delete_all(change, &categories).await?;
    }
    Ok(categories)
}

async fn delete_all(change: &mut Change, categories: &[Category]) -> ApiResult<()> {
    for category in categories {
        hooks::before_delete(change, category).await?;
    }
    let ids: Vec<Uuid> = categories.iter().map(Category::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, categories)
            .await);
    }
    change.audit_deleted(&TABLE, categories).await
}

/// The category to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Category> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let category = found.pop().ok_or_else(not_found)?;
    expected.check(&category)?;
    Ok(category)
}

fn not_found() -> ApiError {
    ApiError::not_found("CATEGORIES_NOT_FOUND", "there is no such category")
}
