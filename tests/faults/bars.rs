//! What delivery must reach, measured: `just faults-bars` prints it as a table. See `docs/event-delivery.md`.

use crate::load::{Heard, create_at, create_at_full_speed, listen};
use crate::nemesis::Faults;
use crate::proxy::{Proxy, Weather};
use crate::run::{self, Setup};
use crate::session::Session;
use crate::site::{PASSWORD, Site};
use crate::socket_io::Connection;
use crate::subscriber::Manner;
use crate::support::workspace::cargo_turn;
use crate::support::{Database, Workspace};
use crate::workspaces::{POSTGRES, workspace};
use std::fmt;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// The workspace of the runs, and beside it the same table without events; built as it would be installed.
static RELEASE: LazyLock<Workspace> = LazyLock::new(|| {
    let workspace = workspace("faults-bars", Database::Postgres);
    let fields = ["--field", "code:string(20)!:unique", "--field", "name:string(60)!", "--field", "stock:int"];
    let fields = [&["quiet_products"][..], &fields, &["--field", "description:text"]].concat();
    workspace.crud_gen(&fields);
    optimized(workspace)
});

/// A workspace whose API is built as it would be installed, or nearly so: linking it as a whole takes too long.
fn optimized(workspace: Workspace) -> Workspace {
    let _turn = cargo_turn();
    workspace.cargo("build", |build| {
        let build = build.args(["--release"]).env("CARGO_PROFILE_RELEASE_LTO", "off");
        build.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
    });
    workspace.built.set(workspace.program("release")).expect("an API that was not built before");
    workspace
}

/// One line of the table.
struct Bar {
    what: &'static str,
    bar: String,
    measured: String,
    met: bool,
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, bar, measured, met } = self;
        write!(f, "| {what} | {bar} | {measured} | {} |", if *met { "met" } else { "missed" })
    }
}

/// Prints the table; a bar that is missed fails the test.
fn judge(bars: &[Bar]) {
    eprintln!("\n| what | bar | measured | |\n|---|---|---|---|");
    bars.iter().for_each(|bar| eprintln!("{bar}"));
    assert!(bars.iter().all(|bar| bar.met), "a bar is missed");
}

#[test]
#[ignore = "takes minutes: `just faults-bars`"]
fn endurance() {
    judge(&[many_faults()]);
}

#[test]
#[ignore = "takes minutes and a quiet machine: `just faults-bars`"]
fn speed() {
    judge(&without_faults());
}

/// Many changes, kills and crashes in one run.
fn many_faults() -> Bar {
    let report = Setup {
        name: "faults-endurance",
        workspace: &POSTGRES,
        environment: Vec::new(),
        processes: 3,
        writers: 8,
        pause: Duration::from_millis(10),
        text: 1_000,
        clients: 6,
        manner: Manner::Correct,
        faults: Faults {
            kills: 20,
            database_crashes: 5,
            stops: 1,
            stopped: Duration::from_secs(20),
            network: 30,
            absences: 2,
            slow_reader: true,
        },
        length: Duration::from_secs(150),
        patience: Duration::from_secs(60),
        seed: 1,
    };
    let report = report.run();
    eprintln!("{report}");
    let wrong = report.violations();
    Bar {
        what: "acknowledged changes with 20 kills and 5 crashes of the database",
        bar: "10,000: 0 lost, 0 phantom, 0 out of order".into(),
        measured: format!(
            "{}: {wrong} violations; {} duplicates or early events left by clients, {} resyncs",
            report.acknowledged, report.duplicates, report.resyncs
        ),
        met: report.acknowledged >= 10_000 && wrong == 0,
    }
}

/// What one process without faults does.
fn without_faults() -> Vec<Bar> {
    let _turn = run::turn();
    let environment = [("EVENTS_SOCKETS_PER_USER", "1000"), ("CONNECTIONS_PER_ADDRESS", "2000"), ("RUST_LOG", "warn")];
    let site = Site::start("faults-bars", &RELEASE, 1, &environment);
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let stage = Stage { session: Session::new(&site.ports, PASSWORD), port: site.ports[0], runtime };
    vec![stage.delay(), stage.burst(&site), stage.cost(), stage.stalled()]
}

struct Stage {
    session: Session,
    port: u16,
    runtime: Runtime,
}

/// Clients that listen in the background.
struct Audience {
    stop: watch::Sender<bool>,
    listeners: Vec<JoinHandle<Heard>>,
}

impl Stage {
    fn connected(&self, port: u16) -> Connection {
        let open = async { Connection::open(port, &self.session.token().await.expect("a token")).await };
        self.runtime.block_on(open).expect("a connection")
    }

    fn audience(&self, size: usize) -> Audience {
        let (stop, told) = watch::channel(false);
        let listener = |_| self.runtime.spawn(listen(self.connected(self.port), told.clone()));
        Audience { stop, listeners: (0..size).map(listener).collect() }
    }

    fn wait(&self, seconds: u64) {
        self.runtime.block_on(async { sleep(Duration::from_secs(seconds)).await });
    }

    /// What everybody has heard, a moment after the last change.
    fn dismissed(&self, audience: Audience) -> Vec<Heard> {
        self.wait(2);
        audience.stop.send_replace(true);
        let heard = audience.listeners.into_iter();
        heard.map(|listener| self.runtime.block_on(listener).expect("a listener")).collect()
    }

    fn delay(&self) -> Bar {
        let audience = self.audience(10);
        let rate = self.runtime.block_on(create_at(&self.session, "products", 500, Duration::from_secs(20)));
        let most = percentile(self.dismissed(audience), 0.99);
        Bar {
            what: "from before the commit to the client, 99 % of 500 events/s, 10 clients",
            bar: "under 150 ms".into(),
            measured: format!("{most:.1?} at {rate:.0} events/s"),
            met: most < Duration::from_millis(150) && rate > 490.0,
        }
    }

    fn burst(&self, site: &Site) -> Bar {
        const EVENTS: usize = 5_000;
        let audience = self.audience(1);
        let begin = Instant::now();
        site.store.burst(EVENTS);
        let committed = begin.elapsed();
        self.wait(8);
        let heard = self.dismissed(audience).pop().expect("a listener");
        let in_order = heard.seqs.windows(2).all(|pair| pair[1] == pair[0] + 1);
        let last = heard.delays.iter().max().copied().unwrap_or_default();
        let last = Duration::from_micros(last).saturating_sub(committed);
        Bar {
            what: "events of one transaction that arrive at a healthy client",
            bar: "5,000 of 5,000".into(),
            measured: format!("{}, the last {last:.0?} after the commit", heard.seqs.len()),
            met: heard.seqs.len() == EVENTS && in_order && heard.resyncs == 0,
        }
    }

    fn cost(&self) -> Bar {
        let length = Duration::from_secs(5);
        let speed = |resource| self.runtime.block_on(create_at_full_speed(&self.session, resource, 16, length));
        speed("products");
        let rounds = (0..3).map(|_| (speed("quiet-products"), speed("products")));
        let mut ratios: Vec<f64> = rounds.map(|(without, with)| with / without).collect();
        ratios.sort_by(f64::total_cmp);
        Bar {
            what: "creates a second of 16 writers with events, as a share of those without",
            bar: "at least 0.7".into(),
            measured: format!("{:.2} ({:.2} to {:.2})", ratios[1], ratios[0], ratios[2]),
            met: ratios[1] >= 0.7,
        }
    }

    fn stalled(&self) -> Bar {
        const CLIENTS: usize = 499;
        let proxy = self.runtime.block_on(Proxy::start(vec![self.port])).expect("a proxy");
        let mut rounds = Vec::new();
        for _ in 0..3 {
            let mut round = [Weather::Fair, Weather::Stalled].map(|weather| {
                proxy.set(Weather::Fair);
                let audience = self.audience(CLIENTS);
                let (stop, told) = watch::channel(false);
                let one = self.runtime.spawn(listen(self.connected(proxy.port), told));
                proxy.set(weather);
                let write = create_at(&self.session, "products", 20, Duration::from_secs(10));
                self.runtime.block_on(write);
                let heard = self.dismissed(audience);
                stop.send_replace(true);
                self.runtime.block_on(one).expect("a listener");
                percentile(heard, 0.99)
            });
            rounds.push((round[1].as_secs_f64() / round[0].as_secs_f64(), std::mem::take(&mut round)));
        }
        rounds.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (ratio, [fair, stalled]) = &rounds[1];
        Bar {
            what: "500 clients, one of them stalled: 99 % of the events of the others",
            bar: "within 10 % of those without".into(),
            measured: format!("{stalled:.1?} after {fair:.1?}: {ratio:.2} times"),
            met: *ratio <= 1.1,
        }
    }
}

fn percentile(heard: Vec<Heard>, share: f64) -> Duration {
    let mut delays: Vec<u64> = heard.into_iter().flat_map(|heard| heard.delays).collect();
    delays.sort_unstable();
    let place = (delays.len() as f64 * share) as usize;
    Duration::from_micros(delays.get(place).copied().unwrap_or(u64::MAX))
}
