//! Events of generated workspaces under faults: writers, clients, and everything that goes wrong between them.
//!
//! Writers change rows over HTTP and note what was acknowledged. Clients follow the events and note each of them. A
//! nemesis kills, stops and cuts by a plan that a seed decides. At the end a checker, a pure function, compares what
//! was noted with the database: nothing lost, nothing that did not happen, in order, without a gap. The length of all
//! runs together is `FAULTS_SECONDS` [default: 60], the seed is `FAULTS_SEED` [default: of the clock, printed].

#![allow(clippy::disallowed_methods, reason = "tests set the stage on disk")]

mod bars;
mod checker;
mod early;
mod history;
mod load;
mod mutants;
mod nemesis;
mod proxy;
mod report;
mod run;
mod runs;
mod session;
mod site;
mod socket_io;
mod store;
mod subscriber;
#[path = "../support/mod.rs"]
mod support;
mod takeover;
mod workspaces;
mod writer;
