//! The facts of a module that the Rust templates read.

use super::Module;
use serde::Serialize;

/// What templates of the pack `axum` find under `api`.
#[derive(Clone, Debug, Serialize)]
pub struct View {}

impl View {
    /// The facts of one module.
    pub fn new(_module: &Module) -> Self {
        Self {}
    }
}
