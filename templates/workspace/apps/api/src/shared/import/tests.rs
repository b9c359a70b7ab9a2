//! Imports that are taken up, cancelled, and taken up again.

use chrono::DateTime;
use uuid::Uuid;

use super::job::{Counts, Job, Mapping, Status, Tally};
use super::store;
use crate::app::App;
use crate::shared::testing::TestApp;

/// An import that has been started.
async fn started(app: &App) -> Job {
    let job = Job {
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
    };
    let mut transaction = app.database.begin().await.unwrap();
    store::insert(&mut transaction, &job).await.unwrap();
    transaction.commit().await.unwrap();
    job
}

async fn claimed(app: &App) -> Option<Uuid> {
    let job = store::claim(app, "somebody").await.unwrap();
    job.map(|job| job.id)
}

#[tokio::test]
async fn what_runs_here_is_not_taken_up_again() {
    let test = TestApp::start().await;
    let app = test.app();
    let job = started(app).await;
    assert_eq!(claimed(app).await, Some(job.id));
    assert_eq!(claimed(app).await, None);
    let working = app.imports.begin(&job);
    store::release_all(app).await.unwrap();
    assert_eq!(claimed(app).await, None);
    let next = started(app).await;
    assert_eq!(claimed(app).await, Some(next.id));
    drop(working);
    assert_eq!(claimed(app).await, Some(job.id));
}

#[tokio::test]
async fn a_cancel_is_heard_by_a_run_that_begins_meanwhile() {
    let test = TestApp::start().await;
    let app = test.app();
    let job = started(app).await;
    let first = app.imports.cancel(job.id);
    let second = app.imports.cancel(job.id);
    assert!(app.imports.begin(&job).live.is_cancelled());
    drop(first);
    assert!(app.imports.begin(&job).live.is_cancelled());
    drop(second);
    let working = app.imports.begin(&job);
    assert!(!working.live.is_cancelled());
    drop(app.imports.cancel(job.id));
    assert!(working.live.is_cancelled());
}
