//! A Socket.IO 5 client over Engine.IO 4 by WebSocket.
//!
//! A client of our own, and not the official one: the harness has to see every packet in the order in which it came,
//! duplicates too, and to read no sooner than it wants to. What it speaks is what the official client speaks.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::net::Ipv4Addr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

/// How long a connection may take to come to stand.
const CONNECT: Duration = Duration::from_secs(5);

/// A connection that has been let in.
pub struct Connection {
    stream: WebSocketStream<TcpStream>,
    /// The longest silence of a server that is there: it sends a ping in this time.
    patience: Duration,
    acknowledgements: u64,
}

/// What a server sends.
#[derive(Debug)]
pub enum Packet {
    Event { name: String, arguments: Vec<Value> },
    Acknowledgement { number: u64, data: Value },
}

/// Why a connection is over.
#[derive(Debug)]
pub enum Lost {
    /// The network or the server ended it.
    Closed,
    /// The server let nothing be heard.
    Silent,
    /// The server sent something that is not in the protocol, or refused the token.
    Protocol(String),
}

impl From<tungstenite::Error> for Lost {
    fn from(_: tungstenite::Error) -> Self {
        Self::Closed
    }
}

impl Connection {
    /// Connects to a port of the loopback interface and signs in.
    pub async fn open(port: u16, token: &str) -> Result<Self, Lost> {
        timeout(CONNECT, Self::handshake(port, token)).await.map_err(|_| Lost::Silent)?
    }

    async fn handshake(port: u16, token: &str) -> Result<Self, Lost> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.map_err(|_| Lost::Closed)?;
        let url = format!("ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket");
        let (stream, _) = client_async(url, stream).await?;
        let mut connection = Self { stream, patience: CONNECT, acknowledgements: 0 };
        let open = connection.text().await?;
        let settings = open.strip_prefix('0').and_then(|text| serde_json::from_str::<Value>(text).ok());
        let settings = settings.ok_or(Lost::Protocol(open))?;
        let milliseconds = |name: &str| settings[name].as_u64().unwrap_or_default();
        connection.patience = Duration::from_millis(milliseconds("pingInterval") + milliseconds("pingTimeout"));
        connection.send(format!("40{}", json!({ "token": token }))).await?;
        loop {
            let answer = connection.text().await?;
            if answer.starts_with("40") {
                return Ok(connection);
            }
            if answer.starts_with("44") {
                return Err(Lost::Protocol(answer));
            }
        }
    }

    /// Sends an event and asks for an acknowledgement; its number.
    pub async fn ask(&mut self, name: &str, data: &Value) -> Result<u64, Lost> {
        self.acknowledgements += 1;
        self.send(format!("42{}{}", self.acknowledgements, json!([name, data]))).await?;
        Ok(self.acknowledgements)
    }

    /// The next packet. Dropping this before it is done loses nothing.
    pub async fn next(&mut self) -> Result<Packet, Lost> {
        loop {
            let text = self.text().await?;
            if let Some(packet) = text.strip_prefix('4') {
                return packet_of(packet);
            }
        }
    }

    /// The next text that is no ping.
    async fn text(&mut self) -> Result<String, Lost> {
        loop {
            let message = timeout(self.patience, self.stream.next()).await.map_err(|_| Lost::Silent)?;
            match message.ok_or(Lost::Closed)?? {
                Message::Text(text) if text.as_str() == "2" => self.send("3".into()).await?,
                Message::Text(text) => return Ok(text.to_string()),
                Message::Close(_) => return Err(Lost::Closed),
                Message::Ping(_) | Message::Pong(_) => {}
                other @ (Message::Binary(_) | Message::Frame(_)) => return Err(Lost::Protocol(format!("{other:?}"))),
            }
        }
    }

    async fn send(&mut self, text: String) -> Result<(), Lost> {
        timeout(CONNECT, self.stream.send(Message::text(text))).await.map_err(|_| Lost::Silent)??;
        Ok(())
    }
}

/// A packet after the sign of Engine.IO for a message.
fn packet_of(text: &str) -> Result<Packet, Lost> {
    let odd = || Lost::Protocol(text.to_owned());
    let (kind, rest) = text.split_at_checked(1).ok_or_else(odd)?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, data) = rest.split_at(digits);
    let mut data = match serde_json::from_str(data) {
        Ok(Value::Array(data)) => data,
        _ if kind == "1" => return Err(Lost::Closed),
        _ => return Err(odd()),
    };
    match kind {
        "2" if !data.is_empty() => {
            let arguments = data.split_off(1);
            let name = data.pop().and_then(|name| Some(name.as_str()?.to_owned())).ok_or_else(odd)?;
            Ok(Packet::Event { name, arguments })
        }
        "3" => {
            let number = number.parse().map_err(|_| odd())?;
            Ok(Packet::Acknowledgement { number, data: data.pop().unwrap_or_default() })
        }
        _ => Err(odd()),
    }
}
