//! The connections of this process: whose they are, and which of them goes when there is no room for another one.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

/// How long one that has come or said something is left alone.
const FRESH: Duration = Duration::from_millis(250);

/// The connections that are open, by the network that they come from.
#[derive(Debug)]
pub struct Connections {
    by_network: Mutex<HashMap<IpAddr, Vec<Arc<Connection>>>>,
    /// How many there may be.
    limit: usize,
    /// How many there may be from one network.
    limit_of_network: usize,
}

/// What is known of one connection.
#[derive(Debug)]
pub struct Connection {
    network: IpAddr,
    since: Instant,
    /// When bytes last went either way, in milliseconds since its beginning.
    last_progress: AtomicU64,
    /// It has sent the head of a request.
    has_asked: AtomicBool,
    /// The client waits for the server, not the server for the client.
    is_working: AtomicBool,
    /// It has to go.
    pub closed: CancellationToken,
}

impl Connections {
    pub fn new(limit: usize, limit_of_network: usize) -> Self {
        Self {
            by_network: Mutex::default(),
            limit,
            limit_of_network,
        }
    }

    /// Takes a connection in. Where its network has too many, or all have, the one goes that has been silent for longest;
    /// nothing comes in where the server works for all of them. One that has just come stays, unless they are twice too many:
    /// it may be about to ask.
    pub fn enter(&self, address: IpAddr) -> Option<Arc<Connection>> {
        let network = network(address);
        let mut open = self.lock();
        let count: usize = open.values().map(Vec::len).sum();
        let of_network = open.get(&network).map_or(0, Vec::len);
        if count >= self.limit {
            let largest = open.iter().max_by_key(|(_, connections)| connections.len());
            let largest = largest.map(|(network, _)| *network)?;
            close_most_silent(&mut open, largest, Duration::ZERO)?;
        } else if of_network >= self.limit_of_network.saturating_mul(2) {
            close_most_silent(&mut open, network, Duration::ZERO)?;
        } else if of_network >= self.limit_of_network {
            close_most_silent(&mut open, network, FRESH);
        }
        let connection = Arc::new(Connection::new(network));
        let connections = open.entry(network).or_default();
        connections.push(Arc::clone(&connection));
        Some(connection)
    }

    pub fn leave(&self, connection: &Arc<Connection>) {
        remove(&mut self.lock(), connection);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, Vec<Arc<Connection>>>> {
        self.by_network
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

type ByNetwork = HashMap<IpAddr, Vec<Arc<Connection>>>;

fn close_most_silent(open: &mut ByNetwork, network: IpAddr, silence: Duration) -> Option<()> {
    let connections = open.get(&network)?.iter();
    let waiting = connections.filter(|connection| !connection.is_working.load(Ordering::Relaxed));
    let silent = waiting.min_by_key(|connection| connection.last_progress())?;
    if silent.last_progress().elapsed() < silence {
        return None;
    }
    let silent = Arc::clone(silent);
    silent.closed.cancel();
    remove(open, &silent);
    Some(())
}

fn remove(open: &mut ByNetwork, connection: &Arc<Connection>) {
    let Some(connections) = open.get_mut(&connection.network) else {
        return;
    };
    let place = connections
        .iter()
        .position(|open| Arc::ptr_eq(open, connection));
    if let Some(place) = place {
        connections.swap_remove(place);
    }
    if connections.is_empty() {
        open.remove(&connection.network);
    }
}

impl Connection {
    fn new(network: IpAddr) -> Self {
        Self {
            network,
            since: Instant::now(),
            last_progress: AtomicU64::new(0),
            has_asked: AtomicBool::new(false),
            is_working: AtomicBool::new(false),
            closed: CancellationToken::new(),
        }
    }

    pub fn note_progress(&self) {
        let elapsed = u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last_progress.store(elapsed, Ordering::Relaxed);
    }

    /// Says whether the client now waits for the server.
    pub fn set_working(&self, is_working: bool) {
        if is_working {
            self.has_asked.store(true, Ordering::Relaxed);
        }
        self.is_working.store(is_working, Ordering::Relaxed);
    }

    /// How long it may still be silent: until its first request is there, and then between any two bytes.
    pub fn time_left(&self, for_first_request: Duration, idle: Duration) -> Duration {
        if self.is_working.load(Ordering::Relaxed) {
            return idle;
        }
        let end = match self.has_asked.load(Ordering::Relaxed) {
            true => self.last_progress() + idle,
            false => self.since + for_first_request,
        };
        end.saturating_duration_since(Instant::now())
    }

    fn last_progress(&self) -> Instant {
        self.since + Duration::from_millis(self.last_progress.load(Ordering::Relaxed))
    }
}

/// Whom an address stands for: who has one of IPv6 has the other 2^64 of its network, too.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let prefix = address.to_bits() >> 64 << 64;
            IpAddr::V6(Ipv6Addr::from_bits(prefix))
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1));
    const THERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 2));

    fn open_of(connections: &Connections, network: IpAddr) -> Vec<Arc<Connection>> {
        connections
            .lock()
            .get(&network)
            .cloned()
            .unwrap_or_default()
    }

    #[test]
    fn the_most_silent_of_a_full_network_goes() {
        let connections = Connections::new(100, 2);
        let first = connections.enter(HERE).unwrap();
        let second = connections.enter(HERE).unwrap();
        let other = connections.enter(THERE).unwrap();
        first.set_working(true);
        std::thread::sleep(FRESH);
        let third = connections.enter(HERE).unwrap();
        assert!(second.closed.is_cancelled());
        let more = [connections.enter(HERE), connections.enter(HERE)];
        assert!(!third.closed.is_cancelled());
        connections.enter(HERE).unwrap();
        assert!(third.closed.is_cancelled());
        for connection in more.iter().flatten() {
            connection.closed.cancel();
            connections.leave(connection);
        }
        assert!(!other.closed.is_cancelled());
        let busy = [connections.enter(HERE), connections.enter(HERE)];
        for connection in open_of(&connections, HERE)
            .iter()
            .chain(busy.iter().flatten())
        {
            connection.set_working(true);
        }
        assert!(connections.enter(HERE).is_none());
        connections.leave(&first);
        assert!(connections.enter(HERE).is_some());
    }

    #[test]
    fn who_has_most_makes_room_when_all_is_full() {
        let connections = Connections::new(3, 3);
        let many = [connections.enter(HERE), connections.enter(HERE)];
        let one = connections.enter(THERE).unwrap();
        connections.enter(THERE).unwrap();
        let closed = many
            .iter()
            .flatten()
            .filter(|one| one.closed.is_cancelled());
        assert_eq!(closed.count(), 1);
        assert!(!one.closed.is_cancelled());
    }

    #[test]
    fn neighbours_of_ipv6_are_one() {
        let network = |address: &str| network(address.parse().unwrap());
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:2"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(network("::ffff:10.0.0.1"), HERE);
    }
}
