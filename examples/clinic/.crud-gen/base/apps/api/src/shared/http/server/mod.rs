//! Takes connections and serves the requests that come over them, within limits that keep the server up for everybody.

mod body;
mod connections;
mod stream;
#[cfg(test)]
mod tests;

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse as _;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::sleep;
use tower::ServiceExt;

use self::body::PacedBody;
use self::connections::Connections;
use self::stream::LimitedStream;
use crate::shared::config::{Config, ConnectionLimits};

pub use self::body::is_too_slow;
pub use self::connections::network;

/// The bytes that the head of a request may have.
const MAX_HEAD: usize = 64 << 10;
/// How long no connection is taken when the system has no room for one.
const PAUSE: Duration = Duration::from_millis(100);
/// How long a connection from a proxy is kept when the server stops. On one that seems idle a request may be on its way, which
/// the proxy could not repeat; it closes such a connection itself before that time is over.
const LINGER: Duration = Duration::from_secs(10);
/// The files that this process opens besides its connections.
const OTHER_FILES: usize = 128;

/// Serves requests until `stop` ends. Then nobody can connect any more, `closing` closes what would stay open, and the
/// requests that have begun are answered.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    config: &Config,
    stop: impl Future<Output = ()>,
    closing: impl Future<Output = ()>,
) {
    let server = Server::new(router, config);
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => server.take(stream, peer),
            Err(error) if is_of_connection(&error) => {}
            Err(error) => {
                tracing::warn!("cannot take a connection: {error}");
                sleep(PAUSE).await;
            }
        }
    }
    server.stopping.send_replace(true);
    if let Err(error) = server.take_last(listener) {
        tracing::debug!("the last connections are not taken: {error}");
    }
    closing.await;
    server.stopping.closed().await;
}

struct Server {
    router: Router,
    limits: ConnectionLimits,
    connections: Arc<Connections>,
    /// Heard by each connection for as long as it is served.
    stopping: watch::Sender<bool>,
    /// How long an idle connection is kept after that.
    linger: Duration,
}

impl Server {
    fn new(router: Router, config: &Config) -> Self {
        let limits = config.connections;
        let files = files();
        let room = files.saturating_sub(OTHER_FILES).max(files / 2);
        let limit = limits.count.min(room);
        // From a proxy come the connections of everybody.
        let (limit_of_network, linger) = match config.trusted_proxies.are_there() {
            true => (limit, LINGER),
            false => (limits.of_address, Duration::ZERO),
        };
        Self {
            router,
            limits,
            connections: Arc::new(Connections::new(limit, limit_of_network)),
            stopping: watch::Sender::new(false),
            linger,
        }
    }

    /// Takes those who have connected before the system tells them that nobody listens.
    fn take_last(&self, listener: TcpListener) -> io::Result<()> {
        let listener = listener.into_std()?;
        while let Ok((stream, peer)) = listener.accept() {
            stream.set_nonblocking(true)?;
            self.take(TcpStream::from_std(stream)?, peer);
        }
        Ok(())
    }

    /// Serves a connection beside the others, or closes it where there is no room.
    fn take(&self, stream: TcpStream, peer: SocketAddr) {
        let Some(connection) = self.connections.enter(peer.ip()) else {
            return;
        };
        set_nodelay(&stream);
        let (router, limits) = (self.router.clone(), self.limits);
        let client = Arc::clone(&connection);
        let mut stopping = self.stopping.subscribe();
        let stops = stopping.clone();
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            client.set_working(true);
            let client = Arc::clone(&client);
            let paced = |body| PacedBody::new(body, Arc::clone(&client), limits.body);
            let mut request: Request = request.map(|body| Body::new(paced(body)));
            request.extensions_mut().insert(ConnectInfo(peer));
            // What would stay open goes to another process.
            let is_late = *stops.borrow() && request.headers().contains_key(header::UPGRADE);
            let answer = (!is_late).then(|| router.clone().oneshot(request));
            let stops = stops.clone();
            async move {
                let mut answer = match answer {
                    Some(answer) => answer.await?,
                    None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
                };
                if *stops.borrow() {
                    let close = HeaderValue::from_static("close");
                    answer
                        .headers_mut()
                        .entry(header::CONNECTION)
                        .or_insert(close);
                }
                client.set_working(false);
                Ok::<_, Infallible>(answer)
            }
        });
        let connections = Arc::clone(&self.connections);
        let stream = LimitedStream::new(stream, connection, connections, limits);
        let served = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.idle)
            .max_buf_size(MAX_HEAD)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let linger = self.linger;
        let stop = async move {
            stopping.wait_for(|stops| *stops).await.ok();
            sleep(linger).await;
        };
        tokio::spawn(async move {
            tokio::pin!(served);
            let ended = tokio::select! {
                ended = served.as_mut() => ended,
                () = stop => {
                    served.as_mut().graceful_shutdown();
                    served.await
                }
            };
            if let Err(error) = ended {
                tracing::trace!("a connection ended: {error}");
            }
        });
    }
}

/// Without this an event may wait 40 ms for the acknowledgement of the one before it.
fn set_nodelay(stream: &TcpStream) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!("a connection without `TCP_NODELAY`: {error}");
    }
}

/// Whether the connection has gone before it was taken.
fn is_of_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}

/// How many files this process may have open, connections among them, after asking for as many as it is allowed.
#[cfg(unix)]
fn files() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    let wanted = Rlimit {
        current: maximum,
        maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, wanted) {
        tracing::debug!("the limit of open files stays as it is: {error}");
    }
    let current = getrlimit(Resource::Nofile).current;
    current.map_or(usize::MAX, |files| {
        usize::try_from(files).unwrap_or(usize::MAX)
    })
}

#[cfg(not(unix))]
fn files() -> usize {
    usize::MAX
}
