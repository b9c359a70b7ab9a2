//! The import of stays from files.

use serde_json::{Value, json};

use super::schemas::{CreateStay, UpdateStay};
use super::{hooks, repository};
use crate::shared::database::DbConnection;
use crate::shared::http::{ApiResult, Expected};
use crate::shared::import::{BaseImportService, Mode, Reference, RowCheck, Twin};
use crate::shared::record::{Change, Entity, EntityId, rules};

/// Reads stays from CSV and XLSX files.
#[derive(Debug)]
pub struct StaysImportService;

impl BaseImportService for StaysImportService {
    type Input = CreateStay;
    type Inserted = i32;

    const FIELDS: &'static [(&'static str, &'static str)] = &[
        ("number", "Number"),
        ("ward", "Ward"),
        ("admittedOn", "Admitted on"),
        ("dischargedOn", "Discharged on"),
        ("seenAt", "Seen at"),
        ("leftAt", "Left at"),
        ("price", "Price"),
        ("discount", "Discount"),
        ("follows", "Follows"),
    ];
    const UNIQUES: &'static [&'static [&'static str]] = &[&["number"]];
    const REFERENCES: &'static [Reference] = &[Reference {
        columns: &["follows"],
        table: "stays",
        targets: &["number"],
    }];
    const CHECKS: &'static [RowCheck] = &[
        RowCheck {
            columns: &["ward"],
            condition: "upper(ward) = ward",
        },
        RowCheck {
            columns: &["discharged_on", "admitted_on"],
            condition: "discharged_on IS NULL OR discharged_on > admitted_on",
        },
        RowCheck {
            columns: &["left at", "seen at"],
            condition: r#""left at" >= "seen at""#,
        },
        RowCheck {
            columns: &["discount", "price"],
            condition: "discount * 10 <= price * 5",
        },
    ];
    const DEFAULT_MODE: Mode = Mode::AllOrNothing;
    const IS_UPDATABLE: bool = true;
    const HAS_EVENTS: bool = false;

    fn example(number: i32) -> Value {
        json!({
            "number": 7 + number,
            "ward": "A",
            "admittedOn": "2024-02-29",
            "dischargedOn": "2024-03-29",
            "seenAt": "2024-02-29T10:30:00Z",
            "leftAt": "2024-03-29T10:30:00Z",
            "price": 7,
            "discount": 0,
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
        let mut patch: UpdateStay = serde_json::from_value(patch)?;
        hooks::before_update(change, &before, &mut patch).await?;
        let updated = repository::update(change.connection(), before.key(), &patch).await;
        let after = change.check_write(&patch, updated).await?;
        rules::keep(hooks::RULES, Some(&before), &after)?;
        change.audit_updated(&before, &after).await?;
        Ok(Some(after.id()))
    }
}
