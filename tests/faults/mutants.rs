//! The harness itself is put to the test: it has to find faults that were put in.

use crate::checker::Kind;
use crate::nemesis::Faults;
use crate::run::Setup;
use crate::subscriber::Manner;
use crate::support::{Database, Workspace};
use crate::workspaces::{POSTGRES, workspace};
use std::fs;
use std::sync::LazyLock;
use std::time::Duration;

/// Tells the API below which of its faults it has.
const CHOICE: &str = "FAULTS_MUTANT";

/// How many runs a fault has to show itself.
const RUNS: u64 = 4;

const MODULE: &str = r#"//! Which fault this process has.

pub fn is(name: &str) -> bool {
    std::env::var("FAULTS_MUTANT").is_ok_and(|choice| choice == name)
}
"#;

/// A place in the generated API, what is there, and what is put in its stead.
struct Patch {
    file: &'static str,
    target: &'static str,
    fault: &'static str,
}

const PATCHES: [Patch; 9] = [
    Patch { file: "shared/mod.rs", target: "pub mod app;", fault: "pub mod app;\npub mod mutant;" },
    // Events are read in the order of their ids, which are taken before the commit.
    Patch {
        file: "shared/events/outbox.rs",
        target: r#"" FROM app_outbox WHERE position > ""#,
        fault: r#"if crate::mutant::is("naive cursor") {
            " FROM (SELECT id AS position, resource, seq, event_id, entity_id, version, type, payload, op_id
                FROM app_outbox WHERE seq IS NOT NULL) AS naive WHERE position > "
        } else {
            " FROM app_outbox WHERE position > "
        }"#,
    },
    Patch {
        file: "shared/events/relay.rs",
        target: ".is_none_or(|event| event.position != self.position + 1)",
        fault: r#".is_none_or(|event| event.position != self.position + 1 || crate::mutant::is("naive cursor"))"#,
    },
    // Such a cursor has no idea of a gap.
    Patch {
        file: "shared/events/relay.rs",
        target: "if event.position != self.position + 1 {",
        fault: r#"if event.position != self.position + 1 && !crate::mutant::is("naive cursor") {"#,
    },
    Patch {
        file: "shared/events/relay.rs",
        target: "if let Some(last) = last.filter(|last| last.position > self.position) {",
        fault: r#"let last = last.filter(|_| !crate::mutant::is("naive cursor"));
        if let Some(last) = last.filter(|last| last.position > self.position) {"#,
    },
    // The event is out before its change is certain.
    Patch {
        file: "shared/events/service.rs",
        target: "self.change.announce(event).await",
        fault: r#"if crate::mutant::is("emit before commit") {
            let mut transaction = self.change.app().database.begin().await?;
            let mut journal = crate::shared::record::journal::Journal::default();
            journal.events.push(event);
            journal.write(&mut transaction, self.change.request()).await?;
            transaction.commit().await?;
            return Ok(());
        }
        self.change.announce(event).await"#,
    },
    // What the database deletes and changes by itself is not told.
    Patch {
        file: "shared/record/cascade/walk.rs",
        target: "if records.is_empty() || dependents.of(T::TABLE).next().is_none() {",
        fault: r#"if records.is_empty()
            || dependents.of(T::TABLE).next().is_none()
            || crate::mutant::is("silent cascade")
        {"#,
    },
    // A socket without room loses the event, and nobody is told. It has little room, so that a slow machine fills it too.
    Patch {
        file: "shared/events/socket.rs",
        target: ".max_buffer_size(MAX_BUFFER)",
        fault: r#".max_buffer_size(match crate::mutant::is("ignored emit error") {
            true => 8,
            false => MAX_BUFFER,
        })"#,
    },
    Patch {
        file: "shared/events/sender.rs",
        target: "Err(SendError::Socket(SocketError::InternalChannelFull)) => {}",
        fault: r#"Err(SendError::Socket(SocketError::InternalChannelFull)) => {
                if crate::mutant::is("ignored emit error") {
                    return Delivery::Done;
                }
            }"#,
    },
];

/// One API with all faults, of which each process has the one that it is told to have.
static MUTANTS: LazyLock<Workspace> = LazyLock::new(|| {
    let workspace = workspace("faults-mutants", Database::Postgres);
    let sources = workspace.api().join("src");
    fs::write(sources.join("shared/mutant.rs"), MODULE).expect("a module");
    for Patch { file, target, fault } in PATCHES {
        let path = sources.join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(text.matches(target).count(), 1, "`{target}` is not once in {file}: make the mutant anew");
        fs::write(&path, text.replace(target, fault)).expect("a patched file");
    }
    workspace
});

/// A short run with hardly anything from outside.
fn setup<'a>(name: &'a str, workspace: &'a Workspace) -> Setup<'a> {
    Setup {
        name,
        workspace,
        environment: Vec::new(),
        processes: 1,
        writers: 8,
        pause: Duration::from_millis(2),
        text: 100,
        clients: 2,
        manner: Manner::Correct,
        faults: Faults::default(),
        length: Duration::from_secs(6),
        patience: Duration::from_secs(4),
        seed: 1,
    }
}

/// Whether a run finds one of these kinds. Faults of timing do not show in every run, so there are several, each with
/// another seed.
fn finds(kinds: &[Kind], setup: &Setup) -> bool {
    (1..=RUNS).any(|seed| {
        let report = Setup { seed, ..setup.clone() }.run();
        eprintln!("{report}");
        report.kinds().iter().any(|kind| kinds.contains(kind))
    })
}

#[test]
fn a_naive_cursor_loses_events() {
    let setup = setup("faults-naive-cursor", &MUTANTS);
    let setup = Setup { environment: vec![(CHOICE, "naive cursor")], ..setup };
    assert!(finds(&[Kind::Gap, Kind::Lost], &setup));
}

#[test]
fn an_event_before_the_commit_may_be_of_nothing() {
    let setup = setup("faults-before-commit", &MUTANTS);
    let setup = Setup { environment: vec![(CHOICE, "emit before commit")], ..setup };
    assert!(finds(&[Kind::Phantom], &setup));
}

#[test]
fn a_silent_cascade_leaves_clients_behind() {
    let setup = setup("faults-silent-cascade", &MUTANTS);
    let setup = Setup { environment: vec![(CHOICE, "silent cascade")], ..setup };
    assert!(finds(&[Kind::Stale], &setup));
}

#[test]
fn an_ignored_emit_error_loses_events() {
    let faults = Faults { slow_reader: true, ..Faults::default() };
    let setup = Setup { faults, text: 30_000, ..setup("faults-ignored-error", &MUTANTS) };
    let setup = Setup { environment: vec![(CHOICE, "ignored emit error")], ..setup };
    assert!(finds(&[Kind::Gap, Kind::Lost], &setup));
}

#[test]
fn a_client_without_deduplication_uses_events_twice() {
    let faults = Faults { network: 6, ..Faults::default() };
    let manner = Manner::WithoutDeduplication;
    assert!(finds(&[Kind::Twice], &Setup { faults, manner, ..setup("faults-no-deduplication", &POSTGRES) }));
}

/// The same API without a fault, under the same load: what is found above is the fault.
#[test]
fn without_a_fault_nothing_is_found() {
    let faults = Faults { slow_reader: true, network: 6, ..Faults::default() };
    let report = Setup { faults, patience: Duration::from_secs(30), ..setup("faults-none", &MUTANTS) }.run();
    eprintln!("{report}");
    report.must_be_clean();
}
