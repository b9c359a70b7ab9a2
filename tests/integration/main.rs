//! What crud-gen does to a workspace on disk, seen from outside.

#![allow(clippy::disallowed_methods, reason = "tests set the stage on disk")]

mod apply;
mod crash;
mod merge;
mod obstacles;
mod support;
mod wiring;
