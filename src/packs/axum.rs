//! The pack `axum`: the Rust half of a module.

use super::{FileRule, Pack, WiringRule, always};
use crate::context::Side;
use crate::render::Ownership::Managed;

/// Controller, service, repository, schemas, routes and tests.
pub const PACK: Pack = Pack { side: Side::Backend, files: FILES, wiring: WIRING };

const FILES: &[FileRule] = &[FileRule {
    template: "axum/mod.rs.j2",
    path: "apps/api/src/modules/<%= names.many.snake %>/mod.rs",
    ownership: Managed,
    when: always,
}];

const WIRING: &[WiringRule] = &[WiringRule {
    path: "apps/api/src/modules/mod.rs",
    anchor: "// crud-gen:modules",
    line: "pub mod <%= names.rust_module %>;",
    when: always,
}];
