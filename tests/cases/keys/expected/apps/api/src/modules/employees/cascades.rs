//! What happens to employees when what they refer to goes or gets another key: the database does it, this has it announced.

use super::schemas::Employee;
use super::{hooks, repository};
use crate::shared::app::App;
use crate::shared::database::DbConnection;
use crate::shared::http::ApiResult;
use crate::shared::record::cascade::{Dependent, Effect, ForeignKey};
use crate::shared::record::{Change, Rule};

impl Dependent for Employee {
    const FOREIGN_KEYS: &'static [ForeignKey] = &[ForeignKey {
        columns: &["reports_to"],
        table: "employees",
        targets: &["employee_id"],
        on_delete: Effect::Change,
        on_update: Effect::None,
    }];
    const SELECT: &'static str = repository::SELECT;
    const HAS_EVENTS: bool = true;
    const RULES: &'static [Rule<Self>] = hooks::RULES;

    async fn before_delete(change: &mut Change, employee: &Self) -> ApiResult<()> {
        hooks::before_delete(change, employee).await
    }

    async fn after_delete(app: &App, employees: &[Self]) {
        hooks::after_delete(app, employees).await;
    }

    async fn raise_versions(
        connection: &mut DbConnection,
        employees: &[Self],
    ) -> sqlx::Result<Vec<Self>> {
        let ids: Vec<_> = employees.iter().map(Self::key).collect();
        repository::raise_versions(connection, &ids).await
    }

    async fn after_update(app: &App, employee: &Self) {
        hooks::after_update(app, employee).await;
    }
}
