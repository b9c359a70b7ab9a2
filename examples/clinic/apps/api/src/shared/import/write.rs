//! One page of rows into the table. Where the database refuses rows, exactly those are found and left out.

use super::job::{Duplicates, Tally};
use super::problem::{self, RowProblem};
use super::rows::{DUPLICATE, FAILED, Mark, StagedRow, VALID};
use super::service::Importer;
use crate::shared::http::{ApiError, ApiResult};
use crate::shared::record::{Change, EntityId};

/// What has become of a page.
#[derive(Debug, Default)]
pub struct Written {
    /// The keys of new records.
    pub created: Vec<EntityId>,
    /// Rows that were refused.
    pub marks: Vec<Mark>,
    pub tally: Tally,
}

/// Writes pages of one import.
#[derive(Debug)]
pub struct Writer {
    pub importer: &'static dyn Importer,
    pub duplicates: Duplicates,
}

impl Writer {
    /// Writes what can be written. What comes back was counted on from `tally`.
    pub async fn write(
        &self,
        change: &mut Change,
        page: &[StagedRow],
        tally: Tally,
    ) -> ApiResult<Written> {
        let mut written = Written {
            tally,
            ..Written::default()
        };
        let mut new = Vec::new();
        let mut known = Vec::new();
        for row in page {
            match (row.status.as_str(), self.duplicates) {
                (VALID, _) => new.push(row),
                (DUPLICATE, Duplicates::Update) => known.push(row),
                (DUPLICATE, Duplicates::Skip) => written.tally.skipped += 1,
                _ => written.tally.failed += 1,
            }
            written.tally.processed += 1;
            written.tally.last_row = row.row_no;
        }
        self.create(change, &new, &mut known, &mut written).await?;
        known.sort_by_key(|row| row.row_no);
        for row in known {
            self.update(change, row, &mut written).await?;
        }
        Ok(written)
    }

    /// Creates records, all at once; when some are refused, in halves, until each of those is alone.
    async fn create<'a>(
        &self,
        change: &mut Change,
        rows: &[&'a StagedRow],
        known: &mut Vec<&'a StagedRow>,
        written: &mut Written,
    ) -> ApiResult<()> {
        let table = self.importer.about().table;
        let mut parts = vec![rows];
        while let Some(part) = parts.pop() {
            let records: Vec<&str> = part.iter().map(|row| record(row)).collect();
            let [first, others @ ..] = part else {
                continue;
            };
            let mark = change.begin_part().await?;
            match self.importer.create(change, &records).await {
                Ok(keys) => {
                    change.keep_part(mark).await?;
                    written.tally.succeeded += i64::try_from(part.len()).unwrap_or(0);
                    written.created.extend(keys);
                }
                Err(error) => {
                    let problems = problem::refusal(&error, record(first), table);
                    let Some(problems) = problems else {
                        return Err(error);
                    };
                    change.undo_part(mark).await?;
                    if others.is_empty() {
                        self.refuse(first, &error, problems, known, written);
                    } else {
                        let (front, back) = part.split_at(part.len() / 2);
                        parts.extend([back, front]);
                    }
                }
            }
        }
        Ok(())
    }

    /// Notes a refused row, unless its record has appeared since the check and that is no failure.
    fn refuse<'a>(
        &self,
        row: &'a StagedRow,
        error: &ApiError,
        problems: Vec<RowProblem>,
        known: &mut Vec<&'a StagedRow>,
        written: &mut Written,
    ) {
        let row_no = row.row_no;
        let (status, count) = match (problem::is_duplicate(error), self.duplicates) {
            (true, Duplicates::Update) => return known.push(row),
            (true, Duplicates::Skip) => (DUPLICATE, &mut written.tally.skipped),
            _ => (FAILED, &mut written.tally.failed),
        };
        *count += 1;
        written.marks.push(Mark {
            row_no,
            status,
            problems,
        });
    }

    /// Gives the record of a row its values, or creates it when it has gone since the check.
    async fn update(
        &self,
        change: &mut Change,
        row: &StagedRow,
        written: &mut Written,
    ) -> ApiResult<()> {
        let table = self.importer.about().table;
        let mark = change.begin_part().await?;
        let error = match self.update_or_create(change, record(row), written).await {
            Ok(()) => {
                written.tally.succeeded += 1;
                return change.keep_part(mark).await;
            }
            Err(error) => error,
        };
        let Some(problems) = problem::refusal(&error, record(row), table) else {
            return Err(error);
        };
        change.undo_part(mark).await?;
        written.tally.failed += 1;
        written.marks.push(Mark {
            row_no: row.row_no,
            status: FAILED,
            problems,
        });
        Ok(())
    }

    async fn update_or_create(
        &self,
        change: &mut Change,
        record: &str,
        written: &mut Written,
    ) -> ApiResult<()> {
        if self.importer.update(change, record).await?.is_none() {
            let keys = self.importer.create(change, &[record]).await?;
            written.created.extend(keys);
        }
        Ok(())
    }
}

fn record(row: &StagedRow) -> &str {
    row.data.as_deref().unwrap_or_default()
}
