//! Samples over HTTP.

use axum::http::StatusCode;
use serde_json::json;

use super::schemas::TABLE;
use crate::shared::testing::TestApp;

const PATH: &str = "/api/samples";

#[tokio::test]
async fn what_is_not_valid_leaves_nothing() {
    let app = TestApp::start().await;
    let refused = app.admin().post(PATH, &json!({ "noSuchField": 1 })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = refused.fields();
    assert!(fields.contains(&("noSuchField", "unknown")), "{fields:?}");
    assert!(fields.contains(&("textRequired", "required")), "{fields:?}");
    assert!(app.audit(TABLE.resource).await.is_empty());
    assert!(app.events(TABLE.resource).await.is_empty());
}

#[tokio::test]
async fn nothing_works_without_permission() {
    let app = TestApp::start().await;
    assert_eq!(
        app.stranger().get(PATH).await.status,
        StatusCode::UNAUTHORIZED
    );
    let reader = app.user(&["samples.read"]);
    assert_eq!(reader.get(PATH).await.status, StatusCode::OK);
    let refused = reader.post(PATH, &json!({})).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let path = format!("{PATH}/bulk-delete");
    let refused = reader.post(&path, &json!({ "ids": [] })).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
