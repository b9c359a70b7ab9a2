//! The built front end, served beside the API where there is one.

use std::env;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use super::{ApiError, middleware};
use crate::shared::app::App;

/// What a page cannot say of itself, and what it never needs.
const POLICY: &str =
    "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'";
/// Its name changes with its contents.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// Asked for each time; an answer is short where nothing has changed.
const ASK: &str = "no-cache";

/// The folder `web` beside the program, which is how a package comes.
pub fn folder_beside_program() -> Option<PathBuf> {
    let folder = env::current_exe().ok()?.with_file_name("web");
    folder.join("index.html").is_file().then_some(folder)
}

/// What no route answers: a file of the front end, or its page, whose router knows the address.
pub async fn serve(app: App, request: Request) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    match &app.config.web_folder {
        Some(folder) if is_read && !is_of_api(request.uri().path()) => {
            file_or_page(folder, request).await
        }
        _ => middleware::not_found().await.into_response(),
    }
}

async fn file_or_page(folder: &Path, request: Request) -> Response {
    let is_hashed = is_hashed(request.uri().path());
    let opens_page = accepts_html(request.headers());
    let mut page = Request::new(Body::empty());
    page.method_mut().clone_from(request.method());
    page.headers_mut().clone_from(request.headers());

    let file = answer(folder, request).await;
    if file.status() != StatusCode::NOT_FOUND {
        return with_headers(file, if is_hashed { FOR_GOOD } else { ASK });
    }
    match opens_page {
        true => with_headers(answer(folder, page).await, ASK),
        false => middleware::not_found().await.into_response(),
    }
}

/// A file as it was compressed when the package was made, or as it is.
async fn answer(folder: &Path, request: Request) -> Response {
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip();
    match files.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

fn with_headers(mut response: Response, cache: &'static str) -> Response {
    if response.status().is_server_error() {
        return ApiError::internal("a file of the front end cannot be read").into_response();
    }
    let headers = response.headers_mut();
    let cache = HeaderValue::from_static(cache);
    headers.insert(header::CACHE_CONTROL, cache);
    let policy = HeaderValue::from_static(POLICY);
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

fn is_of_api(path: &str) -> bool {
    matches!(path.split('/').nth(1), Some("api" | "socket.io"))
}

/// Whoever opens an address asks for a page; a script or a picture that is missing must not be one.
fn accepts_html(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT);
    accepted.is_some_and(|accepted| {
        accepted
            .to_str()
            .is_ok_and(|accepted| accepted.contains("text/html"))
    })
}

/// `main-5RMAGHCM.js`, as the build of the front end names what never changes.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_of_hash = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.len() == 8 && hash.chars().all(is_of_hash))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const SCRIPT: &str = "/main-5RMAGHCM.js";

    async fn ask(path: &str, headers: &[(header::HeaderName, &str)]) -> Response {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            ("index.html", "page"),
            (&SCRIPT[1..], "script"),
            ("main-5RMAGHCM.js.br", "br"),
        ];
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut request = axum::http::Request::get(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        file_or_page(folder.path(), request.body(Body::empty()).unwrap()).await
    }

    fn value(response: &Response, name: header::HeaderName) -> &str {
        let value = response.headers().get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    #[tokio::test]
    async fn a_hashed_file_is_kept_and_comes_compressed() {
        let response = ask(SCRIPT, &[(header::ACCEPT_ENCODING, "gzip, br")]).await;
        assert_eq!(value(&response, header::CONTENT_ENCODING), "br");
        assert_eq!(value(&response, header::CACHE_CONTROL), FOR_GOOD);
        assert_eq!(value(&response, header::CONTENT_TYPE), "text/javascript");
    }

    #[tokio::test]
    async fn an_address_of_the_router_is_the_page() {
        for path in ["/", "/products/1.5"] {
            let response = ask(path, &[(header::ACCEPT, "text/html,*/*")]).await;
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(value(&response, header::CACHE_CONTROL), ASK, "{path}");
            let policy = value(&response, header::CONTENT_SECURITY_POLICY);
            assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        }
    }

    #[test]
    fn a_module_may_begin_like_the_api() {
        assert!(is_of_api("/api/nothing") && is_of_api("/socket.io"));
        assert!(!is_of_api("/api-keys") && !is_of_api("/"));
    }

    #[tokio::test]
    async fn a_missing_file_is_no_page() {
        for path in ["/main-AAAAAAAA.js", "/../secret", "/%2e%2e/secret"] {
            let response = ask(path, &[]).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}
