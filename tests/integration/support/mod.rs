//! What tests share: a sandbox where the tool is called as a function, a store, and the shape of code.

pub mod rust_text;
pub mod site;
pub mod skeleton;
pub mod store;
#[path = "../../support/tool.rs"]
mod tool;

pub use tool::*;
