//! Imports that are taken up, cancelled, and taken up again, and whose they are.

use std::sync::Arc;

use chrono::DateTime;
use uuid::Uuid;

use super::job::{Counts, Job, Mapping, Status, Tally};
use super::lease::{self, Lease, Standing};
use super::live::Imports;
use super::{quota, rights, store};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::clock;
use crate::shared::config::ImportQuota;
use crate::shared::database::{DbTime, DbTransaction, DbUuid};
use crate::shared::testing::TestApp;

/// An import that has been started.
fn started() -> Job {
    Job {
        id: Uuid::now_v7(),
        resource: "things".to_owned(),
        file_name: "things.csv".to_owned(),
        format: "csv".to_owned(),
        size: 1,
        sheets: Vec::new(),
        sheet: None,
        columns: Vec::new(),
        mapping: Mapping::new(),
        status: Status::Pending,
        mode: None,
        duplicates: None,
        validate_only: false,
        counts: Counts::default(),
        tally: Tally::default(),
        shown_progress: 0,
        error: None,
        setbacks: 0,
        cancelled: false,
        created_by: Uuid::now_v7(),
        created_by_email: "anna@example.com".to_owned(),
        created_at: DateTime::UNIX_EPOCH,
        started_at: None,
        finished_at: None,
    }
}

/// The tables of imports come with the first module that has one.
async fn has_tables(app: &App) -> bool {
    let mut connection = app.database.read().await.unwrap();
    let jobs = sqlx::query("SELECT id FROM app_import_jobs");
    jobs.fetch_optional(&mut *connection).await.is_ok()
}

async fn stored(app: &App) -> Job {
    let job = started();
    let mut transaction = app.database.begin().await.unwrap();
    store::insert(&mut transaction, &job).await.unwrap();
    transaction.commit().await.unwrap();
    job
}

async fn claimed(app: &App) -> Option<Uuid> {
    let job = lease::claim(app, "somebody").await.unwrap();
    job.map(|job| job.id)
}

#[tokio::test]
async fn what_runs_here_is_not_taken_up_again() {
    let test = TestApp::shared(&[]).await;
    let app = test.app();
    if !has_tables(app).await {
        return;
    }
    let job = stored(app).await;
    assert_eq!(claimed(app).await, Some(job.id));
    assert_eq!(claimed(app).await, None);
    let working = app.imports.begin(&job);
    lease::release_all(app).await.unwrap();
    assert_eq!(claimed(app).await, None);
    let next = stored(app).await;
    assert_eq!(claimed(app).await, Some(next.id));
    drop(working);
    assert_eq!(claimed(app).await, Some(job.id));
}

#[tokio::test]
async fn a_run_hears_of_its_end_with_every_step() {
    let test = TestApp::shared(&[]).await;
    let app = test.app();
    if !has_tables(app).await {
        return;
    }
    let job = stored(app).await;
    assert_eq!(claimed(app).await, Some(job.id));
    let [lease, other] = ["somebody", "somebody else"].map(|owner| Lease {
        job: job.id,
        owner: owner.to_owned(),
    });
    let standing = async |lease: &Lease| {
        let mut transaction = app.database.begin().await.unwrap();
        let step = lease::advance(&mut transaction, lease, Tally::default(), None);
        let step = step.await.unwrap();
        let check = lease::count(
            &mut transaction,
            lease,
            Counts::default(),
            Status::Validating,
        );
        assert_eq!(check.await.unwrap(), step);
        assert_eq!(
            lease::renew(&mut transaction, lease, 0).await.unwrap(),
            step
        );
        transaction.commit().await.unwrap();
        step
    };
    assert_eq!(standing(&lease).await, Standing::Held);
    assert_eq!(standing(&other).await, Standing::Lost);
    let mut transaction = app.database.begin().await.unwrap();
    assert!(store::cancel(&mut transaction, job.id).await.unwrap());
    transaction.commit().await.unwrap();
    assert_eq!(standing(&lease).await, Standing::Cancelled);
}

#[tokio::test]
async fn what_is_cancelled_or_never_started_leaves_no_file() {
    let test = TestApp::shared(&[]).await;
    let app = test.app();
    if !has_tables(app).await {
        return;
    }
    let mut transaction = app.database.begin().await.unwrap();
    let mut jobs = Vec::new();
    for status in [Status::Uploaded, Status::Validated, Status::Pending] {
        let job = Job {
            status,
            ..started()
        };
        store::insert(&mut transaction, &job).await.unwrap();
        let insert = "INSERT INTO app_import_files (job_id, chunk_no, bytes) VALUES ($1, 0, $2)";
        sqlx::query(insert)
            .bind(DbUuid::from(job.id))
            .bind(b"secret".to_vec())
            .execute(&mut *transaction)
            .await
            .unwrap();
        jobs.push(job.id);
    }
    let files = async |transaction: &mut DbTransaction| -> i64 {
        let count = sqlx::query_scalar("SELECT count(*) FROM app_import_files");
        count.fetch_one(&mut **transaction).await.unwrap()
    };
    store::cancel(&mut transaction, jobs[0]).await.unwrap();
    let forget = store::forget_secrets(&mut transaction, "things");
    forget.await.unwrap();
    assert_eq!(files(&mut transaction).await, 2);
    let now = DbTime::from(clock::now());
    let others = store::forget_idle(&mut transaction, now, Some("others"));
    others.await.unwrap();
    assert_eq!(files(&mut transaction).await, 2);
    let things = store::forget_idle(&mut transaction, now, Some("things"));
    things.await.unwrap();
    assert_eq!(
        files(&mut transaction).await,
        1,
        "the one that was started stays"
    );
}

#[tokio::test]
async fn an_import_is_its_owners() {
    let test = TestApp::shared(&[]).await;
    let app = test.app();
    if !has_tables(app).await {
        return;
    }
    let jobs = [stored(app).await, stored(app).await];
    let mut connection = app.database.read().await.unwrap();
    let mut ids_of = async |owner| {
        let page = store::page(&mut connection, "things", owner, 1, 10);
        let (jobs, total) = page.await.unwrap();
        assert_eq!(total, jobs.len() as i64);
        jobs.into_iter().map(|job| job.id).collect::<Vec<_>>()
    };
    assert_eq!(ids_of(Some(jobs[0].created_by)).await, [jobs[0].id]);
    assert_eq!(ids_of(Some(Uuid::nil())).await, Vec::<Uuid>::new());
    assert_eq!(ids_of(None).await.len(), 2);

    let may_see = |id, permission: &str| {
        let user = User {
            id,
            email: String::new(),
            permissions: vec![permission.to_owned()],
        };
        rights::may_see(&user, &jobs[0])
    };
    assert!(may_see(jobs[0].created_by, "things.import"));
    assert!(!may_see(Uuid::nil(), "things.import"));
    assert!(may_see(Uuid::nil(), "things.import-all"));
    assert!(may_see(Uuid::nil(), "things.*"));
}

#[test]
fn a_cancel_is_heard_by_a_run_that_begins_meanwhile() {
    let imports = Arc::new(Imports::default());
    let job = started();
    let first = imports.cancel(job.id);
    let second = imports.cancel(job.id);
    assert!(imports.begin(&job).live.is_cancelled());
    drop(first);
    assert!(imports.begin(&job).live.is_cancelled());
    drop(second);
    let working = imports.begin(&job);
    assert!(!working.live.is_cancelled());
    drop(imports.cancel(job.id));
    assert!(working.live.is_cancelled());
}

#[tokio::test]
async fn files_have_a_quota() {
    let test = TestApp::shared(&[]).await;
    let app = test.app();
    if !has_tables(app).await {
        return;
    }
    let job = stored(app).await;
    let quota = |of_user, in_all| ImportQuota { of_user, in_all };
    let mut transaction = app.database.begin().await.unwrap();
    let owner = job.created_by;
    for (quota, user, size, fits) in [
        (quota(10, 10), owner, 9, true),
        (quota(10, 100), owner, 10, false),
        (quota(10, 100), Uuid::nil(), 10, true),
        (quota(10, 10), Uuid::nil(), 10, false),
    ] {
        let checked = quota::check(&mut transaction, quota, user, size).await;
        assert_eq!(checked.is_ok(), fits, "{quota:?} {size}");
    }
}
