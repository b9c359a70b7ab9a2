use crate::session::Session;
use crate::site::{PASSWORD, Site};
use crate::socket_io::{Connection, Packet};
use crate::workspaces::POSTGRES;
use serde_json::json;
use std::time::Duration;

#[test]
fn race() {
    let _turn = crate::run::turn();
    let site = Site::start("faults-race", &POSTGRES, 1, &[]);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let session = Session::new(&site.ports, PASSWORD);
    runtime.block_on(async {
        let token = session.token().await.unwrap();
        let mut lost = 0;
        for _ in 0..1000 {
            let mut c = Connection::open(site.ports[0], &token).await.unwrap();
            let n = c.ask("subscribe", &json!({"features": ["products","notes"], "since": {"products": 0}})).await.unwrap();
            let got = tokio::time::timeout(Duration::from_secs(2), async { loop { if let Packet::Acknowledgement{number,..} = c.next().await.unwrap() { return number } } }).await;
            if got != Ok(n) { lost += 1; }
        }
        eprintln!("LOST {lost}");
    });
}
