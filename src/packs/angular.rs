//! The pack `angular`: the front-end half of a module.

use super::{FileRule, Pack, WiringRule, always};
use crate::context::{ModuleContext, Side};
use crate::render::Ownership::Managed;

/// Types, services, list, form, dialogs, routes and specs.
pub const PACK: Pack = Pack { side: Side::Frontend, files: FILES, wiring: WIRING };

const FILES: &[FileRule] = &[
    FileRule {
        template: "angular/types.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/types/<%= names.many.kebab %>.types.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/service.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/services/<%= names.many.kebab %>.service.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/state_manager.service.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/services/<%= names.many.kebab %>-state-manager.service.ts",
        ownership: Managed,
        when: has_events,
    },
    FileRule {
        template: "angular/form.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-form.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/form.component.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-form.component.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/form.component.html.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-form.component.html",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/routes.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/<%= names.many.kebab %>.routes.ts",
        ownership: Managed,
        when: always,
    },
];

const WIRING: &[WiringRule] = &[
    WiringRule {
        path: "apps/web/src/app/app.routes.ts",
        anchor: "// crud-gen:routes",
        line: "{ path: '<%= names.many.kebab %>', loadChildren: () => import('./features/<%= names.many.kebab %>/<%= names.many.kebab %>.routes') },",
        when: always,
    },
    WiringRule {
        path: "apps/web/src/app/core/shell/navigation.ts",
        anchor: "// crud-gen:navigation",
        line: "{ path: '/<%= names.many.kebab %>', label: '<%= names.many.title %>', permission: '<%= names.many.kebab %>.read' },",
        when: always,
    },
];

fn has_events(context: &ModuleContext) -> bool {
    context.events
}
