//! One import: where it stands.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use sqlx::{FromRow, Row as _};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shared::database::{DbRow, DbTime, DbUuid};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ImportStatus)]
pub enum Status {
    /// The file is there.
    Uploaded,
    Validating,
    /// The report can be read, and the import can start.
    Validated,
    /// It has been started and waits for its turn.
    Pending,
    Processing,
    Completed,
    Failed,
    Cancelled,
}

impl Status {
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }
}

/// What becomes of the good rows when there are bad ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = ImportMode)]
pub enum Mode {
    /// One bad row, and nothing is written.
    AllOrNothing,
    /// Every row that can be written is.
    ValidRowsOnly,
}

/// What becomes of a row whose record is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ImportDuplicates)]
pub enum Duplicates {
    Error,
    Skip,
    /// The record gets the values of the row.
    Update,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ImportColumn)]
pub struct FileColumn {
    pub index: usize,
    pub header: String,
    /// Its first values.
    pub samples: Vec<String>,
}

/// Which column a field is read from.
pub type Mapping = BTreeMap<String, usize>;

/// What the check of the rows has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub total: i64,
    pub valid: i64,
    pub invalid: i64,
    pub duplicate: i64,
}

/// How far the writing has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// The last row that is done.
    pub last_row: i64,
    pub processed: i64,
    pub succeeded: i64,
    pub failed: i64,
    pub skipped: i64,
}

/// How an import ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    pub status: Status,
    /// One sentence for a person.
    pub error: Option<String>,
}

impl End {
    pub fn completed() -> Self {
        Self {
            status: Status::Completed,
            error: None,
        }
    }

    pub fn cancelled() -> Self {
        Self {
            status: Status::Cancelled,
            error: Some("The import was cancelled".to_owned()),
        }
    }

    pub fn failed(error: impl Into<String>) -> Self {
        Self {
            status: Status::Failed,
            error: Some(error.into()),
        }
    }
}

/// An import as the database keeps it.
#[derive(Debug, Clone)]
pub struct Job {
    pub id: Uuid,
    pub resource: String,
    pub file_name: String,
    pub format: String,
    pub size: i64,
    /// The sheets of a workbook that are not hidden.
    pub sheets: Vec<String>,
    /// The one that is read.
    pub sheet: Option<String>,
    pub columns: Vec<FileColumn>,
    pub mapping: Mapping,
    pub status: Status,
    pub mode: Option<Mode>,
    pub duplicates: Option<Duplicates>,
    pub validate_only: bool,
    pub counts: Counts,
    pub tally: Tally,
    /// The highest progress that has been told.
    pub shown_progress: i64,
    pub error: Option<String>,
    /// How often a failure of the server has ended a run.
    pub setbacks: i64,
    pub cancelled: bool,
    pub created_by: Uuid,
    pub created_by_email: String,
    pub created_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
}

impl FromRow<'_, DbRow> for Job {
    fn from_row(row: &DbRow) -> sqlx::Result<Self> {
        let time = |name| row.try_get::<Option<DbTime>, _>(name);
        Ok(Self {
            id: row.try_get::<DbUuid, _>("id")?.into(),
            resource: row.try_get("resource")?,
            file_name: row.try_get("file_name")?,
            format: row.try_get("format")?,
            size: row.try_get("size")?,
            sheets: row.try_get::<Json<_>, _>("sheets")?.0,
            sheet: row.try_get("sheet")?,
            columns: row.try_get::<Json<_>, _>("columns")?.0,
            mapping: row.try_get::<Json<_>, _>("mapping")?.0,
            status: from_word(row.try_get("status")?)?,
            mode: row
                .try_get::<Option<String>, _>("mode")?
                .map(from_word)
                .transpose()?,
            duplicates: row
                .try_get::<Option<String>, _>("duplicates")?
                .map(from_word)
                .transpose()?,
            validate_only: row.try_get("validate_only")?,
            counts: Counts {
                total: row.try_get("total")?,
                valid: row.try_get("valid")?,
                invalid: row.try_get("invalid")?,
                duplicate: row.try_get("duplicate")?,
            },
            tally: Tally {
                last_row: row.try_get("last_row")?,
                processed: row.try_get("processed")?,
                succeeded: row.try_get("succeeded")?,
                failed: row.try_get("failed")?,
                skipped: row.try_get("skipped")?,
            },
            shown_progress: row.try_get("shown_progress")?,
            error: row.try_get("error")?,
            setbacks: row.try_get("setbacks")?,
            cancelled: row.try_get("cancelled")?,
            created_by: row.try_get::<DbUuid, _>("created_by")?.into(),
            created_by_email: row.try_get("created_by_email")?,
            created_at: row.try_get::<DbTime, _>("created_at")?.into(),
            started_at: time("started_at")?.map(Into::into),
            finished_at: time("finished_at")?.map(Into::into),
        })
    }
}

/// A word of one of the lists above as the database keeps it.
pub fn to_word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("{other:?} is not a word"),
    }
}

fn from_word<T: DeserializeOwned>(word: String) -> sqlx::Result<T> {
    serde_json::from_value(word.into()).map_err(|error| sqlx::Error::Decode(error.into()))
}

impl Job {
    /// From 0 to 100, which is only told when everything is final.
    pub fn progress(&self) -> i64 {
        if self.status == Status::Completed {
            return 100;
        }
        let done = self.tally.processed * 100 / self.counts.total.max(1);
        done.max(self.shown_progress).min(99)
    }
}
