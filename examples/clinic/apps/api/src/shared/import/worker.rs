//! Who works on imports: any process, one at a time on each of them.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::task::JoinSet;
use tokio::time::{interval, sleep, timeout};
use uuid::Uuid;

use super::job::{Job, Mode, Status, Tally};
use super::live::{Live, Working};
use super::progress::Progress;
use super::run::{self, Ended};
use super::service::Importer;
use super::store::{self, End, Lease, Standing};
use super::validate;
use crate::app::App;
use crate::shared::auth::{User, users};
use crate::shared::change::{Change, ChangeRequest};
use crate::shared::clock;
use crate::shared::database::HAS_ONE_WRITER;
use crate::shared::error::ApiError;
use crate::shared::events::CrudEventHelper;

/// How many imports one process works on at a time.
const AT_A_TIME: usize = 2;
/// How often a process looks whether there is something to do that nobody has told it of.
const LOOK: Duration = Duration::from_secs(1);
const HEARTBEAT: Duration = Duration::from_secs(1);
/// How long an import rests after a failure of the server, and how often it is tried.
const REST: TimeDelta = TimeDelta::seconds(2);
const TRIES: i64 = 5;

/// Works on imports for as long as the process lives.
pub async fn run(app: App) {
    if app.imports.is_empty() {
        return;
    }
    if HAS_ONE_WRITER && let Err(error) = store::release_all(&app).await {
        tracing::error!("cannot take over imports: {error}");
    }
    let woken = app.imports.woken();
    let mut running = JoinSet::new();
    loop {
        while running.try_join_next().is_some() {}
        let claimed = match running.len() {
            AT_A_TIME.. => None,
            _ => claim(&app).await,
        };
        match claimed {
            Some(task) => drop(running.spawn(work(task))),
            None => {
                timeout(LOOK, woken.notified()).await.ok();
            }
        }
    }
}

/// The next import that nobody works on.
async fn claim(app: &App) -> Option<Task> {
    let owner = Uuid::now_v7().to_string();
    let claimed = match store::claim(app, &owner).await {
        Ok(Some(job)) => Task::new(app, job, owner).await,
        Ok(None) => Ok(None),
        Err(error) => Err(error),
    };
    match claimed {
        Ok(task) => task,
        Err(error) => {
            tracing::error!("cannot look for imports: {error}");
            sleep(LOOK).await;
            None
        }
    }
}

/// An import that this process works on.
#[derive(Debug)]
pub struct Task {
    pub app: App,
    pub importer: &'static dyn Importer,
    pub job: Job,
    pub lease: Lease,
    /// In whose name records are changed.
    pub request: ChangeRequest,
    pub live: Arc<Live>,
    _working: Working,
}

/// Why a run stops before its end.
#[derive(Debug)]
pub enum Setback {
    /// Another run has the import now.
    Lost,
    /// Somebody has asked for the end.
    Cancelled,
    Failure(ApiError),
}

impl From<ApiError> for Setback {
    fn from(error: ApiError) -> Self {
        Self::Failure(error)
    }
}

impl From<sqlx::Error> for Setback {
    fn from(error: sqlx::Error) -> Self {
        Self::Failure(error.into())
    }
}

impl Standing {
    /// Refuses to go on with what is not this run's any more, or is to end.
    pub fn check(self) -> Result<(), Setback> {
        match self {
            Self::Held => Ok(()),
            Self::Cancelled => Err(Setback::Cancelled),
            Self::Lost => Err(Setback::Lost),
        }
    }
}

impl Task {
    /// Nothing for a resource whose module has no import any more.
    async fn new(app: &App, job: Job, owner: String) -> sqlx::Result<Option<Self>> {
        let Some(importer) = app.imports.importer(&job.resource) else {
            return Ok(None);
        };
        let asked = [job.created_by].into();
        let mut connection = app.database.read().await?;
        let mut permissions = users::permissions(&mut connection, &asked).await?;
        let user = User {
            id: job.created_by,
            email: job.created_by_email.clone(),
            permissions: permissions.remove(&job.created_by).unwrap_or_default(),
        };
        let working = app.imports.begin(&job);
        // Whoever cancelled it between the claim and now did not find it among those that run.
        if store::is_cancelled(&mut connection, job.id).await? {
            working.live.cancel();
        }
        Ok(Some(Self {
            app: app.clone(),
            importer,
            lease: Lease { job: job.id, owner },
            request: ChangeRequest::of_import(user, job.id),
            live: Arc::clone(&working.live),
            _working: working,
            job,
        }))
    }

    /// Refuses to go on when another run has the import, or somebody has asked for its end.
    pub fn check(&self) -> Result<(), Setback> {
        if self.live.is_lost() {
            return Err(Setback::Lost);
        }
        if self.live.is_cancelled() {
            return Err(Setback::Cancelled);
        }
        Ok(())
    }

    /// Notes that the import is under way.
    pub async fn take_up(&self) -> Result<(), Setback> {
        let mut transaction = self.app.database.begin().await?;
        store::advance(&mut transaction, &self.lease, self.job.tally, None)
            .await?
            .check()?;
        Ok(transaction.commit().await?)
    }

    /// Notes how far the import is, in the change that brings it there.
    pub async fn advance(&self, change: &mut Change, tally: Tally) -> Result<(), Setback> {
        store::advance(change.connection(), &self.lease, tally, None)
            .await?
            .check()
    }

    /// Makes the end final, and announces the records that have been written. What was cancelled is never completed.
    pub async fn end(&self, mut change: Change, tally: Tally, end: &End) -> Result<(), Setback> {
        let standing = store::advance(change.connection(), &self.lease, tally, Some(end)).await?;
        if end.status == Status::Completed || standing == Standing::Lost {
            standing.check()?;
        }
        let about = self.importer.about();
        if about.has_events && tally.succeeded > 0 {
            let (resource, job) = (about.table.resource, self.job.id);
            CrudEventHelper::emit_import_committed(change.events(), resource, job, tally.succeeded)
                .await?;
        }
        Ok(change.settle().await?)
    }

    /// Notes what has been told of the progress, keeps the lease and hears of cancellation; nothing of that where the database
    /// has no room for it beside a long change.
    pub async fn remember_progress(&self) {
        if HAS_ONE_WRITER {
            return;
        }
        match self.renew().await {
            Ok(Standing::Held) => {}
            Ok(Standing::Cancelled) => self.live.cancel(),
            Ok(Standing::Lost) => self.live.lose(),
            Err(error) => tracing::warn!("cannot keep an import: {error}"),
        }
    }

    /// Does so for as long as the run goes on.
    async fn keep_up(&self) {
        let mut ticks = interval(HEARTBEAT);
        loop {
            ticks.tick().await;
            self.remember_progress().await;
        }
    }

    async fn renew(&self) -> sqlx::Result<Standing> {
        let mut transaction = self.app.database.begin().await?;
        let shown = self.live.shown_progress();
        let standing = store::renew(&mut transaction, &self.lease, shown).await?;
        transaction.commit().await?;
        Ok(standing)
    }
}

async fn work(task: Task) {
    let mut progress = match task.job.status {
        Status::Validating => None,
        _ => Some(Progress::begin(&task).await),
    };
    let stopped = tokio::select! {
        stopped = check_or_run(&task, progress.as_mut()) => stopped,
        () = task.keep_up() => return,
    };
    match ended(&task, stopped).await {
        Ok(Some(ended)) => {
            if let Some(progress) = progress {
                progress.end(ended).await;
            }
        }
        Ok(None) => {}
        Err(Setback::Failure(error)) => {
            tracing::error!("cannot give import {} back: {error:?}", task.job.id);
        }
        Err(Setback::Lost | Setback::Cancelled) => {
            tracing::info!("another process goes on with import {}", task.job.id);
        }
    }
}

async fn check_or_run(
    task: &Task,
    progress: Option<&mut Progress<'_>>,
) -> Result<Option<Ended>, Setback> {
    match progress {
        Some(progress) => run::run(task, progress).await.map(Some),
        None => validate::validate(task).await.map(|()| None),
    }
}

/// What has become of a run that has stopped; nothing when the import goes on, here or elsewhere.
async fn ended(
    task: &Task,
    stopped: Result<Option<Ended>, Setback>,
) -> Result<Option<Ended>, Setback> {
    let end = match stopped {
        Err(Setback::Cancelled) => End::cancelled(),
        Err(Setback::Failure(error)) => match last_word(task, error).await? {
            Some(reason) => End::failed(format!("The import has failed: {reason}")),
            None => return Ok(None),
        },
        other => return other,
    };
    let tally = match task.job.mode {
        Some(Mode::ValidRowsOnly) => task.live.tally(),
        _ => Tally::default(),
    };
    run::finish(task, tally, end, &[]).await.map(Some)
}

/// Why a failure is the end; nothing when the import is tried again after a rest.
async fn last_word(task: &Task, error: ApiError) -> sqlx::Result<Option<String>> {
    match error {
        ApiError::Problem(problem) if problem.status.is_client_error() => Ok(Some(problem.message)),
        _ => {
            let until = clock::now() + REST;
            let tries = store::set_back(&task.app, &task.lease, until).await?;
            Ok((tries >= TRIES).then(|| "something went wrong on the server".to_owned()))
        }
    }
}
