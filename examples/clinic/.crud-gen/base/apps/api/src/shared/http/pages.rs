//! The built front end, served beside the API where there is one.

mod index;

use std::env;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use self::index::Index;
use super::base_path::BasePath;
use super::{ApiError, middleware};
use crate::shared::app::App;

/// What the API answers itself, as the first part of a path.
const OF_API: [&str; 5] = ["api", "docs", "health", "openapi.json", "socket.io"];
/// For a file whose name changes with its contents.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// Asked for each time; an answer is short where nothing has changed.
const ASK: &str = "no-cache";

/// The files of a front end, and its page.
#[derive(Debug, Clone)]
pub struct Pages {
    folder: PathBuf,
    index: Arc<Index>,
}

impl Pages {
    pub fn open(folder: PathBuf, base: &BasePath) -> io::Result<Self> {
        let index = Arc::new(Index::open(&folder.join("index.html"), base)?);
        Ok(Self { folder, index })
    }

    /// A file of the front end, or its page, whose router knows the address.
    async fn answer(&self, request: Request) -> Response {
        let path = request.uri().path();
        let is_page = is_page(path, request.headers());
        let cache = if is_hashed(path) { FOR_GOOD } else { ASK };
        if matches!(path, "/" | "/index.html") {
            return self.index.answer(request.headers());
        }
        let headers = request.headers().clone();
        let file = self.file(request).await;
        match file.status() {
            StatusCode::NOT_FOUND if is_page => self.index.answer(&headers),
            StatusCode::NOT_FOUND => middleware::not_found().await.into_response(),
            status if status.is_server_error() => {
                ApiError::internal("a file of the front end cannot be read").into_response()
            }
            _ => ([(header::CACHE_CONTROL, cache)], file).into_response(),
        }
    }

    /// A file as it was compressed when the package was made, or as it is.
    async fn file(&self, request: Request) -> Response {
        let files = ServeDir::new(&self.folder)
            .append_index_html_on_directories(false)
            .precompressed_br()
            .precompressed_gzip();
        match files.oneshot(request).await {
            Ok(response) => response.map(Body::new),
            Err(never) => match never {},
        }
    }
}

/// The folder `web` beside the program, which is how a package comes.
pub fn folder_beside_program() -> Option<PathBuf> {
    let folder = env::current_exe().ok()?.with_file_name("web");
    folder.join("index.html").is_file().then_some(folder)
}

/// What no route answers.
pub async fn serve(app: App, request: Request) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    match &app.config.pages {
        Some(pages) if is_read && !is_of_api(request.uri().path()) => pages.answer(request).await,
        _ => middleware::not_found().await.into_response(),
    }
}

/// Whether a path is one of the API, which a page or a file of the front end never has.
pub fn is_of_api(path: &str) -> bool {
    let first = path.split('/').nth(1);
    first.is_some_and(|first| OF_API.contains(&first))
}

/// Whether a path without a file is an address in the front end. The key of a record may look like the name of a file:
/// who opens that address asks for a page, who loads a script or a picture does not.
fn is_page(path: &str, headers: &HeaderMap) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let accepted = headers.get(header::ACCEPT).map(HeaderValue::as_bytes);
    let opens = accepted.is_some_and(|it| it.windows(9).any(|part| part == b"text/html"));
    !name.contains('.') || (opens && !folder.is_empty())
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
    const OPENED: [(header::HeaderName, &str); 1] = [(header::ACCEPT, "text/html,*/*")];

    async fn ask(path: &str, headers: &[(header::HeaderName, &str)]) -> Response {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            ("index.html", r#"<base href="/">"#),
            (&SCRIPT[1..], "script"),
            ("main-5RMAGHCM.js.br", "br"),
            ("media/a.svg", "picture"),
        ];
        fs::create_dir(folder.path().join("media")).unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let pages = Pages::open(folder.path().to_owned(), &BasePath::default()).unwrap();
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        pages.answer(request.body(Body::empty()).unwrap()).await
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
        let asked = ["/", "/index.html", "/products", "/products/1", "/media"];
        let asked = asked.into_iter().map(|path| (path, &[][..]));
        for (path, headers) in asked.chain([("/products/a.js", &OPENED[..])]) {
            let response = ask(path, headers).await;
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(value(&response, header::CACHE_CONTROL), ASK, "{path}");
            let policy = value(&response, header::CONTENT_SECURITY_POLICY);
            assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        }
    }

    #[tokio::test]
    async fn a_missing_file_is_no_page() {
        for path in ["/main-AAAAAAAA.js", "/media/b.svg", "/%2e%2e/a.txt"] {
            let response = ask(path, &[]).await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        }
        let response = ask("/main-AAAAAAAA.js", &OPENED).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn a_module_may_begin_like_the_api() {
        assert!(is_of_api("/api/nothing") && is_of_api("/socket.io") && is_of_api("/docs"));
        assert!(!is_of_api("/api-keys") && !is_of_api("/"));
    }
}
