//! The HTTP side of products: what each route does, from the request to the answer.

use axum::extract::RawQuery;
use uuid::Uuid;

use super::schemas::{CreateProduct, Product, TABLE, UpdateProduct};
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::http::{ApiAnswer, ApiResult, Bulk, Expected, PageOf, Path, Valid};
use crate::shared::query::ListQuery;
use crate::shared::record::{Change, ChangeRequest, rules};

/// Lists products.
pub async fn list(app: App, user: User, RawQuery(query): RawQuery) -> ApiResult<ApiAnswer> {
    let query = ListQuery::parse(&TABLE, query.as_deref(), app.readable(&user))?;
    let mut connection = app.database.read().await?;
    let (products, total) = repository::list(&mut connection, &query).await?;
    connection.release();
    PageOf::answer(products, total, &query)
}

/// Shows a product.
pub async fn get(app: App, Path(id): Path<Uuid>) -> ApiResult<ApiAnswer> {
    let mut connection = app.database.read().await?;
    let found = repository::find(&mut connection, id).await?;
    connection.release();
    ApiAnswer::ok(&TABLE.found(found)?)
}

/// Creates a product.
pub async fn create(
    app: App,
    request: ChangeRequest,
    Valid(mut input): Valid<CreateProduct>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &input).await?;
    hooks::before_create(&mut change, &mut input).await?;
    let inserted = repository::insert(change.connection(), &input).await;
    let product = change.check_write(&input, inserted).await?;
    rules::keep(hooks::RULES, None, &product)?;
    change.audit_created(&product).await?;
    let answer = change.commit(ApiAnswer::created(&product)?).await?;
    hooks::after_create(&app, &product).await;
    Ok(answer)
}

/// Replaces everything that can be changed of a product.
pub async fn replace(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(mut input): Valid<CreateProduct>,
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

/// Changes the fields of a product that are given; none are no change.
pub async fn update(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
    Valid(mut patch): Valid<UpdateProduct>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let before = expected.check(repository::lock(change.connection(), &[id]).await?)?;
    if patch == UpdateProduct::default() {
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

/// Deletes a product.
pub async fn delete(
    app: App,
    Path(id): Path<Uuid>,
    expected: Expected,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let gone = [expected.check(repository::lock(change.connection(), &[id]).await?)?];
    let [product] = &gone;
    hooks::before_delete(&mut change, product).await?;
    change.follow_delete(&gone).await?;
    let deleted = repository::delete(change.connection(), &[product.key()]).await;
    change.check_delete(&gone, deleted).await?;
    change.audit_deleted(&gone).await?;
    let answer = change.commit(ApiAnswer::no_content()).await?;
    hooks::after_delete(&app, &gone).await;
    Ok(answer)
}

/// Deletes several products, all of them or none.
pub async fn bulk_delete(
    app: App,
    request: ChangeRequest,
    bulk: Bulk<Uuid>,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin_once(&app, request, &bulk).await?;
    let gone = repository::lock(change.connection(), &bulk.ids).await?;
    for product in &gone {
        hooks::before_delete(&mut change, product).await?;
    }
    change.follow_delete(&gone).await?;
    let ids: Vec<Uuid> = gone.iter().map(Product::key).collect();
    let deleted = repository::delete(change.connection(), &ids).await;
    change.check_delete(&gone, deleted).await?;
    change.audit_deleted(&gone).await?;
    let answer = change.commit(ApiAnswer::deleted(&gone)?).await?;
    hooks::after_delete(&app, &gone).await;
    Ok(answer)
}

/// Brings a product back that was deleted, under its key.
pub async fn undelete(
    app: App,
    Path(id): Path<Uuid>,
    request: ChangeRequest,
) -> ApiResult<ApiAnswer> {
    let mut change = Change::begin(&app, request).await?;
    let mut input: CreateProduct = change.deleted(&id).await?;
    hooks::before_create(&mut change, &mut input).await?;
    let inserted = repository::insert(change.connection(), &input).await;
    let inserted = change.check_write(&input, inserted).await?;
    change.take_place(&input, &inserted, &id).await?;
    let product = TABLE.found(repository::find(change.connection(), id).await?)?;
    rules::keep(hooks::RULES, None, &product)?;
    change.audit_created(&product).await?;
    let answer = change.commit(ApiAnswer::created(&product)?).await?;
    hooks::after_create(&app, &product).await;
    Ok(answer)
}
