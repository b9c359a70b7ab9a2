//! The few bytes of HTTP that waiting for a server takes.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

/// A port of the loopback interface that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// Status and body of a GET, or nothing when nobody answers.
pub fn get(port: u16, path: &str) -> Option<(u16, String)> {
    answer(port, &format!("GET {path} HTTP/1.1\r\nhost: localhost:{port}\r\naccept: */*\r\nconnection: close\r\n\r\n"))
}

/// Status and body of a POST of JSON, or nothing when nobody answers.
pub fn post(port: u16, path: &str, json: &str) -> Option<(u16, String)> {
    let length = json.len();
    let head = format!("POST {path} HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close");
    answer(port, &format!("{head}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{json}"))
}

fn answer(port: u16, request: &str) -> Option<(u16, String)> {
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
