//! What crud-gen does to a workspace on disk, seen from outside.

#![allow(clippy::disallowed_methods, reason = "tests set the stage on disk")]

mod adopt;
mod apply;
mod check;
mod command;
mod conflicts;
mod contract;
mod crash;
mod dependencies;
mod disks;
mod drop_column;
mod error_texts;
mod fuzz;

mod heal;
mod house_rules;
mod kills;
mod live;
mod losses;
mod merge;
mod module_order;
mod module_size;
mod obstacles;
mod promises;
mod remove;
mod rerun;
mod schemas;
mod secrets;
mod support;
mod tables;
mod teams;
mod templates;
mod undo;
mod unfollowed;
mod update;
mod upgrades;
mod wiring;
mod wizard;
