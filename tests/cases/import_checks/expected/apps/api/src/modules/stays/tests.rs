//! Stays over HTTP.

use axum::http::{Method, StatusCode, header};
use serde_json::{Value, json};

use super::schemas::TABLE;
use crate::shared::testing::{TestApp, assert_shows, id_in, replacement};

const PATH: &str = "/api/stays";

/// What creates the stay with this number.
fn sample(number: i32) -> Value {
    json!({
        "number": 7 + number,
        "ward": "Ward",
        "admittedOn": "2024-02-29",
        "dischargedOn": "2024-03-29",
        "seenAt": "2024-02-29T10:30:00Z",
        "leftAt": "2024-03-29T10:30:00Z",
        "price": 7,
        "discount": 7,
        "follows": 30000,
    })
}

/// What changes it.
fn change() -> Value {
    json!({ "ward": "Changed" })
}

/// Creates the stay with this number; its path.
async fn created(app: &TestApp, number: i32) -> String {
    let answer = app.admin().post(PATH, &sample(number)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
    answer.header(header::LOCATION).to_owned()
}

#[tokio::test]
async fn a_stay_is_created_found_changed_and_deleted() {
    let app = TestApp::start().await;
    let admin = app.admin();
    let path = created(&app, 1).await;

    let shown = admin.get(&path).await;
    assert_shows(&TABLE, &shown.body["data"], &sample(1));
    let list = admin.get(PATH).await;
    assert_eq!(list.body["pagination"]["total"], 1, "{list:?}");
    assert_eq!(list.body["data"][0], shown.body["data"]);

    let version = shown.header(header::ETAG);
    let changed = admin.patch(&path, version, &change()).await;
    assert_eq!(changed.status, StatusCode::OK, "{changed:?}");
    assert_shows(&TABLE, &changed.body["data"], &change());
    let version = changed.header(header::ETAG);
    let body = replacement(&TABLE, sample(1));
    let replaced = admin.put(&path, version, &body).await;
    assert_eq!(replaced.status, StatusCode::OK, "{replaced:?}");
    assert_shows(&TABLE, &replaced.body["data"], &body);

    let deleted = admin.delete(&path, "*").await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT, "{deleted:?}");
    assert_eq!(admin.get(&path).await.code(), "STAYS_NOT_FOUND");
    let audit = app.audit(TABLE.resource).await;
    assert_eq!(audit, ["create", "update", "update", "delete"]);
}

#[tokio::test]
async fn a_write_names_the_version_it_is_about() {
    let app = TestApp::start().await;
    let admin = app.admin();
    let path = created(&app, 1).await;

    let blind = admin.send(Method::PATCH, &path, &[], Some(&change())).await;
    assert_eq!(blind.status, StatusCode::PRECONDITION_REQUIRED);
    let stale = admin.patch(&path, "\"-7\"", &change()).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    let current = &stale.body["error"]["details"]["current"];
    assert_shows(&TABLE, current, &sample(1));
    let stale = admin.delete(&path, "\"-7\"").await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(app.audit(TABLE.resource).await, ["create"]);
}

#[tokio::test]
async fn several_stays_are_deleted_at_once() {
    let app = TestApp::start().await;
    let mut ids = Vec::new();
    for number in 1..=3 {
        let path = created(&app, number).await;
        ids.push(id_in(&TABLE, &path));
    }
    let path = format!("{PATH}/bulk-delete");
    let deleted = app.admin().post(&path, &json!({ "ids": ids })).await;
    assert_eq!(deleted.body["data"]["count"], 3, "{deleted:?}");
    let again = app.admin().post(&path, &json!({ "ids": ids })).await;
    assert_eq!(again.body["data"]["count"], 0, "{again:?}");
}

#[tokio::test]
async fn a_repeated_request_is_done_once() {
    let app = TestApp::start().await;
    let admin = app.admin();
    let first = admin.post_once(PATH, "a-key", &sample(1)).await;
    let again = admin.post_once(PATH, "a-key", &sample(1)).await;
    assert_eq!(first.status, StatusCode::CREATED, "{first:?}");
    assert_eq!(again.status, StatusCode::CREATED, "{again:?}");
    assert_eq!(again.body, first.body);
    assert_eq!(app.audit(TABLE.resource).await, ["create"]);
}

#[tokio::test]
async fn what_is_unique_exists_once() {
    let app = TestApp::start().await;
    created(&app, 1).await;
    let refused = app.admin().post(PATH, &sample(1)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{refused:?}");
    assert_eq!(app.audit(TABLE.resource).await, ["create"]);
}

#[tokio::test]
async fn what_is_not_valid_leaves_nothing() {
    let app = TestApp::start().await;
    let refused = app.admin().post(PATH, &json!({ "noSuchField": 1 })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = refused.fields();
    assert!(fields.contains(&("noSuchField", "unknown")), "{fields:?}");
    assert!(fields.contains(&("number", "required")), "{fields:?}");
    assert!(app.audit(TABLE.resource).await.is_empty());
}

#[tokio::test]
async fn nothing_works_without_permission() {
    let app = TestApp::start().await;
    assert_eq!(
        app.stranger().get(PATH).await.status,
        StatusCode::UNAUTHORIZED
    );
    let reader = app.user(&["stays.read"]);
    assert_eq!(reader.get(PATH).await.status, StatusCode::OK);
    let refused = reader.post(PATH, &json!({})).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let path = format!("{PATH}/bulk-delete");
    let refused = reader.post(&path, &json!({ "ids": [] })).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
