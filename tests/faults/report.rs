//! What a run comes to: counts, times, and what is wrong.

use crate::checker::{Kind, Violation, violations};
use crate::history::{History, Note, Outcome};
use crate::nemesis::Plan;
use crate::run::Setup;
use std::collections::BTreeSet;
use std::fmt::{self, Write as _};
use std::time::Duration;

/// How many violations a report shows.
const SHOWN: usize = 15;

pub struct Report {
    head: String,
    plan: String,
    pub acknowledged: usize,
    refused: usize,
    unknown: usize,
    committed: usize,
    events: usize,
    pub duplicates: usize,
    pub resyncs: usize,
    connections: usize,
    settled: Option<Duration>,
    /// Microseconds, in order.
    delays: Vec<u64>,
    violations: Vec<Violation>,
}

impl Report {
    pub fn new(setup: &Setup, plan: &Plan, history: History, settled: Option<Duration>) -> Self {
        // The slow reader, which is the last client, is slow.
        let quick = history.stories.len() - usize::from(setup.faults.slow_reader);
        let stories = history.stories.iter().take(quick);
        let mut delays: Vec<u64> = stories.flat_map(|story| story.delays.iter().copied()).collect();
        delays.sort_unstable();
        let outcomes =
            |wanted: fn(&Outcome) -> bool| history.writes.iter().filter(|write| wanted(&write.outcome)).count();
        let notes = |wanted: fn(&Note) -> bool| {
            history.stories.iter().flat_map(|story| &story.notes).filter(|note| wanted(note)).count()
        };
        Self {
            head: format!(
                "{}: {} process(es), {} writers, {} clients, {:?}, seed {}",
                setup.name, setup.processes, setup.writers, setup.clients, setup.length, setup.seed
            ),
            plan: plan.to_string(),
            acknowledged: outcomes(|outcome| matches!(outcome, Outcome::Acknowledged(_))),
            refused: outcomes(|outcome| matches!(outcome, Outcome::Refused(_))),
            unknown: outcomes(|outcome| matches!(outcome, Outcome::Unknown)),
            committed: history.committed.len(),
            events: history.outbox.len(),
            duplicates: notes(|note| matches!(note, Note::Heard { applied: false, .. })),
            resyncs: notes(|note| matches!(note, Note::Resync { .. } | Note::Live { resync: true, .. })),
            connections: notes(|note| matches!(note, Note::Connected)),
            settled,
            delays,
            violations: violations(&history),
        }
    }

    /// How much is wrong.
    pub fn violations(&self) -> usize {
        self.violations.len()
    }

    /// What kinds of violation there are.
    pub fn kinds(&self) -> BTreeSet<Kind> {
        self.violations.iter().map(|violation| violation.kind).collect()
    }

    /// # Panics
    /// When something is wrong, or nothing happened.
    pub fn must_be_clean(&self) {
        assert!(self.acknowledged > 0 && self.events > 0 && !self.delays.is_empty(), "nothing happened\n{self}");
        assert!(self.violations.is_empty() && self.settled.is_some(), "\n{}{self}", self.plan);
    }

    /// The time within which this share of the live events arrived.
    fn delay(&self, share: f64) -> Duration {
        let place = (self.delays.len() as f64 * share) as usize;
        Duration::from_micros(self.delays.get(place).copied().unwrap_or_default())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.head)?;
        writeln!(
            f,
            "  writes: {} acknowledged, {} refused, {} unknown; {} rows changed, {} events",
            self.acknowledged, self.refused, self.unknown, self.committed, self.events
        )?;
        writeln!(
            f,
            "  clients: {} connections, {} duplicates or early events left, {} resyncs; all there after {:?}",
            self.connections, self.duplicates, self.resyncs, self.settled
        )?;
        let [half, most, all] = [0.5, 0.99, 1.0].map(|share| self.delay(share - 1e-9));
        writeln!(f, "  delay of live events: half {half:?}, 99 % {most:?}, all {all:?}")?;
        let mut counts = String::new();
        for kind in self.kinds() {
            let count = self.violations.iter().filter(|violation| violation.kind == kind).count();
            write!(counts, " {count} {kind:?}")?;
        }
        writeln!(f, "  violations:{}", if counts.is_empty() { " none" } else { &counts })?;
        for violation in self.violations.iter().take(SHOWN) {
            writeln!(f, "    {violation}")?;
        }
        Ok(())
    }
}
