//! Clients that stand still, before a server that waits a second for each of them.

use std::future::{pending, ready};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::post;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::serve;
use crate::shared::http::{Json, middleware};
use crate::shared::testing::TestApp;

const HALF_A_HEAD: &str = "POST / HTTP/1.1\r\nhost: x\r\nx-slow: ";
const HALF_A_BODY: &str =
    "POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{";

/// A server that answers a JSON body, and where it is.
async fn start() -> (TestApp, SocketAddr) {
    let place = TestApp::shared(&[]).await;
    let router = Router::new()
        .route("/", post(async |_: Json<Value>| "answered"))
        .layer(axum::middleware::from_fn(middleware::identify))
        .with_state(place.app().clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let config = place.app().config.clone();
    tokio::spawn(async move { serve(listener, router, &config, pending(), ready(())).await });
    (place, address)
}

async fn send(address: SocketAddr, text: &str) -> TcpStream {
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(text.as_bytes()).await.unwrap();
    client
}

/// What the server sends until it closes the connection.
async fn rest(mut client: TcpStream) -> String {
    let mut text = Vec::new();
    client.read_to_end(&mut text).await.ok();
    String::from_utf8_lossy(&text).into_owned()
}

#[tokio::test]
async fn who_stands_still_is_cut_off() {
    let (_place, address) = start().await;
    let begin = Instant::now();
    let head = send(address, HALF_A_HEAD).await;
    let body = send(address, HALF_A_BODY).await;
    let idle = send(address, &format!("{HALF_A_BODY}}}")).await;
    assert_eq!(rest(head).await, "");
    assert!(rest(body).await.starts_with("HTTP/1.1 408 "));
    assert!(rest(idle).await.ends_with("answered"));
    let passed = begin.elapsed();
    let seconds = Duration::from_secs;
    assert!(passed > seconds(1) && passed < seconds(8), "{passed:?}");
}

#[tokio::test]
async fn half_open_connections_make_room_for_others() {
    let (place, address) = start().await;
    let mut clients = Vec::new();
    for _ in 0..3 * place.app().config.connections.of_address {
        clients.push(send(address, HALF_A_HEAD).await);
    }
    let close = "connection: close\r\ncontent-length";
    let request = HALF_A_BODY.replace("content-length", close);
    let answered = rest(send(address, &format!("{request}}}")).await).await;
    assert!(answered.ends_with("answered"), "{answered}");
}
