//! One import that this process works on.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::interval;

use super::job::{End, Job, Status, Tally};
use super::lease::{self, Lease, Standing};
use super::live::{Live, Working};
use super::rights;
use super::service::Importer;
use super::store;
use crate::shared::app::App;
use crate::shared::auth::{User, users};
use crate::shared::database::HAS_ONE_WRITER;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::ApiError;
use crate::shared::record::{Change, ChangeRequest};

const HEARTBEAT: Duration = Duration::from_secs(1);

/// An import, with what is needed to work on it.
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
    pub async fn new(app: &App, job: Job, owner: String) -> sqlx::Result<Option<Self>> {
        let Some(importer) = app.imports.importer(&job.resource) else {
            return Ok(None);
        };
        let mut connection = app.database.read().await?;
        let permissions = users::current_permissions(&mut connection, job.created_by).await?;
        let user = User {
            id: job.created_by,
            email: job.created_by_email.clone(),
            permissions: permissions.unwrap_or_default(),
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

    /// Refuses to go on when whoever has sent the file has lost a right that the import uses. Of one whom this database does
    /// not know, the request has said what they may do.
    pub async fn check_rights(&self) -> Result<(), Setback> {
        let mut connection = self.app.database.read().await?;
        let permissions = users::current_permissions(&mut connection, self.job.created_by).await?;
        let Some(permissions) = permissions else {
            return Ok(());
        };
        let user = User {
            permissions,
            ..self.request.user.clone()
        };
        let (resource, duplicates) = (&self.job.resource, self.job.duplicates);
        Ok(rights::check(&user, resource, duplicates)?)
    }

    /// Notes that the import is under way.
    pub async fn take_up(&self) -> Result<(), Setback> {
        let mut transaction = self.app.database.begin().await?;
        lease::advance(&mut transaction, &self.lease, self.job.tally, None)
            .await?
            .check()?;
        Ok(transaction.commit().await?)
    }

    /// Notes how far the import is, in the change that brings it there.
    pub async fn advance(&self, change: &mut Change, tally: Tally) -> Result<(), Setback> {
        lease::advance(change.connection(), &self.lease, tally, None)
            .await?
            .check()
    }

    /// Makes the end final, and announces the records that have been written. What was cancelled is never completed.
    pub async fn end(&self, mut change: Change, tally: Tally, end: &End) -> Result<(), Setback> {
        let standing = lease::advance(change.connection(), &self.lease, tally, Some(end)).await?;
        if end.status == Status::Completed || standing == Standing::Lost {
            standing.check()?;
        }
        let about = self.importer.about();
        if about.has_secrets() {
            store::forget_secrets(change.connection(), about.table.resource).await?;
        }
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
    pub async fn keep_up(&self) {
        let mut ticks = interval(HEARTBEAT);
        loop {
            ticks.tick().await;
            self.remember_progress().await;
        }
    }

    async fn renew(&self) -> sqlx::Result<Standing> {
        let mut transaction = self.app.database.begin().await?;
        let shown = self.live.shown_progress();
        let standing = lease::renew(&mut transaction, &self.lease, shown).await?;
        transaction.commit().await?;
        Ok(standing)
    }
}
