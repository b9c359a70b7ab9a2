//! The facts of a module that the Angular templates read.

use super::Module;
use serde::Serialize;

/// What templates of the pack `angular` find under `web`.
#[derive(Clone, Debug, Serialize)]
pub struct View {}

impl View {
    /// The facts of one module.
    pub fn new(_module: &Module) -> Self {
        Self {}
    }
}
