//! One way through, each border a type:
//!
//! ```text
//!  argv        Args            Request             Table                ModuleContext       RenderedFiles
//!  ------> cli::args ----> request::build ----> source::load ----> context::build ----> render::render
//!           what was        every default        one neutral        typed, serde,         path -> text
//!           typed           resolved             table model        what templates see    (nothing written)
//!                                                                                               |
//!                        Workspace (disk + baseline)  -- read -->  plan::build  <---------------+
//!                                                                      |
//!                                                      Plan (action + diff per file) ---> report (human or JSON)
//!                                                                      |
//!                                                                 apply::apply   the only writer
//! ```

pub mod apply;
pub mod cli;
pub mod config;
pub mod context;
pub mod dialect;
pub mod expression;
pub mod field_type;
pub mod migration;
pub mod naming;
pub mod packs;
pub mod plan;
pub mod problem;
pub mod render;
pub mod resolve;
pub mod schema;
pub mod site;
pub mod source;
pub mod wiring;
pub mod workspace;
