//! The page of the front end, which names the path that it is below.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::Path;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::ASK;
use crate::shared::http::base_path::BasePath;

/// Components bring their styles with them; everything else comes from this server.
const POLICY: &str = concat!(
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' data:; ",
    "object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
);
const BASE: &str = r#"<base href="/""#;

#[derive(Debug)]
pub struct Index {
    page: Bytes,
    tag: String,
}

impl Index {
    pub fn open(file: &Path, base: &BasePath) -> io::Result<Self> {
        let page = fs::read_to_string(file)?;
        if !page.contains(BASE) {
            let message = format!("it has no `{BASE}>`");
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let below = format!(r#"<base href="{}/""#, base.prefix());
        let page = page.replacen(BASE, &below, 1);
        let mut hasher = DefaultHasher::new();
        page.hash(&mut hasher);
        Ok(Self {
            tag: format!("W/\"{:x}\"", hasher.finish()),
            page: page.into(),
        })
    }

    pub fn answer(&self, headers: &HeaderMap) -> Response {
        let common = [
            (header::CACHE_CONTROL, ASK),
            (header::CONTENT_SECURITY_POLICY, POLICY),
            (header::ETAG, &self.tag),
        ];
        let known = headers.get(header::IF_NONE_MATCH);
        if known.is_some_and(|known| known.as_bytes() == self.tag.as_bytes()) {
            return (StatusCode::NOT_MODIFIED, common).into_response();
        }
        let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
        (common, html, self.page.clone()).into_response()
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    fn index(page: &str, base: &str) -> io::Result<Index> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("index.html");
        fs::write(&file, page).unwrap();
        Index::open(&file, &base.parse().unwrap())
    }

    async fn text(response: Response) -> String {
        let body = to_bytes(response.into_body(), 1000).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn the_page_names_its_base_path() {
        for (base, expected) in [
            ("/", r#"<base href="/" />"#),
            ("/shop/", r#"<base href="/shop/" />"#),
        ] {
            let index = index(r#"<base href="/" />"#, base).unwrap();
            assert_eq!(text(index.answer(&HeaderMap::new())).await, expected);
        }
        assert!(index("<p>", "/").is_err());
    }

    #[test]
    fn an_unchanged_page_is_not_sent_again() {
        let index = index(r#"<base href="/">"#, "/").unwrap();
        let mut headers = HeaderMap::new();
        let first = index.answer(&headers);
        headers.insert(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone());
        assert_eq!(index.answer(&headers).status(), StatusCode::NOT_MODIFIED);
    }
}
