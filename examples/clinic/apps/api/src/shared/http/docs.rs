//! The description of the API, for programs and for people.

use axum::Router;
use axum::http::header;
use axum::response::{Html, IntoResponse};
use axum::routing::get;

use crate::shared::app::App;

const POLICY: &str = concat!(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; ",
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
);

/// `/openapi.json`, and a page at `/docs` that shows it without loading anything from the net.
pub fn routes(openapi: &utoipa::openapi::OpenApi) -> Router<App> {
    let json = serde_json::to_string(openapi).expect("the description is plain JSON");
    let json = ([(header::CONTENT_TYPE, "application/json")], json);
    let page = (
        [(header::CONTENT_SECURITY_POLICY, POLICY)],
        Html(include_str!("docs/index.html")),
    );
    let script = (
        [(header::CONTENT_TYPE, "text/javascript")],
        include_str!("docs/docs.js"),
    );
    let style = (
        [(header::CONTENT_TYPE, "text/css")],
        include_str!("docs/docs.css"),
    );
    Router::new()
        .route("/openapi.json", get(async || json.into_response()))
        .route("/docs", get(async || page))
        .route("/docs/docs.js", get(async || script))
        .route("/docs/docs.css", get(async || style))
}
