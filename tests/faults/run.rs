//! One run: an installation, writers, clients and what goes wrong, up to the moment when everybody should agree.

use crate::history::{History, RESOURCES, Story, Write};
use crate::nemesis::{Faults, Plan, Size};
use crate::proxy::{Proxy, Weather};
use crate::report::Report;
use crate::session::Session;
use crate::site::{PASSWORD, Site};
use crate::subscriber::{Manner, Order, Progress, Subscriber};
use crate::support::Workspace;
use crate::writer::{Board, Writer};
use fastrand::Rng;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What a run is made of.
#[derive(Clone)]
pub struct Setup<'a> {
    pub name: &'a str,
    pub workspace: &'a Workspace,
    /// What the processes find in their environment besides the usual.
    pub environment: Vec<(&'static str, &'a str)>,
    pub processes: usize,
    pub writers: usize,
    /// The mean pause of a writer between two changes.
    pub pause: Duration,
    /// How long the texts are that it writes.
    pub text: usize,
    pub clients: usize,
    pub manner: Manner,
    pub faults: Faults,
    pub length: Duration,
    /// How long clients may take to hear the last event when nothing goes wrong any more.
    pub patience: Duration,
    pub seed: u64,
}

/// One run at a time: what a run measures is its own, and there is one database server.
pub fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Setup<'_> {
    /// Runs it and says what happened.
    pub fn run(&self) -> Report {
        let _turn = turn();
        let site = Site::start(self.name, self.workspace, self.processes, &self.environment);
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let doors = proxies(&runtime, site.ports.iter().map(|port| vec![*port]).collect());
        let lines = proxies(&runtime, vec![site.ports.clone(); self.clients]);
        let session = Session::new(&doors.iter().map(|door| door.port).collect::<Vec<_>>(), PASSWORD);
        let followers = self.followers(&runtime, &lines, &session);
        let (go_on, writers) = self.writers(&runtime, &session);

        let proxies: Vec<Proxy> = doors.into_iter().chain(lines).collect();
        let orders: Vec<watch::Sender<Order>> = followers.iter().map(|follower| follower.orders.clone()).collect();
        let size = Size { processes: self.processes, proxies: proxies.len(), clients: self.clients };
        let plan = Plan::new(&self.faults, size, self.length, self.seed);
        let begin = Instant::now();
        let forgotten = plan.carry_out(&site, &proxies, &orders);
        std::thread::sleep(self.length.saturating_sub(begin.elapsed()));

        proxies.iter().for_each(|proxy| proxy.set(Weather::Fair));
        go_on.send_replace(false);
        let writes: Vec<Write> = writers.into_iter().flat_map(|writer| ended(&runtime, writer)).collect();
        let settled = settle(&site, &followers, self.patience);
        orders.iter().for_each(|order| {
            order.send_replace(Order::Stop);
        });
        let stories: Vec<Story> = followers.into_iter().map(|follower| ended(&runtime, follower.task)).collect();

        let mut outbox = forgotten;
        outbox.extend(site.store.events());
        let lists = RESOURCES.map(|resource| runtime.block_on(session.list(resource)).expect("a list at the end"));
        let history = History {
            writes,
            committed: site.store.committed(),
            outbox,
            unnumbered: site.store.unnumbered(),
            table: lists.into_iter().flatten().collect(),
            stories,
        };
        Report::new(self, &plan, history, settled)
    }

    fn followers(&self, runtime: &Runtime, lines: &[Proxy], session: &Session) -> Vec<Follower> {
        let follower = |(number, line): (usize, &Proxy)| {
            let (orders, heard) = watch::channel(Order::Follow);
            let (sender, progress) = watch::channel(Progress::new());
            let subscriber = Subscriber {
                name: format!("client {number}"),
                port: line.port,
                manner: self.manner,
                session: session.clone(),
                orders: heard,
                progress: sender,
            };
            Follower { orders, progress, task: runtime.spawn(subscriber.follow()) }
        };
        lines.iter().enumerate().map(follower).collect()
    }

    fn writers(&self, runtime: &Runtime, session: &Session) -> (watch::Sender<bool>, Vec<JoinHandle<Vec<Write>>>) {
        let board = Board::default();
        let (go_on, told) = watch::channel(true);
        let writer = |number: usize| {
            let writer = Writer {
                name: format!("w{number}"),
                session: session.clone(),
                board: Board::clone(&board),
                random: Rng::with_seed(self.seed.wrapping_add(number as u64)),
                pause: self.pause,
                text: self.text,
                go_on: told.clone(),
            };
            runtime.spawn(writer.write())
        };
        (go_on, (0..self.writers).map(writer).collect())
    }
}

/// A client that follows in the background.
struct Follower {
    orders: watch::Sender<Order>,
    progress: watch::Receiver<Progress>,
    task: JoinHandle<Story>,
}

fn proxies(runtime: &Runtime, targets: Vec<Vec<u16>>) -> Vec<Proxy> {
    let started = targets.into_iter().map(|targets| runtime.block_on(Proxy::start(targets)));
    started.map(|proxy| proxy.expect("a port for a proxy")).collect()
}

fn ended<T>(runtime: &Runtime, task: JoinHandle<T>) -> T {
    runtime.block_on(task).expect("a task that ends well")
}

/// Waits until every client has come to the last number; how long that took, or nothing when it did not happen.
fn settle(site: &Site, followers: &[Follower], patience: Duration) -> Option<Duration> {
    let begin = Instant::now();
    while begin.elapsed() < patience {
        let last = site.store.last_numbers();
        let is_there = |follower: &Follower| {
            let progress = follower.progress.borrow();
            last.iter().all(|(resource, seq)| progress.get(resource.as_str()) == Some(seq))
        };
        if site.store.unnumbered() == 0 && followers.iter().all(is_there) {
            return Some(begin.elapsed());
        }
        std::thread::sleep(Duration::from_millis(300));
    }
    None
}
