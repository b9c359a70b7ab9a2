//! Log lines over HTTP, on the table as it is. What is the same for every module is tested in `shared`.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::schemas::TABLE;
use crate::app::Start as _;
use crate::shared::testing::{Matrix, TestApp, assert_shows};

const PATH: &str = "/api/log-lines";

/// What creates the log line with this number.
fn sample(_number: i32) -> Value {
    json!({
        "line": "Line",
        "level": 7,
    })
}

#[tokio::test]
async fn a_log_line_is_created_and_listed() {
    let app = TestApp::start().await;
    let answer = app.admin().post(PATH, &sample(1)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
    assert_shows(&TABLE, &answer.body["data"], &sample(1));
    let list = app.admin().get(PATH).await;
    assert_eq!(list.body["pagination"]["total"], 1, "{list:?}");
    assert_eq!(list.body["data"][0], answer.body["data"]);
    assert_eq!(app.audit(TABLE.resource).await, ["create"]);
    assert_eq!(app.events(TABLE.resource).await, ["created"]);
}

#[tokio::test]
async fn each_permission_opens_its_routes_and_no_other() {
    let app = TestApp::start().await;
    let matrix = Matrix::of(&TABLE, sample(1), json!({}));
    matrix.check(&app).await;
}

#[tokio::test]
async fn what_is_refused_leaves_nothing() {
    let app = TestApp::start().await;
    let refused = app.admin().post(PATH, &json!({ "noSuchField": 1 })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = refused.fields();
    assert!(fields.contains(&("noSuchField", "unknown")), "{fields:?}");
    assert!(fields.contains(&("line", "required")), "{fields:?}");

    let stranger = app.stranger().get(PATH).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
    let reader = app.user(&["log-lines.read"]);
    assert_eq!(reader.get(PATH).await.status, StatusCode::OK);
    let refused = reader.post(PATH, &json!({})).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(app.audit(TABLE.resource).await.is_empty());
    assert!(app.events(TABLE.resource).await.is_empty());
}
