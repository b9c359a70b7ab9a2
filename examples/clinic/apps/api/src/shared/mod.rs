//! What every module uses. Nothing in here knows of a module, or of what starts the process: it is a crate of its own, which
//! is not compiled again when a module changes.
//!
//! | folder | what is in it |
//! |---|---|
//! | [`app`] | what a handler can reach |
//! | [`auth`] | users, sign-in, sessions, tokens, passwords |
//! | [`config`] | the settings of the process |
//! | [`database`] | connections and transactions, types of columns, broken rules |
//! | [`events`] | events: written with their change, numbered, sent to who may hear of them |
//! | [`http`] | requests and answers: extractors, envelope, errors, permissions of routes, limits, the description of the API |
//! | [`import`] | files that become records |
//! | [`json`] | values where plain JSON would lose something |
//! | [`package`] | exports, choices, many changes at once, status actions, numbers, checks: what packages add to a table |
//! | [`query`] | what a list can be asked for, and the SQL of it |
//! | [`record`] | one record: its key, its change, the audit log, what a refusal of the database means |
//! | [`seats`] | how many of something each one has at a time |
//! | [`server`] | what serves requests, and what works beside it |
//! | [`table`] | what is known of a table: columns, keys, checks of what a client sends |
//! | [`turns`] | a queue for what only so many may do at a time |
//! | `testing` | requests against the whole application, for tests |

// Lets `crate::shared` name it in here as it does in the API.
extern crate self as shared;

use mimalloc::MiMalloc;

pub mod app;
pub mod auth;
pub mod clock;
pub mod config;
pub mod database;
pub mod events;
pub mod http;
pub mod import;
pub mod json;
pub mod package;
pub mod query;
pub mod record;
pub mod seats;
pub mod server;
pub mod table;
pub mod testing;
pub mod turns;
pub mod upkeep;

/// Answers a tenth more requests than with the allocator of the system.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
