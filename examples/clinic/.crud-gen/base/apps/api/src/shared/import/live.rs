//! The imports that this process works on, and what each of them has come to.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use uuid::Uuid;

use super::job::{Counts, Job, Tally};
use super::service::Importer;

/// The imports of this process.
#[derive(Debug, Default)]
pub struct Imports {
    importers: BTreeMap<&'static str, &'static dyn Importer>,
    runs: Mutex<Runs>,
    woken: Arc<Notify>,
}

#[derive(Debug, Default)]
struct Runs {
    running: HashMap<Uuid, Arc<Live>>,
    /// Imports whose end is being asked for: one that begins meanwhile is cancelled.
    cancelling: Vec<Uuid>,
}

impl Imports {
    pub fn new(importers: impl Iterator<Item = &'static dyn Importer>) -> Self {
        Self {
            importers: importers
                .map(|importer| (importer.about().table.resource, importer))
                .collect(),
            ..Self::default()
        }
    }

    /// No module has an import.
    pub fn is_empty(&self) -> bool {
        self.importers.is_empty()
    }

    /// The resources whose imports may have secrets.
    pub fn with_secrets(&self) -> impl Iterator<Item = &'static str> {
        let abouts = self.importers.values().map(|importer| importer.about());
        abouts
            .filter(|about| about.has_secrets())
            .map(|about| about.table.resource)
    }

    pub fn importer(&self, resource: &str) -> Option<&'static dyn Importer> {
        self.importers.get(resource).copied()
    }

    /// Says that there is something to do.
    pub fn wake(&self) {
        self.woken.notify_one();
    }

    pub fn woken(&self) -> Arc<Notify> {
        Arc::clone(&self.woken)
    }

    /// Notes that this process works on an import, until the guard is dropped.
    pub fn begin(self: &Arc<Self>, job: &Job) -> Working {
        let live = Arc::new(Live::new(job));
        let mut runs = self.lock();
        if runs.cancelling.contains(&job.id) {
            live.cancel();
        }
        runs.running.insert(job.id, Arc::clone(&live));
        Working {
            imports: Arc::clone(self),
            id: job.id,
            live,
        }
    }

    /// Asks a run of this process to stop, and one that begins before the guard is dropped.
    pub fn cancel(self: &Arc<Self>, id: Uuid) -> Cancelling {
        let mut runs = self.lock();
        if let Some(live) = runs.running.get(&id) {
            live.cancel();
        }
        runs.cancelling.push(id);
        Cancelling {
            imports: Arc::clone(self),
            id,
        }
    }

    pub fn is_running(&self, id: Uuid) -> bool {
        self.lock().running.contains_key(&id)
    }

    /// Puts in how far the work has come, which may be more than the database shows yet.
    pub fn refresh(&self, job: &mut Job) {
        let live = self.lock().running.get(&job.id).cloned();
        if let Some(live) = live.filter(|_| !job.status.is_over()) {
            job.counts = live.counts();
            job.tally = live.tally();
            job.shown_progress = job.shown_progress.max(live.shown_progress());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Runs> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps an import among those that run.
#[derive(Debug)]
pub struct Working {
    imports: Arc<Imports>,
    id: Uuid,
    pub live: Arc<Live>,
}

impl Drop for Working {
    fn drop(&mut self) {
        self.imports.lock().running.remove(&self.id);
    }
}

/// Keeps an import among those whose end is being asked for: once for each who asks.
#[derive(Debug)]
pub struct Cancelling {
    imports: Arc<Imports>,
    id: Uuid,
}

impl Drop for Cancelling {
    fn drop(&mut self) {
        let mut runs = self.imports.lock();
        if let Some(place) = runs.cancelling.iter().position(|id| *id == self.id) {
            runs.cancelling.swap_remove(place);
        }
    }
}

/// How far one import has come.
#[derive(Debug)]
pub struct Live {
    state: Mutex<State>,
    is_cancelled: AtomicBool,
    is_lost: AtomicBool,
}

#[derive(Debug)]
struct State {
    counts: Counts,
    tally: Tally,
    shown_progress: i64,
}

impl Live {
    fn new(job: &Job) -> Self {
        Self {
            state: Mutex::new(State {
                counts: job.counts,
                tally: job.tally,
                shown_progress: job.shown_progress,
            }),
            is_cancelled: AtomicBool::new(job.cancelled),
            is_lost: AtomicBool::new(false),
        }
    }

    pub fn counts(&self) -> Counts {
        self.lock().counts
    }

    pub fn set_counts(&self, counts: Counts) {
        self.lock().counts = counts;
    }

    pub fn tally(&self) -> Tally {
        self.lock().tally
    }

    pub fn set_tally(&self, tally: Tally) {
        self.lock().tally = tally;
    }

    pub fn shown_progress(&self) -> i64 {
        self.lock().shown_progress
    }

    pub fn show_progress(&self, progress: i64) {
        let mut state = self.lock();
        state.shown_progress = state.shown_progress.max(progress);
    }

    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// Notes that another process goes on with the import.
    pub fn lose(&self) {
        self.is_lost.store(true, Ordering::Relaxed);
    }

    pub fn is_lost(&self) -> bool {
        self.is_lost.load(Ordering::Relaxed)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
