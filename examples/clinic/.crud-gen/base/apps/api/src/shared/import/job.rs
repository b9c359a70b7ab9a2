//! One import: where it stands, and how it is shown.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use sqlx::{FromRow, Row as _};
use utoipa::ToSchema;
use uuid::Uuid;

use super::service::Importer;
use crate::shared::column::ColumnInfo;
use crate::shared::database::DbRow;
use crate::shared::sql_types::{DbTime, DbUuid};

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

/// An import as it is shown.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ImportJob)]
pub struct JobView {
    pub job_id: Uuid,
    /// The same as `jobId`.
    pub session_id: Uuid,
    pub resource: String,
    pub file_name: String,
    #[schema(example = "csv")]
    pub format: String,
    pub size: i64,
    pub status: Status,
    /// The sheets of a workbook, but for those that are hidden.
    pub sheets: Vec<String>,
    /// The one that is read.
    pub sheet: Option<String>,
    /// What is in the file.
    pub columns: Vec<FileColumn>,
    /// What can be read from it.
    pub fields: Vec<FieldView>,
    pub mapping: Mapping,
    pub mode: Option<Mode>,
    pub duplicates: Option<Duplicates>,
    pub validate_only: bool,
    pub total_records: i64,
    pub valid_count: i64,
    pub invalid_count: i64,
    pub duplicate_count: i64,
    pub processed_records: i64,
    pub success_count: i64,
    pub failed_count: i64,
    pub skipped_count: i64,
    pub progress: i64,
    /// One sentence for a person.
    pub error: Option<String>,
    pub created_by: Creator,
    pub created_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
}

/// A field that a column of a file can be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportField)]
pub struct FieldView {
    pub name: &'static str,
    pub label: &'static str,
    pub required: bool,
    /// What the field holds, in a word or two.
    #[serde(rename = "type")]
    pub kind: String,
}

/// Who has sent the file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportCreator)]
pub struct Creator {
    pub id: Uuid,
    pub email: String,
}

impl JobView {
    pub fn new(job: Job, importer: &dyn Importer) -> Self {
        Self {
            progress: job.progress(),
            job_id: job.id,
            session_id: job.id,
            resource: job.resource,
            file_name: job.file_name,
            format: job.format,
            size: job.size,
            status: job.status,
            sheets: job.sheets,
            sheet: job.sheet,
            columns: job.columns,
            fields: fields(importer),
            mapping: job.mapping,
            mode: job.mode,
            duplicates: job.duplicates,
            validate_only: job.validate_only,
            total_records: job.counts.total,
            valid_count: job.counts.valid,
            invalid_count: job.counts.invalid,
            duplicate_count: job.counts.duplicate,
            processed_records: job.tally.processed,
            success_count: job.tally.succeeded,
            failed_count: job.tally.failed,
            skipped_count: job.tally.skipped,
            error: job.error,
            created_by: Creator {
                id: job.created_by,
                email: job.created_by_email,
            },
            created_at: job.created_at,
            started_at: job.started_at,
            finished_at: job.finished_at,
        }
    }
}

fn fields(importer: &dyn Importer) -> Vec<FieldView> {
    let about = importer.about();
    let view = |label, column: &ColumnInfo| FieldView {
        name: column.name,
        label,
        required: column.required,
        kind: column.kind.expectation(),
    };
    let fields = about.fields.iter();
    fields
        .filter_map(|(name, label)| Some(view(*label, about.table.column(name)?)))
        .collect()
}
