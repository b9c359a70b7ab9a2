//! What the routes of the package know of products, and how one is written.

use uuid::Uuid;

use super::schemas::{CreateProduct, Product, UpdateProduct};
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::database::DbConnection;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::ApiResult;
use crate::shared::package::{BaseChanges, BaseService};
use crate::shared::record::{Change, rules};

#[derive(Debug)]
pub struct ProductsService;

impl BaseService for ProductsService {
    type Record = Product;
    type Create = CreateProduct;

    const SELECT: &'static str = repository::SELECT;
    const LABEL: &'static str = "name";
    const UNIQUES: &'static [&'static str] = &["code"];
    const STATUS: Option<&'static str> = Some("status");
    const CREATED_AT: Option<&'static str> = Some("createdAt");
    const HAS_EVENTS: bool = true;

    async fn create(change: &mut Change, mut input: CreateProduct) -> ApiResult<Product> {
        hooks::before_create(change, &mut input).await?;
        let inserted = repository::insert(change.connection(), &input).await;
        let product = change.check_write(&input, inserted).await?;
        rules::keep(hooks::RULES, None, &product)?;
        CrudEventHelper::emit_created(change, &product).await?;
        Ok(product)
    }

    async fn after_create(app: &App, created: &Product) {
        hooks::after_create(app, created).await;
    }
}

impl BaseChanges for ProductsService {
    type Key = Uuid;
    type Update = UpdateProduct;

    async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Product>> {
        repository::lock(connection, ids).await
    }

    async fn update(
        change: &mut Change,
        before: &Product,
        mut patch: UpdateProduct,
    ) -> ApiResult<Product> {
        hooks::before_update(change, before, &mut patch).await?;
        let updated = repository::update(change.connection(), before.key(), &patch).await;
        let after = change.check_write(&patch, updated).await?;
        rules::keep(hooks::RULES, Some(before), &after)?;
        CrudEventHelper::emit_updated(change, before, &after).await?;
        Ok(after)
    }

    async fn after_update(app: &App, updated: &Product) {
        hooks::after_update(app, updated).await;
    }
}
