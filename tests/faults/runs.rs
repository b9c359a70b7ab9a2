//! The runs: every fault there is, on both databases.

use crate::nemesis::Faults;
use crate::run::Setup;
use crate::subscriber::Manner;
use crate::workspaces::{POSTGRES, SQLITE};
use std::time::{Duration, SystemTime};

/// What an environment variable says.
fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok().filter(|text| !text.is_empty())?;
    Some(text.parse().unwrap_or_else(|_| panic!("`{name}` is `{text}`, which is not a whole number")))
}

/// The length of all runs together.
fn length() -> Duration {
    Duration::from_secs(number("FAULTS_SECONDS").unwrap_or(60))
}

fn seed() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("a clock after 1970");
    number("FAULTS_SEED").unwrap_or(now.as_secs())
}

/// So many faults of a kind as fit into a time when there is one in each period.
fn every(length: Duration, period: u64) -> usize {
    usize::try_from(length.as_secs() / period).unwrap_or(usize::MAX).max(1)
}

#[test]
fn three_processes_on_postgres() {
    let length = length() * 3 / 4;
    let report = Setup {
        name: "faults-postgres",
        workspace: &POSTGRES,
        environment: Vec::new(),
        processes: 3,
        writers: 6,
        pause: Duration::from_millis(20),
        text: 4_000,
        clients: 6,
        manner: Manner::Correct,
        faults: Faults {
            kills: every(length, 8),
            database_crashes: every(length, 20),
            stops: every(length, 100),
            stopped: (length / 6).min(Duration::from_secs(20)),
            network: every(length, 3),
            absences: every(length, 40),
            slow_reader: true,
        },
        length,
        patience: Duration::from_secs(60),
        seed: seed(),
    };
    let report = report.run();
    eprintln!("{report}");
    report.must_be_clean();
}

#[test]
fn one_process_on_sqlite() {
    let length = length() / 4;
    let report = Setup {
        name: "faults-sqlite",
        workspace: &SQLITE,
        environment: Vec::new(),
        processes: 1,
        writers: 4,
        pause: Duration::from_millis(20),
        text: 4_000,
        clients: 4,
        manner: Manner::Correct,
        faults: Faults {
            kills: every(length, 3),
            network: every(length, 4),
            absences: every(length, 60),
            slow_reader: true,
            ..Faults::default()
        },
        length,
        patience: Duration::from_secs(60),
        seed: seed(),
    };
    let report = report.run();
    eprintln!("{report}");
    report.must_be_clean();
}
