//! The pack `angular`: the front-end half of a module.

use super::pack::{FileRule, Pack, WiringRule, always};
use crate::context::{KeyShape, ModuleContext, Side};
use crate::output::Ownership::Managed;

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
        template: "angular/list.component.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.many.kebab %>-list.component.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/list.component.html.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.many.kebab %>-list.component.html",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/columns.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.many.kebab %>-columns.ts",
        ownership: Managed,
        when: always,
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
        template: "angular/create.dialog.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-create.dialog.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/create.dialog.html.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-create.dialog.html",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/edit.dialog.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-edit.dialog.ts",
        ownership: Managed,
        when: is_editable,
    },
    FileRule {
        template: "angular/edit.dialog.html.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-edit.dialog.html",
        ownership: Managed,
        when: is_editable,
    },
    FileRule {
        template: "angular/view.dialog.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-view.dialog.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/view.dialog.html.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-view.dialog.html",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/record.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/<%= names.many.kebab %>.record.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/page.component.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-page.component.ts",
        ownership: Managed,
        when: has_key,
    },
    FileRule {
        template: "angular/page.component.html.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-page.component.html",
        ownership: Managed,
        when: has_key,
    },
    FileRule {
        template: "angular/import.service.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/services/<%= names.many.kebab %>-import.service.ts",
        ownership: Managed,
        when: has_import,
    },
    FileRule {
        template: "angular/import.dialog.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.many.kebab %>-import.dialog.ts",
        ownership: Managed,
        when: has_import,
    },
    FileRule {
        template: "angular/import.dialog.html.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.many.kebab %>-import.dialog.html",
        ownership: Managed,
        when: has_import,
    },
    FileRule {
        template: "angular/routes.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/<%= names.many.kebab %>.routes.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/samples.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/types/<%= names.many.kebab %>.samples.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/service.spec.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/services/<%= names.many.kebab %>.service.spec.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/state_manager.service.spec.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/services/<%= names.many.kebab %>-state-manager.service.spec.ts",
        ownership: Managed,
        when: has_events_and_key,
    },
    FileRule {
        template: "angular/list.component.spec.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.many.kebab %>-list.component.spec.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/form.spec.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-form.spec.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/create.dialog.spec.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-create.dialog.spec.ts",
        ownership: Managed,
        when: always,
    },
    FileRule {
        template: "angular/edit.dialog.spec.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.one.kebab %>-edit.dialog.spec.ts",
        ownership: Managed,
        when: is_editable,
    },
    FileRule {
        template: "angular/import.service.spec.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/services/<%= names.many.kebab %>-import.service.spec.ts",
        ownership: Managed,
        when: has_import,
    },
    FileRule {
        template: "angular/import.dialog.spec.ts.j2",
        path: "apps/web/src/app/features/<%= names.many.kebab %>/components/<%= names.many.kebab %>-import.dialog.spec.ts",
        ownership: Managed,
        when: has_import,
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
        line: "{ path: '/<%= names.many.kebab %>', label: $localize`<%= names.many.title %>`, permission: '<%= names.many.kebab %>.read' },",
        when: always,
    },
    WiringRule {
        path: "apps/web/src/app/core/records/registry.ts",
        anchor: "// crud-gen:records",
        line: "{ resource: '<%= names.many.kebab %>'<% if web.key %>, key: '<%= web.key %>'<% endif %>, references: [<% for column in web.references %>{ field: '<%= column.name.camel %>', label: $localize`<%= column.title %>`, parameter: '<% if column.parameter %><%= column.parameter %><% else %><%= column.name.camel %><% endif %>', to: '<%= column.lookup.resource %>', toField: '<%= column.lookup.key_field %>' }<% if not loop.last %>, <% endif %><% endfor %>]<% if web.link %>, isLink: true<% endif %>, load: () => import('../../features/<%= names.many.kebab %>/<%= names.many.kebab %>.record').then((m) => m.<%= names.one.screaming %>_RECORD) },",
        when: always,
    },
];

fn has_events(context: &ModuleContext) -> bool {
    context.events
}

fn has_import(context: &ModuleContext) -> bool {
    context.import
}

fn is_editable(context: &ModuleContext) -> bool {
    context.web.editable
}

fn has_key(context: &ModuleContext) -> bool {
    context.key != KeyShape::None
}

fn has_events_and_key(context: &ModuleContext) -> bool {
    context.events && has_key(context)
}
