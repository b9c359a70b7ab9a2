//! Events go on when the process that numbered them is gone, or stands still.

use crate::run;
use crate::session::Session;
use crate::site::{PASSWORD, Site};
use crate::socket_io::{Connection, Packet};
use crate::workspaces::POSTGRES;
use reqwest::Method;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::time::timeout;

/// How long others may take to notice.
const LIMIT: Duration = Duration::from_secs(5);

/// Writes a product at one process and waits until it is heard at another.
async fn heard(site: &Site, writer: usize, reader: usize, code: &str) -> Option<Duration> {
    let session = Session::new(&[site.ports[writer]], PASSWORD);
    let mut client = Connection::open(site.ports[reader], &session.token().await?).await.ok()?;
    let begin = Instant::now();
    let body = json!({ "code": code, "name": "Lamp" });
    let answer = session.request(Method::POST, "/api/products").await?.json(&body).send().await.ok()?;
    assert_eq!(answer.status(), 201, "the product is written while another process is gone");
    let arrives = async {
        loop {
            if let Packet::Event { arguments, .. } = client.next().await.ok()?
                && arguments[0]["data"]["code"] == code
            {
                return Some(begin.elapsed());
            }
        }
    };
    timeout(LIMIT, arrives).await.ok()?
}

#[test]
fn within_five_seconds_whoever_it_was() {
    let _turn = run::turn();
    let site = Site::start("faults-takeover", &POSTGRES, 3, &[]);
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    for process in 0..3 {
        let (writer, reader) = ((process + 1) % 3, (process + 2) % 3);
        let check = |how: &str| {
            let delay = runtime.block_on(heard(&site, writer, reader, &format!("{how}-{process}")));
            let delay = delay.unwrap_or_else(|| panic!("process {process} {how}: nothing is heard within {LIMIT:?}"));
            eprintln!("process {process} {how}: heard after {delay:?}");
        };
        check("there");
        site.stop_process(process);
        check("stopped");
        site.continue_process(process);
        check("continued");
        site.kill_process(process);
        check("killed");
        site.start_process(process);
    }
    let mut events = site.store.events();
    events.sort_by_key(|event| event.seq);
    let numbers: Vec<i64> = events.iter().map(|event| event.seq).collect();
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>(), "each event has one number");
}
