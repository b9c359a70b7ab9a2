//! What happens to transfers when what they refer to goes or gets another key: the database does it, this has it announced.

use super::schemas::Transfer;
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::http::ApiResult;
use crate::shared::record::Change;
use crate::shared::record::cascade::{Dependent, Effect, ForeignKey};

impl Dependent for Transfer {
    const FOREIGN_KEYS: &'static [ForeignKey] = &[ForeignKey {
        columns: &["to_code"],
        table: "warehouses",
        targets: &["code"],
        on_delete: Effect::Delete,
        on_update: Effect::None,
    }];
    const SELECT: &'static str = repository::SELECT;
    const HAS_EVENTS: bool = true;

    async fn before_delete(change: &mut Change, transfer: &Self) -> ApiResult<()> {
        hooks::before_delete(change, transfer).await
    }

    async fn after_delete(app: &App, transfers: &[Self]) {
        hooks::after_delete(app, transfers).await;
    }
}
