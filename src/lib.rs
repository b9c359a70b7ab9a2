//! One way through, each border a type:
//!
//! ```text
//!  argv        Args            Request             Table               ModuleContext       RenderedFiles
//!  ------> cli::args ----> cli::request ----> resolve ---------> context ---------> render
//!           what was        every default        one neutral        typed, serde,         path -> text
//!           typed           resolved             table model        what templates see    (nothing written)
//!                                                                                               |
//!                        Workspace (disk + baseline)  -- read -->  plan::build  <---------------+
//!                                                                      |
//!                                                      Plan (action + diff per file) ---> report (human or JSON)
//!                                                                      |
//!                                                                 apply::apply   the only writer
//! ```
//!
//! The modules stand in their order, from the ground up: none uses one that stands below it in this file.

pub mod problem;

pub mod dialect;

pub mod text;

pub mod naming;

pub mod field_type;

pub mod sql;

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
