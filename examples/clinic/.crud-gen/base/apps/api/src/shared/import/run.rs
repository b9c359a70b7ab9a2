//! The writing of a checked file: page after page, or all of it at once.

use super::job::{Duplicates, End, Job, Mode, Tally};
use super::problem::RowProblem;
use super::progress::Progress;
use super::rows::{self, Mark};
use super::task::{Setback, Task};
use super::write::Writer;
use crate::shared::record::Change;

/// What an import has come to.
#[derive(Debug)]
pub struct Ended {
    pub tally: Tally,
    pub end: End,
}

/// Runs an import, or goes on with it where another run has stopped; what it has come to.
pub async fn run(task: &Task, progress: &mut Progress<'_>) -> Result<Ended, Setback> {
    let job = &task.job;
    let writer = Writer {
        importer: task.importer,
        duplicates: job.duplicates.unwrap_or(Duplicates::Error),
    };
    if job.validate_only {
        return finish(task, looked_at(job), End::completed(), &[]).await;
    }
    task.check_rights().await?;
    task.take_up().await?;
    match job.mode.unwrap_or(task.importer.about().default_mode) {
        Mode::ValidRowsOnly => page_by_page(task, &writer, progress).await,
        Mode::AllOrNothing => at_once(task, &writer, progress).await,
    }
}

/// What a run that writes nothing has come to.
fn looked_at(job: &Job) -> Tally {
    let counts = job.counts;
    let failed = match job.duplicates {
        Some(Duplicates::Error) => counts.invalid + counts.duplicate,
        _ => counts.invalid,
    };
    Tally {
        processed: counts.total,
        failed,
        skipped: counts.total - failed,
        ..Tally::default()
    }
}

/// Each page is a change of its own: its records, how far the import is, and what is noted of its rows.
async fn page_by_page(
    task: &Task,
    writer: &Writer,
    progress: &mut Progress<'_>,
) -> Result<Ended, Setback> {
    let mut tally = task.job.tally;
    let mut pages = rows::pages(&task.app, task.job.id, tally.last_row);
    while let Some(page) = pages.recv().await {
        let page = page?;
        task.check()?;
        if page.is_empty() {
            break;
        }
        task.check_rights().await?;
        let mut change = Change::begin(&task.app, task.request.clone()).await?;
        let written = writer.write(&mut change, &page, tally).await?;
        rows::mark(change.connection(), task.job.id, &written.marks).await?;
        let table = task.importer.about().table;
        change
            .audit_imported(table, task.job.id, &written.created)
            .await?;
        task.advance(&mut change, written.tally).await?;
        change.settle().await?;
        tally = written.tally;
        progress.step(tally).await;
    }
    finish(task, tally, End::completed(), &[]).await
}

/// One change for everything: it is final when the import is, and one bad row leaves nothing of it.
async fn at_once(
    task: &Task,
    writer: &Writer,
    progress: &mut Progress<'_>,
) -> Result<Ended, Setback> {
    let mut tally = Tally::default();
    let mut pages = rows::pages(&task.app, task.job.id, 0);
    let mut change = Change::begin(&task.app, task.request.clone()).await?;
    while let Some(page) = pages.recv().await {
        let page = page?;
        task.check()?;
        task.check_rights().await?;
        let written = writer.write(&mut change, &page, tally).await?;
        tally = written.tally;
        if tally.failed > 0 {
            drop(change);
            let nothing = Tally {
                last_row: 0,
                succeeded: 0,
                ..tally
            };
            let end = End::failed(reason(task, &written.marks));
            return finish(task, nothing, end, &written.marks).await;
        }
        let table = task.importer.about().table;
        change
            .audit_imported(table, task.job.id, &written.created)
            .await?;
        progress.step(tally).await;
    }
    let end = End::completed();
    task.end(change, tally, &end).await?;
    Ok(Ended { tally, end })
}

fn reason(task: &Task, marks: &[Mark]) -> String {
    let about = task.importer.about();
    let sentence = |problem: &RowProblem| problem.sentence(about);
    match marks.first() {
        Some(Mark {
            row_no, problems, ..
        }) => {
            let problems: Vec<String> = problems.iter().map(sentence).collect();
            format!(
                "Nothing was imported. Row {row_no}: {}",
                problems.join("; ")
            )
        }
        None => "Nothing was imported: some rows are not valid".to_owned(),
    }
}

/// Makes the end final, with what is noted of rows.
pub async fn finish(task: &Task, tally: Tally, end: End, marks: &[Mark]) -> Result<Ended, Setback> {
    let mut change = Change::begin(&task.app, task.request.clone()).await?;
    rows::mark(change.connection(), task.job.id, marks).await?;
    task.end(change, tally, &end).await?;
    Ok(Ended { tally, end })
}
