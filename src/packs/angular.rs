//! The pack `angular`: the front-end half of a module.

use super::{FileRule, Pack, WiringRule, always};
use crate::context::Side;
use crate::render::Ownership::Managed;

/// Types, services, list, form, dialogs, routes and specs.
pub const PACK: Pack = Pack { side: Side::Frontend, files: FILES, wiring: WIRING };

const FILES: &[FileRule] = &[FileRule {
    template: "angular/routes.ts.j2",
    path: "apps/web/src/app/features/<%= names.many.kebab %>/<%= names.many.kebab %>.routes.ts",
    ownership: Managed,
    when: always,
}];

const WIRING: &[WiringRule] = &[WiringRule {
    path: "apps/web/src/app/app.routes.ts",
    anchor: "// crud-gen:routes",
    line: "{ path: '<%= names.many.kebab %>', loadChildren: () => import('./features/<%= names.many.kebab %>/<%= names.many.kebab %>.routes') },",
    when: always,
}];
