//! Load without faults: writers at a rate or as fast as they can, and clients that only take the time.

use crate::session::Session;
use crate::socket_io::{Connection, Packet};
use crate::subscriber::delay;
use reqwest::Method;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, sleep_until};

/// What a listener heard.
#[derive(Default)]
pub struct Heard {
    pub seqs: Vec<i64>,
    /// From the writing of each event to its arrival, in microseconds.
    pub delays: Vec<u64>,
    pub resyncs: usize,
}

/// Listens on a connection until it is told to stop.
pub async fn listen(mut connection: Connection, mut stop: watch::Receiver<bool>) -> Heard {
    let mut heard = Heard::default();
    loop {
        let packet = tokio::select! {
            packet = connection.next() => packet.expect("a connection that stays"),
            _ = stop.changed() => return heard,
        };
        match packet {
            Packet::Event { name, .. } if name == "resync" => heard.resyncs += 1,
            Packet::Event { arguments, .. } => {
                heard.delays.extend(delay(&arguments[0]));
                heard.seqs.extend(arguments.get(1).and_then(|meta| meta["seq"].as_i64()));
            }
            Packet::Acknowledgement { .. } => {}
        }
    }
}

/// Creates rows at a rate, whatever each of them takes; how many a second there were.
pub async fn create_at(session: &Session, resource: &'static str, rate: u64, length: Duration) -> f64 {
    let begin = Instant::now();
    let mut ticks = interval(Duration::from_secs(1) / u32::try_from(rate).expect("a rate"));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut writes = JoinSet::new();
    while begin.elapsed() < length {
        ticks.tick().await;
        let session = session.clone();
        writes.spawn(async move { create(&session, resource).await });
    }
    let created = writes.join_all().await.len();
    created as f64 / begin.elapsed().as_secs_f64()
}

/// Creates rows by so many writers, each as fast as it is answered; how many a second there were.
pub async fn create_at_full_speed(session: &Session, resource: &'static str, writers: usize, length: Duration) -> f64 {
    let end = Instant::now() + length;
    let created = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for _ in 0..writers {
        let (session, created) = (session.clone(), Arc::clone(&created));
        tasks.spawn(async move {
            while Instant::now() < end {
                create(&session, resource).await;
                created.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    sleep_until(end.into()).await;
    tasks.join_all().await;
    created.load(Ordering::Relaxed) as f64 / length.as_secs_f64()
}

async fn create(session: &Session, resource: &str) {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let code = NEXT.fetch_add(1, Ordering::Relaxed);
    let body = json!({ "code": format!("C{code}"), "name": "Desk lamp", "stock": 5, "description": "Warm light" });
    let request = session.request(Method::POST, &format!("/api/{resource}")).await.expect("a token");
    let answer = request.json(&body).send().await.expect("an answer");
    assert_eq!(answer.status(), 201, "a row is created");
}
