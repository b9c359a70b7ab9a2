//! What the routes of the package know of orders, and how one is written.

use uuid::Uuid;

use super::schemas::{CreateOrder, Order, UpdateOrder};
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::database::DbConnection;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::ApiResult;
use crate::shared::package::{BaseChanges, BaseService, Flag};
use crate::shared::record::{Change, rules};

#[derive(Debug)]
pub struct OrdersService;

impl BaseService for OrdersService {
    type Record = Order;
    type Create = CreateOrder;

    const SELECT: &'static str = repository::SELECT;
    const LABEL: &'static str = "code";
    const UNIQUES: &'static [&'static str] = &["code"];
    const STATUS: Option<&'static str> = Some("state");
    const FLAGS: &'static [Flag] = &[Flag {
        field: "locked",
        on: "lock",
        off: "unlock",
    }];
    const CREATED_AT: Option<&'static str> = Some("createdAt");
    const HAS_EVENTS: bool = true;

    async fn create(change: &mut Change, mut input: CreateOrder) -> ApiResult<Order> {
        hooks::before_create(change, &mut input).await?;
        let inserted = repository::insert(change.connection(), &input).await;
        let order = change.check_write(&input, inserted).await?;
        rules::keep(hooks::RULES, None, &order)?;
        CrudEventHelper::emit_created(change, &order).await?;
        Ok(order)
    }

    async fn after_create(app: &App, created: &Order) {
        hooks::after_create(app, created).await;
    }
}

impl BaseChanges for OrdersService {
    type Key = Uuid;
    type Update = UpdateOrder;

    async fn lock(connection: &mut DbConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Order>> {
        repository::lock(connection, ids).await
    }

    async fn update(
        change: &mut Change,
        before: &Order,
        mut patch: UpdateOrder,
    ) -> ApiResult<Order> {
        hooks::before_update(change, before, &mut patch).await?;
        let updated = repository::update(change.connection(), before.key(), &patch).await;
        let after = change.check_write(&patch, updated).await?;
        rules::keep(hooks::RULES, Some(before), &after)?;
        CrudEventHelper::emit_updated(change, before, &after).await?;
        Ok(after)
    }

    async fn after_update(app: &App, updated: &Order) {
        hooks::after_update(app, updated).await;
    }
}
