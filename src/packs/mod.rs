//! Packs: which files a module is made of. A pack is one folder of templates and one file here with two tables.

pub mod angular;
pub mod axum;
mod pack;

pub use pack::{FileRule, Pack, WiringRule};

/// Every pack, in the order in which their files are listed.
pub const PACKS: [&Pack; 2] = [&axum::PACK, &angular::PACK];
