//! What can be done with products.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{CreateProduct, Product, TABLE, UpdateProduct};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the products that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Product>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<Product> {
    let mut connection = app.database.read().await?;
    let product = repository::find(&mut connection, id).await?;
    connection.release();
    product.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateProduct) -> ApiResult<Product> {
    hooks::before_create(change, &mut input).await?;
    let product = match repository::insert(change.connection(), &input).await {
        Ok(product) => product,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &product).await?;
    Ok(product)
}

/// Sets everything that a client may set, if the product is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreateProduct,
) -> ApiResult<Product> {
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

/// Sets what the patch sets, if the product is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdateProduct,
) -> ApiResult<Product> {
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

/// Deletes a product, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Product> {
    let product = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&product)).await?;
    Ok(product)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<Product>> {
    let products = repository::lock(change.connection(), ids).await?;
    if !products.is_empty() {
        delete_all(change, &products).await?;
    }
    Ok(products)
}

async fn delete_all(change: &mut Change, products: &[Product]) -> ApiResult<()> {
    for product in products {
        hooks::before_delete(change, product).await?;
    }
    let ids: Vec<Uuid> = products.iter().map(Product::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, products)
            .await);
    }
    change.audit_deleted(&TABLE, products).await
}

/// The product to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Product> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let product = found.pop().ok_or_else(not_found)?;
    expected.check(&product)?;
    Ok(product)
}

fn not_found() -> ApiError {
    ApiError::not_found("PRODUCTS_NOT_FOUND", "there is no such product")
}
