//! What a refused request leaves unread, which the server would take for the next request on its connection.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt;
use hyper::body::{Frame, SizeHint};
use tokio::time::timeout;

/// How much is read and thrown away, so that the connection can go on.
const SMALL: usize = 256 << 10;
/// How long the rest of a body may be on its way.
const PATIENCE: Duration = Duration::from_secs(2);

/// Reads what is left of a small body, or says that the connection ends.
pub async fn drain(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    // Who asks before sending a body is not told to send one that nobody wants.
    let is_announced = request.headers().contains_key(header::EXPECT);
    let (parts, body) = request.into_parts();
    let body = Arc::new(Mutex::new(body));
    let shared = Body::new(SharedBody(Arc::clone(&body)));
    let mut response = next.run(Request::from_parts(parts, shared)).await;
    let Some(rest) = Arc::into_inner(body) else {
        return response;
    };
    let rest = rest.into_inner().unwrap_or_else(PoisonError::into_inner);
    let is_over = rest.is_end_stream()
        || !is_announced && timeout(PATIENCE, is_small(rest)).await == Ok(true);
    if !is_over {
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
    }
    response
}

/// Whether a body ends soon. It is gone then.
async fn is_small(mut body: Body) -> bool {
    if body.size_hint().lower() > SMALL as u64 {
        return false;
    }
    let mut size = 0;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            return false;
        };
        size += frame.data_ref().map_or(0, Bytes::len);
        if size > SMALL {
            return false;
        }
    }
    true
}

/// A body that is still there when its reader has gone.
struct SharedBody(Arc<Mutex<Body>>);

impl SharedBody {
    fn with<T>(&self, look: impl FnOnce(&mut Body) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl HttpBody for SharedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.with(|body| Pin::new(body).poll_frame(context))
    }

    fn is_end_stream(&self) -> bool {
        self.with(|body| body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.with(|body| body.size_hint())
    }
}
