//! How an import is shown.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::job::{Duplicates, FileColumn, Job, Mapping, Mode, Status};
use super::service::Importer;
use crate::shared::table::ColumnInfo;

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
