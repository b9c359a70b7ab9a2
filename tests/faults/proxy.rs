//! A network between clients and servers, with weather: it cuts, holds and slows what goes through it.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::time::sleep;

/// How the network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weather {
    Fair,
    /// Connections break, and none comes to stand.
    Cut,
    /// Nothing goes through, and nobody is told.
    Stalled,
    /// The client's side breaks, and the server is not told.
    HalfOpen,
    /// So many bytes a second go from the server to the client.
    Slow(usize),
}

/// How long a server is left with a connection whose client is gone.
const FORSAKEN: Duration = Duration::from_secs(10);
/// The longest piece that is carried at once.
const PIECE: usize = 16 * 1024;
/// In slow weather something is carried so many times a second.
const TURNS: usize = 4;
/// What the network itself holds of a server's bytes: not much, so that a slow reader is slow for the server too.
const WINDOW: u32 = 256 * 1024;

/// A port in front of other ports.
pub struct Proxy {
    pub port: u16,
    weather: watch::Sender<Weather>,
}

impl Proxy {
    /// Listens, and carries each connection to the next of the targets.
    pub async fn start(targets: Vec<u16>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let (weather, forecast) = watch::channel(Weather::Fair);
        let turn = Arc::new(AtomicUsize::new(usize::from(port)));
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let target = targets[turn.fetch_add(1, Ordering::Relaxed) % targets.len()];
                tokio::spawn(carry(client, target, forecast.clone()));
            }
        });
        Ok(Self { port, weather })
    }

    pub fn set(&self, weather: Weather) {
        self.weather.send_replace(weather);
    }
}

async fn carry(client: TcpStream, target: u16, mut weather: watch::Receiver<Weather>) {
    if matches!(*weather.borrow_and_update(), Weather::Cut | Weather::HalfOpen) {
        return;
    }
    let Ok(server) = connected(target).await else { return };
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let mut ends = weather.clone();
    let is_over = |weather: &Weather| matches!(weather, Weather::Cut | Weather::HalfOpen);
    let end = tokio::select! {
        () = pump(&mut from_client, &mut to_server, weather.clone(), false) => None,
        () = pump(&mut from_server, &mut to_client, weather, true) => None,
        end = ends.wait_for(is_over) => end.ok().map(|weather| *weather),
    };
    drop((from_client, to_client));
    if end == Some(Weather::HalfOpen) {
        sleep(FORSAKEN).await;
    }
}

async fn connected(target: u16) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(WINDOW)?;
    socket.connect((Ipv4Addr::LOCALHOST, target).into()).await
}

/// Carries bytes one way until either end is gone.
async fn pump(
    from: &mut OwnedReadHalf,
    to: &mut OwnedWriteHalf,
    mut weather: watch::Receiver<Weather>,
    can_be_slow: bool,
) {
    let mut piece = vec![0; PIECE];
    loop {
        let now = *weather.borrow_and_update();
        let slow = match now {
            Weather::Slow(rate) if can_be_slow => Some((rate / TURNS).clamp(1, PIECE)),
            _ => None,
        };
        let read = tokio::select! {
            changed = weather.changed() => match changed {
                Ok(()) => continue,
                Err(_) => return,
            },
            read = from.read(&mut piece[..slow.unwrap_or(PIECE)]), if now != Weather::Stalled => read,
        };
        let Ok(length @ 1..) = read else { return };
        if to.write_all(&piece[..length]).await.is_err() {
            return;
        }
        if slow.is_some() {
            sleep(Duration::from_secs(1) / TURNS as u32).await;
        }
    }
}
