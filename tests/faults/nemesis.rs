//! What goes wrong in a run, and when: a plan that a seed decides, so that a run can be repeated.

use crate::history::Event;
use crate::proxy::{Proxy, Weather};
use crate::site::Site;
use crate::subscriber::Order;
use fastrand::Rng;
use std::fmt;
use std::thread;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How much of each fault a run has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    pub kills: usize,
    pub database_crashes: usize,
    /// Processes that are stopped where they are, each for [`Self::stopped`].
    pub stops: usize,
    pub stopped: Duration,
    /// Connections that are cut, held or half-opened.
    pub network: usize,
    /// Clients that are away while retention removes what they miss.
    pub absences: usize,
    /// A client that reads 1 kB/s for most of the run.
    pub slow_reader: bool,
}

/// How many of everything there is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub processes: usize,
    /// Proxies in front of writers, then one in front of each client.
    pub proxies: usize,
    pub clients: usize,
}

/// One thing that is done to an installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Kill(usize),
    Start(usize),
    CrashDatabase,
    ServeDatabase,
    Stop(usize),
    Continue(usize),
    /// Weather at a proxy.
    Network(usize, Weather),
    /// An order to a client.
    Client(usize, Order),
    /// Retention: all but the last events are removed.
    Forget,
}

/// The actions of a run, in the order of their times.
pub struct Plan(Vec<(Duration, Action)>);

const SLOW: Weather = Weather::Slow(1_000);
/// How many events retention leaves: more than servers are behind, less than a client misses while it is away.
const KEPT: usize = 200;

impl Plan {
    /// Spreads the faults over a time.
    pub fn new(faults: &Faults, size: Size, length: Duration, seed: u64) -> Self {
        let mut random = Rng::with_seed(seed);
        let mut actions = Vec::new();
        servers(faults, size, length, &mut random, &mut actions);
        network(faults, size, length, &mut random, &mut actions);
        if faults.slow_reader {
            let reader = size.proxies - 1;
            actions.push((length / 10, Action::Network(reader, SLOW)));
        }
        actions.sort_by_key(|(at, _)| *at);
        Self(actions)
    }

    /// Does it all; the events that retention removed.
    pub fn carry_out(&self, site: &Site, proxies: &[Proxy], clients: &[watch::Sender<Order>]) -> Vec<Event> {
        let mut forgotten = Vec::new();
        let begin = Instant::now();
        for (at, action) in &self.0 {
            thread::sleep(at.saturating_sub(begin.elapsed()));
            match *action {
                Action::Kill(process) => site.kill_process(process),
                Action::Start(process) => site.start_process(process),
                Action::CrashDatabase => site.crash_database(),
                Action::ServeDatabase => site.serve_database(),
                Action::Stop(process) => site.stop_process(process),
                Action::Continue(process) => site.continue_process(process),
                Action::Network(proxy, weather) => proxies[proxy].set(weather),
                Action::Client(client, order) => {
                    clients[client].send_replace(order);
                }
                Action::Forget => forgotten.extend(site.store.forget(KEPT)),
            }
        }
        forgotten
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, action) in &self.0 {
            writeln!(f, "  {:7.2} s  {action:?}", at.as_secs_f64())?;
        }
        Ok(())
    }
}

/// Processes and the database, one fault after the other.
fn servers(faults: &Faults, size: Size, length: Duration, random: &mut Rng, actions: &mut Vec<(Duration, Action)>) {
    let mut lane = vec![0; faults.kills];
    lane.resize(lane.len() + faults.database_crashes, 1);
    lane.resize(lane.len() + faults.stops, 2);
    random.shuffle(&mut lane);
    let stopped = faults.stopped * u32::try_from(faults.stops).unwrap_or_default();
    let room = length.saturating_sub(stopped) / u32::try_from(lane.len() + 1).unwrap_or(1);
    let mut at = room / 2;
    for fault in lane {
        let process = random.usize(..size.processes);
        let pause = Duration::from_millis(random.u64(100..600)).min(room / 2);
        match fault {
            0 => {
                actions.push((at, Action::Kill(process)));
                actions.push((at + pause, Action::Start(process)));
            }
            1 => {
                actions.push((at, Action::CrashDatabase));
                actions.push((at + pause, Action::ServeDatabase));
            }
            _ => {
                actions.push((at, Action::Stop(process)));
                at += faults.stopped;
                actions.push((at, Action::Continue(process)));
            }
        }
        at += room;
    }
}

/// Connections and clients, at the same time as what happens to servers. The slow reader is left alone.
fn network(faults: &Faults, size: Size, length: Duration, random: &mut Rng, actions: &mut Vec<(Duration, Action)>) {
    let spared = usize::from(faults.slow_reader);
    let between = |random: &mut Rng, share: u32| {
        let room = length / share;
        length / 10 + Duration::from_millis(random.u64(..u64::try_from(room.as_millis()).unwrap_or(u64::MAX)))
    };
    for _ in 0..faults.network {
        let proxy = random.usize(..size.proxies - spared);
        let weather = *random.choice(&[Weather::Cut, Weather::Stalled, Weather::HalfOpen]).expect("a weather");
        let at = between(random, 2);
        let pause = length / 40 + Duration::from_millis(random.u64(100..1_000));
        actions.push((at, Action::Network(proxy, weather)));
        actions.push((at + pause, Action::Network(proxy, Weather::Fair)));
    }
    for _ in 0..faults.absences {
        let client = random.usize(..size.clients - spared);
        let at = between(random, 3);
        let pause = length / 6;
        actions.push((at, Action::Client(client, Order::StayAway)));
        actions.push((at + pause, Action::Forget));
        actions.push((at + pause + Duration::from_millis(100), Action::Client(client, Order::Follow)));
    }
}
