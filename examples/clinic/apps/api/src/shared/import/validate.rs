//! The check of a whole file: each row by itself, against the rows above it, and against the database.

use std::mem::take;
use std::path::PathBuf;

use serde_json::{Map, Value};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use super::check::{Checked, Checker};
use super::files;
use super::job::{Counts, FileColumn, Status, Tally};
use super::keys::SeenKeys;
use super::lookup;
use super::mapping::columns_of_a_report;
use super::problem::RowProblem;
use super::reader::{self, FileError, Options};
use super::rows::{self, DUPLICATE, INVALID, NewRow, PAGE, VALID};
use super::run;
use super::service::{About, Importer};
use super::store::{self, End};
use super::worker::{Setback, Task};
use crate::shared::database::{DbConnection, DbTransaction};
use crate::shared::error::ApiError;

/// How much text a page may have at most, but for its last row.
const PAGE_BYTES: usize = 4 << 20;

/// Checks all rows and keeps what was found.
pub async fn validate(task: &Task) -> Result<(), Setback> {
    let job = &task.job;
    let mut transaction = task.app.database.begin().await?;
    rows::delete(&mut transaction, job.id).await?;
    transaction.commit().await?;

    let file = files::fetch(&task.app, job.id).await?;
    let options = Options {
        sheet: job.sheet.clone(),
    };
    let checker = Checker::new(task.importer, &job.mapping, job.columns.len());
    let mut pages = read(file.path().to_owned(), options, checker);
    let mut check = Check::new(task.importer, &job.columns);
    while let Some(page) = pages.recv().await {
        task.check_lease()?;
        if task.live.is_cancelled() {
            run::finish(task, Tally::default(), End::cancelled(), &[]).await?;
            return Ok(());
        }
        let page = match page {
            Ok(page) => page,
            Err(FileError::Invalid(message)) => {
                run::finish(task, Tally::default(), End::failed(message), &[]).await?;
                return Ok(());
            }
            Err(FileError::Server(error)) => return Err(ApiError::internal(error).into()),
        };
        let mut reader = task.app.database.read().await?;
        let rows = check.page(&mut reader, page).await?;
        drop(reader);
        let mut transaction = task.app.database.begin().await?;
        rows::insert(&mut transaction, job.id, &rows).await?;
        keep_counts(task, transaction, check.counts, Status::Validating).await?;
    }
    let transaction = task.app.database.begin().await?;
    keep_counts(task, transaction, check.counts, Status::Validated).await
}

async fn keep_counts(
    task: &Task,
    mut transaction: DbTransaction,
    counts: Counts,
    status: Status,
) -> Result<(), Setback> {
    if !store::count(&mut transaction, &task.lease, counts, status).await? {
        return Err(Setback::Lost);
    }
    transaction.commit().await?;
    task.live.set_counts(counts);
    Ok(())
}

type Pages = mpsc::Receiver<Result<Vec<Checked>, FileError>>;

/// Reads a file on a thread of its own, which checks each row by itself.
fn read(path: PathBuf, options: Options, checker: Checker) -> Pages {
    let (sender, receiver) = mpsc::channel(1);
    spawn_blocking(move || {
        let mut page = Vec::with_capacity(PAGE);
        let mut bytes = 0;
        let source = match reader::open(&path, &options) {
            Ok(source) => source,
            Err(error) => return drop(sender.blocking_send(Err(error))),
        };
        for record in source {
            match record {
                Ok(record) => {
                    let cells = record.cells.iter();
                    bytes += cells.map(|cell| cell.text.len()).sum::<usize>();
                    page.push(checker.check(record));
                }
                Err(error) => return drop(sender.blocking_send(Err(error))),
            }
            if page.len() == PAGE || bytes > PAGE_BYTES {
                bytes = 0;
                if sender.blocking_send(Ok(take(&mut page))).is_err() {
                    return;
                }
            }
        }
        if !page.is_empty() {
            sender.blocking_send(Ok(page)).ok();
        }
    });
    receiver
}

/// What the check of a file knows so far.
struct Check {
    about: &'static About,
    /// For each set of unique columns, the values that there were.
    seen: Vec<SeenKeys>,
    counts: Counts,
    /// How many cells of a row were in the file that somebody made.
    width: usize,
}

impl Check {
    fn new(importer: &'static dyn Importer, columns: &[FileColumn]) -> Self {
        let about = importer.about();
        Self {
            about,
            seen: about.uniques.iter().map(|_| SeenKeys::default()).collect(),
            counts: Counts::default(),
            width: columns.len() - columns_of_a_report(columns),
        }
    }

    async fn page(
        &mut self,
        connection: &mut DbConnection,
        mut page: Vec<Checked>,
    ) -> sqlx::Result<Vec<NewRow>> {
        self.find_dangling(connection, &mut page).await?;
        let mut duplicates = self.find_existing(connection, &page).await?;
        self.find_repeated(&page, &mut duplicates);
        let rows = page.into_iter().zip(duplicates);
        Ok(rows.map(|(row, found)| self.finished(row, found)).collect())
    }

    /// Refuses rows that refer to nothing.
    async fn find_dangling(
        &self,
        connection: &mut DbConnection,
        page: &mut [Checked],
    ) -> sqlx::Result<()> {
        for reference in self.about.references {
            let rows = self.values(page, reference.columns);
            let missing = lookup::dangling(connection, self.about.table, reference, &rows).await?;
            for index in missing {
                let message = "refers to a record that does not exist";
                let row = &mut page[index];
                let problem = self.problem(row, reference.columns, "reference", message);
                row.problems.push(problem);
            }
        }
        Ok(())
    }

    /// Finds the rows whose record is there already.
    async fn find_existing(
        &self,
        connection: &mut DbConnection,
        page: &[Checked],
    ) -> sqlx::Result<Vec<Option<RowProblem>>> {
        let mut found: Vec<Option<RowProblem>> = page.iter().map(|_| None).collect();
        for columns in self.about.uniques {
            let rows = self.values(page, columns);
            let known = lookup::existing(connection, self.about.table, columns, &rows).await?;
            for index in known {
                let message = "another record has this value already";
                let problem = self.problem(&page[index], columns, "duplicate", message);
                found[index].get_or_insert(problem);
            }
        }
        Ok(found)
    }

    /// Finds the rows whose record stands further up in the file.
    fn find_repeated(&mut self, page: &[Checked], found: &mut [Option<RowProblem>]) {
        for (set, columns) in self.about.uniques.iter().enumerate() {
            for (index, values) in self.values(page, columns) {
                let row = &page[index];
                if let Some(first) = self.seen[set].row_before(&values, row.row_no) {
                    let message = format!("has the same value as row {first}");
                    let problem = self.problem(row, columns, "duplicate", &message);
                    found[index].get_or_insert(problem);
                }
            }
        }
    }

    /// The values of some columns, of each good row that has them.
    fn values(&self, page: &[Checked], columns: &[&str]) -> Vec<(usize, lookup::Values)> {
        let good = page.iter().enumerate();
        let good = good.filter(|(_, row)| row.problems.is_empty());
        good.filter_map(|(index, row)| {
            let values = lookup::values_of(self.about.table, columns, &row.fields)?;
            Some((index, values))
        })
        .collect()
    }

    fn problem(&self, row: &Checked, columns: &[&str], code: &str, message: &str) -> RowProblem {
        let field = columns
            .first()
            .and_then(|name| self.about.table.field(name));
        RowProblem {
            value: field.and_then(|field| text(&row.fields, field)),
            field: field.map(str::to_owned),
            code: code.to_owned(),
            message: message.to_owned(),
        }
    }

    fn finished(&mut self, mut row: Checked, duplicate: Option<RowProblem>) -> NewRow {
        self.counts.total += 1;
        let (status, count) = match (row.problems.is_empty(), &duplicate) {
            (false, _) => (INVALID, &mut self.counts.invalid),
            (true, Some(_)) => (DUPLICATE, &mut self.counts.duplicate),
            (true, None) => (VALID, &mut self.counts.valid),
        };
        *count += 1;
        row.problems.extend(duplicate);
        row.cells.truncate(self.width);
        let data = (status != INVALID).then(|| Value::Object(row.fields).to_string());
        NewRow {
            row_no: row.row_no,
            status,
            cells: row.cells,
            data,
            problems: row.problems,
        }
    }
}

fn text(fields: &Map<String, Value>, field: &str) -> Option<String> {
    Some(match fields.get(field)? {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    })
}
