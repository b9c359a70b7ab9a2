//! The bytes of a connection, which ends when it is silent for too long or has to make room.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};
use tokio_util::sync::WaitForCancellationFutureOwned;

use super::connections::{Connection, Connections};
use crate::shared::config::ConnectionLimits;

#[derive(Debug)]
pub struct LimitedStream {
    stream: TcpStream,
    connection: Arc<Connection>,
    connections: Arc<Connections>,
    limits: ConnectionLimits,
    closed: Pin<Box<WaitForCancellationFutureOwned>>,
    timer: Pin<Box<Sleep>>,
}

impl LimitedStream {
    pub fn new(
        stream: TcpStream,
        connection: Arc<Connection>,
        connections: Arc<Connections>,
        limits: ConnectionLimits,
    ) -> Self {
        Self {
            stream,
            closed: Box::pin(connection.closed.clone().cancelled_owned()),
            timer: Box::pin(sleep(limits.first_request)),
            connection,
            connections,
            limits,
        }
    }

    /// What a read or a write has led to; one that has to wait ends with the connection.
    fn poll_end<T>(
        &mut self,
        tried: Poll<io::Result<T>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<T>> {
        if tried.is_ready() {
            self.connection.note_progress();
            return tried;
        }
        if self.closed.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(ErrorKind::ConnectionAborted.into()));
        }
        loop {
            ready!(self.timer.as_mut().poll(context));
            let (first_request, idle) = (self.limits.first_request, self.limits.idle);
            let left = self.connection.time_left(first_request, idle);
            if left.is_zero() {
                return Poll::Ready(Err(ErrorKind::TimedOut.into()));
            }
            self.timer.as_mut().reset(Instant::now() + left);
        }
    }
}

impl AsyncRead for LimitedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let tried = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.poll_end(tried, context)
    }
}

impl AsyncWrite for LimitedStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let tried = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.poll_end(tried, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let tried = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.poll_end(tried, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl Drop for LimitedStream {
    fn drop(&mut self) {
        self.connections.leave(&self.connection);
    }
}
