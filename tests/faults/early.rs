//! A client that asks as soon as it is connected is answered.

use crate::run;
use crate::session::Session;
use crate::site::{PASSWORD, Site};
use crate::socket_io::{Connection, Packet};
use crate::workspaces::SQLITE;
use serde_json::json;
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::timeout;

/// So many, since a server that is slower than its client is so only now and then.
const CONNECTIONS: usize = 200;
const LIMIT: Duration = Duration::from_secs(3);

/// Whether a subscription right after the connection is acknowledged.
async fn is_answered(port: u16, token: &str) -> bool {
    let mut connection = Connection::open(port, token).await.expect("a connection");
    let wanted = json!({ "features": ["products"] });
    let number = connection.ask("subscribe", &wanted).await.expect("a connection that stays");
    let answer = async {
        loop {
            if let Packet::Acknowledgement { number: answered, .. } = connection.next().await.expect("a packet") {
                return answered == number;
            }
        }
    };
    timeout(LIMIT, answer).await.unwrap_or(false)
}

#[test]
fn every_subscription_is_answered_however_early() {
    let _turn = run::turn();
    let site = Site::start("faults-early", &SQLITE, 1, &[]);
    let session = Session::new(&site.ports, PASSWORD);
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let token = session.token().await.expect("a token");
        for number in 0..CONNECTIONS {
            assert!(is_answered(site.ports[0], &token).await, "subscription {number} is not answered");
        }
    });
}
