//! One way through, each border a type:
//!
//! | made by | what | it promises to those after it |
//! |---|---|---|
//! | the shell | [`cli::args::Args`] | exactly what was typed |
//! | `cli::request` | [`run::Request`] | flags are consistent; nothing after it looks at arguments or the environment |
//! | [`run::Site`], [`source`] | [`schema::Table`] | the tables of the workspace and of `--ddl`, in neutral terms |
//! | [`resolve`] | [`resolve::Resolved`] | the one table of this run, as its database can hold it, and the migration for it |
//! | [`context`] | [`context::ModuleContext`] | every decision is taken; templates choose text |
//! | [`render`] | [`output::Unit`] | path to text, formatted; nothing is written |
//! | [`plan::build`] | [`plan::Plan`] | what happens to every file; nothing is written that it does not list |
//! | [`apply::apply`] | [`apply::Applied`] | the only writer: all of it or nothing |
//!
//! [`run::module`] walks it from top to bottom, and [`cli::main`] prints what came of it.
//!
//! The modules stand in their order, from the ground up: none uses one that stands below it in this file.

pub mod problem;

pub mod loss;

pub mod dialect;

pub mod text;

pub mod naming;

pub mod field_type;

pub mod sql;

pub mod code;

pub mod output;

pub mod config;

pub mod expression;

pub mod schema;

pub mod source;

pub mod migration;

pub mod resolve;

pub mod context;

pub mod packs;

pub mod render;

pub mod workspace;

pub mod plan;

pub mod apply;

pub mod run;

pub mod cli;
