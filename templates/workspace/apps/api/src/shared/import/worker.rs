//! Who works on imports: any process, one at a time on each of them.

use std::time::Duration;

use chrono::TimeDelta;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::job::{End, Mode, Status, Tally};
use super::lease;
use super::progress::Progress;
use super::run::{self, Ended};
use super::task::{Setback, Task};
use super::validate;
use crate::shared::app::App;
use crate::shared::clock;
use crate::shared::database::HAS_ONE_WRITER;
use crate::shared::http::ApiError;

/// How many imports one process works on at a time.
const AT_A_TIME: usize = 2;
/// How often a process looks whether there is something to do that nobody has told it of.
const LOOK: Duration = Duration::from_secs(1);
/// How long an import rests after a failure of the server, and how often it is tried.
const REST: TimeDelta = TimeDelta::seconds(2);
const TRIES: i64 = 5;

/// Works on imports for as long as the process lives.
pub async fn run(app: App) {
    if app.imports.is_empty() {
        return;
    }
    if HAS_ONE_WRITER && let Err(error) = lease::release_all(&app).await {
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
    let claimed = match lease::claim(app, &owner).await {
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
            let tries = lease::set_back(&task.app, &task.lease, until).await?;
            Ok((tries >= TRIES).then(|| "something went wrong on the server".to_owned()))
        }
    }
}
