//! The pack `axum`: the Rust half of a module.

use super::pack::{FileRule, Pack, WiringRule, always};
use crate::context::{ModuleContext, Side};
use crate::output::Ownership::{self, Managed, Starter};

/// Controller, repository, schemas, routes, hooks and tests.
pub const PACK: Pack = Pack { side: Side::Backend, files: FILES, wiring: WIRING };

const FILES: &[FileRule] = &[
    file("axum/mod.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/mod.rs", Managed),
    file("axum/controller.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/controller.rs", Managed),
    file("axum/repository.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/repository.rs", Managed),
    file("axum/schemas.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/schemas.rs", Managed),
    file("axum/routes.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/routes.rs", Managed),
    file("axum/hooks.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/hooks.rs", Starter),
    FileRule {
        when: has_service,
        ..file("axum/service.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/service.rs", Managed)
    },
    FileRule {
        when: has_cascades,
        ..file("axum/cascades.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/cascades.rs", Managed)
    },
    FileRule {
        when: has_import,
        ..file("axum/import.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/import.rs", Managed)
    },
    file("axum/tests.rs.j2", "apps/api/src/modules/<%= names.many.snake %>/tests.rs", Managed),
];

const fn file(template: &'static str, path: &'static str, ownership: Ownership) -> FileRule {
    FileRule { template, path, ownership, when: always }
}

const WIRING: &[WiringRule] = &[
    WiringRule {
        path: "apps/api/src/modules/mod.rs",
        anchor: "// crud-gen:modules",
        line: "pub mod <%= names.rust_module %>;",
        when: always,
    },
    WiringRule {
        path: "apps/api/src/modules/mod.rs",
        anchor: "// crud-gen:routes",
        line: "<%= names.rust_module %>::routes(),",
        when: always,
    },
];

fn has_cascades(context: &ModuleContext) -> bool {
    context.api.cascades.is_some()
}

fn has_service(context: &ModuleContext) -> bool {
    context.enterprise
}

fn has_import(context: &ModuleContext) -> bool {
    context.import
}
