//! What a module says of its import, and how the shared part calls it.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;

use serde_json::{Map, Value};

use super::job::Mode;
use super::lookup::Twin;
use crate::shared::database::DbConnection;
use crate::shared::http::ApiResult;
use crate::shared::record::{Change, EntityId};
use crate::shared::table::{Access, TableInfo, TableInput};

/// A foreign key.
#[derive(Debug)]
pub struct Reference {
    pub columns: &'static [&'static str],
    pub table: &'static str,
    /// The columns there.
    pub targets: &'static [&'static str],
}

/// A rule of the table that rows are tried against before they are written.
#[derive(Debug)]
pub struct RowCheck {
    pub columns: &'static [&'static str],
    /// A condition over these columns, in the SQL of the database.
    pub condition: &'static str,
}

/// The import of one table. A module says what is particular to it; the rest is the same for all.
pub trait BaseImportService: Debug + Sync + 'static {
    /// What creates a record.
    type Input: TableInput + Sync;
    /// What comes back of a new record: itself, or only its key.
    type Inserted: Send + Sync;

    /// The fields that a file may have, each with the name that people know.
    const FIELDS: &'static [(&'static str, &'static str)];
    /// Columns that are unique together. They tell whether a row's record is there already.
    const UNIQUES: &'static [&'static [&'static str]];
    const REFERENCES: &'static [Reference];
    const CHECKS: &'static [RowCheck] = &[];
    /// What happens to the good rows when there are bad ones and nobody has chosen.
    const DEFAULT_MODE: Mode;
    /// Records can be changed.
    const IS_UPDATABLE: bool;
    /// Progress is told as events.
    const HAS_EVENTS: bool;

    /// A record for the template file.
    fn example(number: i32) -> Value;

    /// What the module does before a record is created.
    fn before_create(
        change: &mut Change,
        input: &mut Self::Input,
    ) -> impl Future<Output = ApiResult<()>> + Send;

    /// Writes new records.
    fn insert(
        connection: &mut DbConnection,
        inputs: &[Self::Input],
    ) -> impl Future<Output = sqlx::Result<Vec<Self::Inserted>>> + Send;

    /// Refuses new records when one of them breaks a rule of the module.
    fn keep_rules(
        connection: &mut DbConnection,
        inserted: &[Self::Inserted],
    ) -> impl Future<Output = ApiResult<()>> + Send;

    fn id(inserted: Self::Inserted) -> EntityId;

    /// Changes the record that agrees with a row in what is unique; its key, when it is there.
    fn update(
        change: &mut Change,
        twin: &Twin,
        patch: Value,
    ) -> impl Future<Output = ApiResult<Option<EntityId>>> + Send;
}

/// What is known of an import before anything is done.
#[derive(Debug)]
pub struct About {
    pub table: &'static TableInfo,
    pub fields: &'static [(&'static str, &'static str)],
    pub uniques: &'static [&'static [&'static str]],
    pub references: &'static [Reference],
    pub checks: &'static [RowCheck],
    pub default_mode: Mode,
    pub is_updatable: bool,
    pub has_events: bool,
}

impl About {
    /// Whether a field is read and never shown.
    pub fn is_secret(&self, field: &str) -> bool {
        let column = self.table.column(field);
        column.is_some_and(|column| !column.is_shown())
    }

    pub fn has_secrets(&self) -> bool {
        self.fields.iter().any(|(field, _)| self.is_secret(field))
    }

    /// What people call a field.
    pub fn label(&self, field: &str) -> Option<&'static str> {
        let mut fields = self.fields.iter();
        fields
            .find(|(name, _)| *name == field)
            .map(|(_, label)| *label)
    }
}

pub type Working<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A [`BaseImportService`] whose types are out of sight, so that one implementation serves all.
pub trait Importer: Debug + Sync {
    fn about(&self) -> &'static About;

    fn example(&self, number: i32) -> Value;

    /// Why the text of a record cannot become one.
    fn misfit(&self, record: &str) -> Option<String>;

    /// Writes new records, after the rules of the module; their keys.
    fn create<'a>(
        &'a self,
        change: &'a mut Change,
        records: &'a [&'a str],
    ) -> Working<'a, ApiResult<Vec<EntityId>>>;

    /// Changes the record that a row's record is a twin of; its key, when it is there.
    fn update<'a>(
        &'a self,
        change: &'a mut Change,
        record: &'a str,
    ) -> Working<'a, ApiResult<Option<EntityId>>>;
}

impl<S: BaseImportService> Importer for S {
    fn about(&self) -> &'static About {
        const {
            &About {
                table: S::Input::TABLE,
                fields: S::FIELDS,
                uniques: S::UNIQUES,
                references: S::REFERENCES,
                checks: S::CHECKS,
                default_mode: S::DEFAULT_MODE,
                is_updatable: S::IS_UPDATABLE,
                has_events: S::HAS_EVENTS,
            }
        }
    }

    fn example(&self, number: i32) -> Value {
        S::example(number)
    }

    fn misfit(&self, record: &str) -> Option<String> {
        let read = serde_json::from_str::<S::Input>(record);
        read.err().map(|error| error.to_string())
    }

    fn create<'a>(
        &'a self,
        change: &'a mut Change,
        records: &'a [&'a str],
    ) -> Working<'a, ApiResult<Vec<EntityId>>> {
        Box::pin(async move {
            let mut inputs = Vec::with_capacity(records.len());
            for record in records {
                let mut input = serde_json::from_str(record)?;
                S::before_create(change, &mut input).await?;
                inputs.push(input);
            }
            let inserted = S::insert(change.connection(), &inputs).await;
            let inserted = change.check_write(&inputs[0], inserted).await?;
            S::keep_rules(change.connection(), &inserted).await?;
            Ok(inserted.into_iter().map(S::id).collect())
        })
    }

    fn update<'a>(
        &'a self,
        change: &'a mut Change,
        record: &'a str,
    ) -> Working<'a, ApiResult<Option<EntityId>>> {
        Box::pin(async move {
            let fields: Map<String, Value> = serde_json::from_str(record)?;
            let table = S::Input::TABLE;
            for columns in S::UNIQUES {
                let Some(twin) = Twin::of(table, columns, &fields) else {
                    continue;
                };
                let patch = Value::Object(changeable(table, &fields));
                let updated = S::update(change, &twin, patch).await?;
                if updated.is_some() {
                    return Ok(updated);
                }
            }
            Ok(None)
        })
    }
}

/// The fields that can be given to a record that is there.
fn changeable(table: &TableInfo, fields: &Map<String, Value>) -> Map<String, Value> {
    let mut fields = fields.clone();
    fields.retain(|name, _| {
        let column = table.column(name);
        column.is_some_and(|column| matches!(column.access, Access::ReadWrite | Access::WriteOnly))
    });
    fields
}
