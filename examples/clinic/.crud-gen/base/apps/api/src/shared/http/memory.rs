//! The memory that large requests and large answers take together. Small ones take none of it.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::body::{Frame, SizeHint};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::ApiError;
use crate::shared::app::App;

/// How long a body may be that is not a file.
pub const MAX_BODY: usize = 1 << 20;
/// What is not longer than this is small.
const SMALL: u64 = 16 << 10;
/// How often a body is in memory while its request is dealt with: as a record, as an event, for the audit log, in an answer.
const COPIES: u64 = 10;
/// How many answers wait at most for others to be taken by their clients.
const WAITING: usize = 16;
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub struct Memory {
    requests: Budget,
    answers: Budget,
    waiting: Semaphore,
}

/// A number of KiB.
#[derive(Debug)]
struct Budget {
    left: Arc<Semaphore>,
    all: u32,
}

type Share = OwnedSemaphorePermit;

impl Budget {
    fn new(mebibytes: u16) -> Self {
        let all = u32::from(mebibytes) << 10;
        Self {
            left: Arc::new(Semaphore::new(all as usize)),
            all,
        }
    }

    fn kibibytes(&self, bytes: u64) -> u32 {
        u32::try_from(bytes >> 10).unwrap_or(u32::MAX).min(self.all)
    }

    async fn take(&self, bytes: u64) -> Option<Share> {
        let share = Arc::clone(&self.left).acquire_many_owned(self.kibibytes(bytes));
        timeout(PATIENCE, share).await.ok()?.ok()
    }

    fn take_now(&self, bytes: u64) -> Option<Share> {
        let left = Arc::clone(&self.left);
        left.try_acquire_many_owned(self.kibibytes(bytes)).ok()
    }
}

impl Memory {
    /// Half of so many MiB for requests, half for answers.
    pub fn new(mebibytes: u16) -> Self {
        let half = mebibytes.div_ceil(2);
        Self {
            requests: Budget::new(half),
            answers: Budget::new(half),
            waiting: Semaphore::new(WAITING),
        }
    }

    async fn for_answer(&self, bytes: u64) -> Option<Share> {
        if let Some(share) = self.answers.take_now(bytes) {
            return Some(share);
        }
        let _place = self.waiting.try_acquire().ok()?;
        self.answers.take(bytes).await
    }
}

/// What a request has of the memory, until its answer is sent.
#[derive(Debug, Clone, Default)]
pub struct Held(Arc<Mutex<Option<Share>>>);

impl Held {
    /// Waits until there is memory for the body of a request, which has not come yet.
    pub async fn reserve(app: &App, request: Request) -> Result<Request, ApiError> {
        let hint = request.body().size_hint();
        let length = hint.upper().unwrap_or(u64::MAX);
        if length <= SMALL {
            return Ok(request);
        }
        let bytes = COPIES * length.min(MAX_BODY as u64);
        let share = app.memory.requests.take(bytes).await.ok_or_else(busy)?;
        if let Some(held) = request.extensions().get::<Self>() {
            *held.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(share);
        }
        Ok(request)
    }
}

impl Held {
    fn take(&self) -> Option<Share> {
        let mut share = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        share.take()
    }
}

fn busy() -> ApiError {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    ApiError::new(status, "too many large requests at once, try again")
}

/// Counts a large answer until it is sent. One to a request that only reads has to wait for its share.
pub async fn account(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let held = Held::default();
    let only_reads = matches!(*request.method(), Method::GET | Method::HEAD);
    request.extensions_mut().insert(held.clone());
    let response = next.run(request).await;
    let size = response.body().size_hint().exact().unwrap_or_default();
    if size <= SMALL {
        return response;
    }
    let share = match only_reads {
        true => match app.memory.for_answer(size).await {
            Some(share) => Some(share),
            None => return busy().into_response(),
        },
        // What is done is answered, if a little later.
        false => match held.take() {
            Some(share) => Some(share),
            None => app.memory.answers.take(size).await,
        },
    };
    response.map(|body| {
        Body::new(CountedBody {
            body,
            _share: share,
        })
    })
}

/// A body with its share of the memory.
struct CountedBody {
    body: Body,
    _share: Option<Share>,
}

impl HttpBody for CountedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn large_answers_wait_for_each_other() {
        let memory = Memory::new(2);
        let first = memory.for_answer(1 << 20).await.unwrap();
        let second = timeout(Duration::from_millis(20), memory.for_answer(1 << 10));
        assert!(second.await.is_err());
        drop(first);
        assert!(memory.for_answer(1 << 30).await.is_some());
    }
}
