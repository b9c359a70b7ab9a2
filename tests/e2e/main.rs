//! What a stranger does with the tool: generates workspaces, builds them, starts them and uses them.
//!
//! The tests know the command line and nothing else of the crate. They write below `target/e2e` only: workspaces,
//! logs, screenshots, and the packages and build outputs that all workspaces share, so that a second run is quick.

#![allow(clippy::disallowed_methods, reason = "tests set the stage on disk")]

mod addresses;
mod adopt;
mod browser;
mod delivery;
mod demo;
mod guide;
mod imports;
mod imports_browser;
mod languages;
mod names;
mod node_versions;
mod openapi;
mod rules;
mod schemas;
mod secrets;
mod start;
mod support;
