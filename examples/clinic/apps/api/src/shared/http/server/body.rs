//! The body of a request, which has to come at a pace.

use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

use super::connections::Connection;

/// How many bytes a second a body must have on the average when its first time is over.
const PACE: u64 = 1024;

#[derive(Debug, thiserror::Error)]
#[error("the body of the request comes too slowly")]
pub struct TooSlow;

/// Whether this is why a body could not be read.
pub fn is_too_slow(error: &(dyn Error + 'static)) -> bool {
    error.is::<TooSlow>() || error.source().is_some_and(is_too_slow)
}

#[derive(Debug)]
pub struct PacedBody {
    body: Incoming,
    connection: Arc<Connection>,
    /// When it has to be there, were it no longer than what has come.
    deadline: Instant,
    /// Is there once something had to be waited for.
    timer: Option<Pin<Box<Sleep>>>,
}

impl PacedBody {
    /// A body has this time, and more of it with every byte.
    pub fn new(body: Incoming, connection: Arc<Connection>, time: Duration) -> Self {
        Self {
            body,
            connection,
            deadline: Instant::now() + time,
            timer: None,
        }
    }

    fn poll_deadline(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let deadline = self.deadline;
        let timer = self
            .timer
            .get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if timer.deadline() != deadline {
            timer.as_mut().reset(deadline);
        }
        timer.as_mut().poll(context)
    }
}

impl Body for PacedBody {
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) else {
            self.connection.set_working(false);
            ready!(self.poll_deadline(context));
            self.connection.set_working(true);
            return Poll::Ready(Some(Err(TooSlow.into())));
        };
        self.connection.set_working(true);
        if let Some(Ok(frame)) = &frame {
            let bytes = frame.data_ref().map_or(0, Bytes::len) as u64;
            self.deadline += Duration::from_micros(bytes * 1_000_000 / PACE);
        }
        Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
