//! The few bytes of HTTP that waiting for a server takes.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

/// A port of the loopback interface that nobody listens on, and that no outgoing connection is given before it is used.
pub fn free_port() -> u16 {
    // Below what systems give to outgoing connections; another process starts its search elsewhere.
    static NEXT: LazyLock<AtomicU16> = LazyLock::new(|| AtomicU16::new((std::process::id() % 100) as u16 * 100));
    let mut candidates = (0..10_000).map(|_| 20_000 + NEXT.fetch_add(1, Ordering::Relaxed) % 10_000);
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    candidates.find(free).expect("a free port")
}

/// Status and body of a GET, or nothing when nobody answers.
pub fn get(port: u16, path: &str) -> Option<(u16, String)> {
    answer(port, &format!("GET {path} HTTP/1.1\r\nhost: localhost:{port}\r\naccept: */*\r\nconnection: close\r\n\r\n"))
}

/// Status and body of the answer to a request, as text, or nothing when nobody answers.
pub fn answer(port: u16, request: &str) -> Option<(u16, String)> {
    let limit = Duration::from_secs(5);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, limit).ok()?;
    stream.set_read_timeout(Some(limit)).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, body.to_owned()))
}
