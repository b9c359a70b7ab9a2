//! Types over HTTP, on the table as it is. What is the same for every module is tested in `shared`.

use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use super::schemas::TABLE;
use crate::app::Start as _;
use crate::shared::testing::{Matrix, TestApp, assert_shows, id_in, replacement};

const PATH: &str = "/api/types";

/// What creates the type entity with this number.
fn sample(_number: i32) -> Value {
    json!({
        "type": "Type",
        "match": "Match",
        "self": "Self",
        "class": "Class",
        "function": 7,
        "async": true,
        "select": "Select",
        "from": "2024-02-29",
        "default": "Default",
        "constructor": "Constructor",
        "orderDate": "2024-02-29T10:30:00Z",
        "n2nd": "N 2nd",
    })
}

/// What changes it.
fn change() -> Value {
    json!({ "type": "Changed" })
}

/// Creates the type entity with this number, once however often it is called; its path.
async fn created(app: &TestApp, number: i32) -> String {
    let key = format!("sample {number}");
    let answer = app.admin().post_once(PATH, &key, &sample(number)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
    answer.header(header::LOCATION).to_owned()
}

#[tokio::test]
async fn a_type_entity_is_created_found_changed_and_deleted() {
    let app = TestApp::start().await;
    let admin = app.admin();
    let path = created(&app, 1).await;
    assert_eq!(created(&app, 1).await, path);

    let shown = admin.get(&path).await;
    assert_shows(&TABLE, &shown.body["data"], &sample(1));
    let list = admin.get(PATH).await;
    assert_eq!(list.body["pagination"]["total"], 1, "{list:?}");
    assert_eq!(list.body["data"][0], shown.body["data"]);

    let stale = admin.patch(&path, "\"-7\"", &change()).await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    let version = shown.header(header::ETAG);
    let changed = admin.patch(&path, version, &change()).await;
    assert_eq!(changed.status, StatusCode::OK, "{changed:?}");
    assert_shows(&TABLE, &changed.body["data"], &change());
    let version = changed.header(header::ETAG);
    let same = admin.patch(&path, version, &json!({})).await;
    assert_eq!(same.body, changed.body);
    let body = replacement(&TABLE, sample(1));
    let replaced = admin.put(&path, version, &body).await;
    assert_eq!(replaced.status, StatusCode::OK, "{replaced:?}");
    assert_shows(&TABLE, &replaced.body["data"], &body);

    let stale = admin.delete(&path, "\"-7\"").await;
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    let deleted = admin.delete(&path, "*").await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT, "{deleted:?}");
    assert_eq!(admin.get(&path).await.code(), "TYPES_NOT_FOUND");
    let audit = app.audit(TABLE.resource).await;
    assert_eq!(audit, ["create", "update", "update", "delete"]);
    assert_eq!(app.history(&path).await, audit);
    let events = app.events(TABLE.resource).await;
    assert_eq!(events, ["created", "updated", "updated", "deleted"]);
    let undelete = format!("{path}/undelete");
    let back = admin.post(&undelete, &json!({})).await;
    match TABLE
        .columns
        .iter()
        .any(|column| column.required && !column.is_shown())
    {
        true => assert_eq!(back.code(), "TYPES_SECRET_LOST"),
        false => {
            assert_eq!(back.header(header::LOCATION), path, "{back:?}");
            let again = admin.post(&undelete, &json!({})).await;
            assert_eq!(again.code(), "TYPES_NOT_DELETED");
        }
    }
}

#[tokio::test]
async fn several_types_are_deleted_at_once() {
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
    let events = app.events(TABLE.resource).await;
    assert_eq!(events, ["created", "created", "created", "bulk-deleted"]);
}

#[tokio::test]
async fn each_permission_opens_its_routes_and_no_other() {
    let app = TestApp::start().await;
    let matrix = Matrix::of(&TABLE, sample(1), change());
    matrix.check(&app).await;
}

#[tokio::test]
async fn what_is_refused_leaves_nothing() {
    let app = TestApp::start().await;
    let refused = app.admin().post(PATH, &json!({ "noSuchField": 1 })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = refused.fields();
    assert!(fields.contains(&("noSuchField", "unknown")), "{fields:?}");
    assert!(fields.contains(&("type", "required")), "{fields:?}");

    let stranger = app.stranger().get(PATH).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
    let reader = app.user(&["types.read"]);
    assert_eq!(reader.get(PATH).await.status, StatusCode::OK);
    let refused = reader.post(PATH, &json!({})).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let path = format!("{PATH}/bulk-delete");
    let refused = reader.post(&path, &json!({ "ids": [] })).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(app.audit(TABLE.resource).await.is_empty());
    assert!(app.events(TABLE.resource).await.is_empty());
}
