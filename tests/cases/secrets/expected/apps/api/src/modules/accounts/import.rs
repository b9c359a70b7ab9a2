//! The import of accounts from files.

use serde_json::{Value, json};
use uuid::Uuid;

use super::schemas::{CreateAccount, UpdateAccount};
use super::{hooks, repository};
use crate::shared::database::DbConnection;
use crate::shared::http::{ApiResult, Expected};
use crate::shared::import::{BaseImportService, Mode, Reference, Twin};
use crate::shared::record::{Change, Entity, EntityId, rules};

/// Reads accounts from CSV and XLSX files.
#[derive(Debug)]
pub struct AccountsImportService;

impl BaseImportService for AccountsImportService {
    type Input = CreateAccount;
    type Inserted = Uuid;

    const FIELDS: &'static [(&'static str, &'static str)] = &[
        ("name", "Name"),
        ("passwd", "Passwd"),
        ("apiKey", "API key"),
        ("loginToken", "Login token"),
        ("note", "Note"),
        ("recoveryCodes", "Recovery codes"),
        ("pin", "Pin"),
    ];
    const UNIQUES: &'static [&'static [&'static str]] = &[&["api_key"]];
    const REFERENCES: &'static [Reference] = &[];
    const DEFAULT_MODE: Mode = Mode::AllOrNothing;
    const IS_UPDATABLE: bool = true;
    const HAS_EVENTS: bool = true;

    fn example(_number: i32) -> Value {
        json!({
            "name": "Name",
            "loginToken": "Login token",
        })
    }

    async fn before_create(change: &mut Change, input: &mut Self::Input) -> ApiResult<()> {
        hooks::before_create(change, input).await
    }

    async fn insert(
        connection: &mut DbConnection,
        inputs: &[Self::Input],
    ) -> sqlx::Result<Vec<Self::Inserted>> {
        repository::insert_all(connection, inputs).await
    }

    async fn keep_rules(
        connection: &mut DbConnection,
        inserted: &[Self::Inserted],
    ) -> ApiResult<()> {
        rules::keep_all(hooks::RULES, repository::lock(connection, inserted)).await
    }

    fn id(inserted: Self::Inserted) -> EntityId {
        EntityId::from(inserted)
    }

    async fn update(change: &mut Change, twin: &Twin, patch: Value) -> ApiResult<Option<EntityId>> {
        let Some(found) = repository::find_twin(change.connection(), twin).await? else {
            return Ok(None);
        };
        let before =
            Expected::Any.check(repository::lock(change.connection(), &[found.key()]).await?)?;
        let mut patch: UpdateAccount = serde_json::from_value(patch)?;
        hooks::before_update(change, &before, &mut patch).await?;
        let updated = repository::update(change.connection(), before.key(), &patch).await;
        let after = change.check_write(&patch, updated).await?;
        rules::keep(hooks::RULES, Some(&before), &after)?;
        change.audit_updated(&before, &after).await?;
        Ok(Some(after.id()))
    }
}
