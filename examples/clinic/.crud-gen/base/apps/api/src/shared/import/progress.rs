//! What listeners are told of a run: the beginning, at most one step a second, and the end.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::job::{Job, Status, Tally};
use super::live::Live;
use super::run::Ended;
use super::service::Importer;
use super::worker::Task;
use crate::app::App;
use crate::shared::events::CrudEventHelper;

const PERIOD: Duration = Duration::from_secs(1);

/// Tells how far one run has come.
#[derive(Debug)]
pub struct Progress {
    app: App,
    importer: &'static dyn Importer,
    live: Arc<Live>,
    /// The import as listeners see it.
    job: Job,
    told: Instant,
}

impl Progress {
    /// Tells of the beginning, when there has been none.
    pub async fn begin(task: &Task) -> Self {
        let mut progress = Self {
            app: task.app.clone(),
            importer: task.importer,
            live: Arc::clone(&task.live),
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
        self.live.set_tally(tally);
        self.live.show_progress(self.job.progress());
        if self.told.elapsed() >= PERIOD {
            self.tell().await;
        }
    }

    /// Tells of the end, which is final.
    pub async fn end(mut self, ended: Ended) {
        self.job.tally = ended.tally;
        self.job.status = ended.end.status;
        self.job.error = ended.end.error;
        self.tell().await;
        if self.importer.about().has_events {
            CrudEventHelper::emit_import_completed(&self.app, &self.job).await;
        }
    }

    async fn tell(&mut self) {
        self.told = Instant::now();
        self.job.shown_progress = self.job.progress();
        if self.importer.about().has_events {
            CrudEventHelper::emit_import_progress(&self.app, &self.job).await;
        }
    }
}
