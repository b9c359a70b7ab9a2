//! The path that everything is below, where this server has only a part of an address.

use std::str::FromStr;

use axum::Router;
use axum::handler::Handler as _;
use axum::http::{HeaderValue, header};
use axum::middleware::{from_fn, map_response};
use axum::response::Response;

use super::middleware;

/// `/shop`, or nothing at the root of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BasePath(String);

impl BasePath {
    /// What stands before the paths of this server, each of which begins with a slash.
    pub fn prefix(&self) -> &str {
        &self.0
    }

    /// Serves what a router has below this path, and nothing elsewhere.
    pub fn mount(&self, router: Router) -> Router {
        if self.0.is_empty() {
            return router;
        }
        let base = self.clone();
        let locate = move |response| {
            let response = base.locate(response);
            async move { response }
        };
        Router::new()
            .nest_service(&self.0, router.layer(map_response(locate)))
            .fallback(middleware::not_found.layer(from_fn(middleware::identify)))
    }

    /// Names the address of a new record as callers see it.
    fn locate(&self, mut response: Response) -> Response {
        let headers = response.headers_mut();
        let location = headers.get(header::LOCATION);
        let location = location.and_then(|location| location.to_str().ok());
        if let Some(path) = location.filter(|location| location.starts_with('/'))
            && let Ok(below) = HeaderValue::try_from(format!("{}{path}", self.0))
        {
            headers.insert(header::LOCATION, below);
        }
        response
    }
}

impl FromStr for BasePath {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let path = text.trim_matches('/');
        if path.is_empty() {
            return Ok(Self::default());
        }
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
        let is_segment =
            |segment: &str| segment.chars().any(|c| c != '.') && segment.chars().all(is_plain);
        let is_path = path.split('/').all(is_segment);
        is_path.then(|| Self(format!("/{path}"))).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Request;
    use axum::http::StatusCode;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    #[test]
    fn a_base_path_is_written_with_slashes_or_without() {
        for text in ["/shop/", "/shop", "shop", "shop/"] {
            assert_eq!(text.parse(), Ok(BasePath("/shop".to_owned())), "{text}");
        }
        assert_eq!("/a/b-1/".parse(), Ok(BasePath("/a/b-1".to_owned())));
        assert_eq!("/".parse(), Ok(BasePath::default()));
        for text in [
            "/a//b",
            "/../b",
            "/{a}",
            "/a b",
            "https://a.b/",
            "/a?b",
            "/\"",
        ] {
            assert_eq!(text.parse::<BasePath>(), Err(()), "{text}");
        }
    }

    #[tokio::test]
    async fn nothing_is_there_outside() {
        let made = || async { [(header::LOCATION, "/api/items/1")] };
        let base: BasePath = "/shop/".parse().unwrap();
        let router = base.mount(Router::new().route("/api/items", get(made)));
        let ask = async |path: &str| {
            let request = Request::get(path).body(Body::empty()).unwrap();
            router.clone().oneshot(request).await.unwrap()
        };
        let response = ask("/shop/api/items?page=1").await;
        assert_eq!(response.headers()[header::LOCATION], "/shop/api/items/1");
        for path in ["/api/items", "/shopping/api/items", "/"] {
            assert_eq!(ask(path).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}
