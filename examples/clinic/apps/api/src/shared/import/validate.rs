//! The check of a whole file: each row by itself, against the rows above it, and against the database.

use std::mem::take;
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use super::check::{Checked, Checker};
use super::commas::Commas;
use super::crosscheck::Crosscheck;
use super::files;
use super::job::{Counts, End, Status, Tally};
use super::lease;
use super::reader::{self, FileError, Options};
use super::rights::Sight;
use super::rows::{self, PAGE};
use super::run;
use super::task::{Setback, Task};
use crate::shared::database::DbTransaction;
use crate::shared::http::ApiError;

/// How much text a page may have at most, but for its last row.
const PAGE_BYTES: usize = 4 << 20;

/// Checks all rows and keeps what was found.
pub async fn validate(task: &Task) -> Result<(), Setback> {
    task.check_rights().await?;
    let commas = Arc::new(Commas::default());
    let mut counts = check_rows(task, &commas).await?;
    if counts.is_some() && commas.have_misled() {
        counts = check_rows(task, &commas).await?;
    }
    let Some(counts) = counts else {
        return Ok(());
    };
    let transaction = task.app.database.begin().await?;
    keep_counts(task, transaction, counts, Status::Validated).await
}

/// Checks all rows; nothing when the file is a bad one, which has ended the import.
async fn check_rows(task: &Task, commas: &Arc<Commas>) -> Result<Option<Counts>, Setback> {
    let job = &task.job;
    let mut transaction = task.app.database.begin().await?;
    rows::delete(&mut transaction, job.id).await?;
    transaction.commit().await?;

    let file = files::fetch(&task.app, job.id).await?;
    let options = Options {
        sheet: job.sheet.clone(),
    };
    let checker = Checker::new(
        task.importer,
        &job.mapping,
        job.columns.len(),
        Arc::clone(commas),
    );
    let mut pages = read(file.path().to_owned(), options, checker);
    let sight = Sight::of_creator(&task.app, &task.request.user, task.importer.about());
    let mut check = Crosscheck::new(task.importer, sight, &job.columns);
    while let Some(page) = pages.recv().await {
        task.check()?;
        let page = match page {
            Ok(page) => page,
            Err(FileError::Invalid(message)) => {
                run::finish(task, Tally::default(), End::failed(message), &[]).await?;
                return Ok(None);
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
    Ok(Some(check.counts))
}

async fn keep_counts(
    task: &Task,
    mut transaction: DbTransaction,
    counts: Counts,
    status: Status,
) -> Result<(), Setback> {
    lease::count(&mut transaction, &task.lease, counts, status)
        .await?
        .check()?;
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
