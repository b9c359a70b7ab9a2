//! What the routes of the package know of categories, and how one is written.

use uuid::Uuid;

use super::schemas::{Category, CreateCategory, UpdateCategory};
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::database::DbConnection;
use crate::shared::http::ApiResult;
use crate::shared::package::{BaseChanges, BaseService, Flag};
use crate::shared::record::{Change, rules};

#[derive(Debug)]
pub struct CategoriesService;

impl BaseService for CategoriesService {
    type Record = Category;
    type Create = CreateCategory;

    const SELECT: &'static str = repository::SELECT;
    const LABEL: &'static str = "name";
    const UNIQUES: &'static [&'static str] = &["name"];
    const FLAGS: &'static [Flag] = &[Flag {
        field: "isActive",
        on: "activate",
        off: "deactivate",
    }];
    const CREATED_AT: Option<&'static str> = Some("createdAt");
    const HAS_EVENTS: bool = false;

    async fn create(change: &mut Change, mut input: CreateCategory) -> ApiResult<Category> {
        hooks::before_create(change, &mut input).await?;
        let inserted = repository::insert(change.connection(), &input).await;
        let category = change.check_write(&input, inserted).await?;
        rules::keep(hooks::RULES, None, &category)?;
        change.audit_created(&category).await?;
        Ok(category)
    }

    async fn after_create(app: &App, created: &Category) {
        hooks::after_create(app, created).await;
    }
}

impl BaseChanges for CategoriesService {
    type Key = Uuid;
    type Update = UpdateCategory;

    async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Category>> {
        repository::lock(connection, ids).await
    }

    async fn update(
        change: &mut Change,
        before: &Category,
        mut patch: UpdateCategory,
    ) -> ApiResult<Category> {
        hooks::before_update(change, before, &mut patch).await?;
        let updated = repository::update(change.connection(), before.key(), &patch).await;
        let after = change.check_write(&patch, updated).await?;
        rules::keep(hooks::RULES, Some(before), &after)?;
        change.audit_updated(before, &after).await?;
        Ok(after)
    }

    async fn after_update(app: &App, updated: &Category) {
        hooks::after_update(app, updated).await;
    }
}
