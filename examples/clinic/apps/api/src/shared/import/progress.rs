//! What listeners are told of a run: the beginning, at most one step a second, and the end.

use std::time::Duration;

use tokio::time::Instant;

use super::job::{Job, Status, Tally};
use super::run::Ended;
use super::task::Task;
use crate::shared::events::CrudEventHelper;

const PERIOD: Duration = Duration::from_secs(1);

/// Tells how far one run has come.
#[derive(Debug)]
pub struct Progress<'a> {
    task: &'a Task,
    /// The import as listeners see it.
    job: Job,
    told: Instant,
}

impl<'a> Progress<'a> {
    /// Tells of the beginning, when there has been none.
    pub async fn begin(task: &'a Task) -> Self {
        let mut progress = Self {
            task,
            job: task.job.clone(),
            told: Instant::now(),
        };
        if progress.job.status == Status::Pending {
            progress.tell().await;
        }
        progress.job.status = Status::Processing;
        progress
    }

    /// Notes how far the run is, and tells it when it is time.
    pub async fn step(&mut self, tally: Tally) {
        self.job.tally = tally;
        self.task.live.set_tally(tally);
        self.task.live.show_progress(self.job.progress());
        if self.told.elapsed() >= PERIOD {
            // First, so that a run that goes on with the import tells no less.
            self.task.remember_progress().await;
            self.tell().await;
        }
    }

    /// Tells of the end, which is final.
    pub async fn end(mut self, ended: Ended) {
        self.job.tally = ended.tally;
        self.job.status = ended.end.status;
        self.job.error = ended.end.error;
        self.tell().await;
        if self.task.importer.about().has_events {
            CrudEventHelper::emit_import_completed(&self.task.app, &self.job).await;
        }
    }

    async fn tell(&mut self) {
        self.told = Instant::now();
        self.job.shown_progress = self.job.progress();
        if self.task.importer.about().has_events {
            CrudEventHelper::emit_import_progress(&self.task.app, &self.job).await;
        }
    }
}
