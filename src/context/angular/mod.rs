//! The facts of a module that the Angular templates read.

mod column;
mod control;
mod filter;
mod kind;
mod limits;
mod link;
mod sample;
mod script;
mod section;
mod travel;

pub use column::{Cell, Column, EnumType, Lookup};
pub use control::Control;
pub use filter::Filter;
pub use kind::ControlKind;
pub use limits::Pattern;
pub use section::Section;

use super::switches::Switches;
use super::{Field, KeyShape, Mode, Module, Package, Role};
use crate::field_type::FieldType;
use crate::naming::Name;
use serde::Serialize;
use std::collections::BTreeSet;

/// What templates of the pack `angular` find under `web`.
#[derive(Clone, Debug, Serialize)]
pub struct AngularFacts {
    /// `order item`: the entity inside a sentence.
    pub one_words: String,
    /// `order items`: the module inside a sentence.
    pub many_words: String,
    /// The string that addresses a row, as an expression of `row`; empty without a key.
    pub id: String,
    /// The property that addresses a row, where it is one alone; empty otherwise.
    pub key: String,
    /// Whether bulk requests and events carry the id as a number.
    pub numeric_id: bool,
    /// What names a row to a person, as an expression of `row`.
    pub label: String,
    /// How often the row was changed, as an expression of `row`; empty when nothing counts it.
    pub version: String,
    /// The same for a request: `undefined` when nothing counts it.
    pub version_or_undefined: String,
    /// Whether the count of changes is something else than the number `version`.
    pub own_version: bool,
    /// Property of the key that the server makes, unless it is `id`; empty when the client gives all of it.
    pub made_key: String,
    /// Real-time mode, for a table whose rows can be told from each other.
    pub live: bool,
    /// Order of the list at the start; empty for the server's own.
    pub sort: String,
    /// The sort in which a new row comes last and no other moves; empty when there is none.
    pub steady_sort: String,
    /// What a row has, in the order of the fields. Secrets are never sent, so they are not among them.
    pub columns: Vec<Column>,
    /// The columns that refer to records of another module.
    pub references: Vec<Column>,
    /// Rows do nothing but link those of two modules, each pair once.
    pub link: bool,
    /// The columns that hold one of few words.
    pub enums: Vec<EnumType>,
    /// Properties that the server takes and never sends.
    pub secrets: Vec<String>,
    /// Nothing that a client gives is ever shown, so what is written and what is read have no property in common.
    pub only_secrets: bool,
    /// The same in the order of the list: what identifies a row comes first.
    pub listed: Vec<Column>,
    /// Fields of the form, in table order.
    pub controls: Vec<Control>,
    /// The sections of the form, where it is long.
    pub sections: Vec<Section>,
    /// Whether a client may say anything of a new row.
    pub creatable: bool,
    /// Whether a row can be changed: it has a key, and something a client may change.
    pub editable: bool,
    /// How several rows are changed at once, and one by a word: with `--package enterprise` or more, where rows can be changed.
    pub changes: Option<Switches>,
    /// The filters of the list.
    pub filters: Vec<Filter>,
    /// Properties that a search looks in.
    pub searched: Vec<String>,
    /// Fields of the form that no two rows share.
    pub uniques: Vec<String>,
    /// Fields that are asked for and empty at the start.
    pub asked: Vec<String>,
    /// A field that can be changed and that the server sends, for tests; else empty.
    pub probe: String,
    /// A field whose errors are shown, for tests; else empty.
    pub shown_at: String,
    /// Names that the files of the module import.
    pub uses: Uses,
}

/// What generated files have to import.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Uses {
    /// Some property holds any JSON.
    pub json_value: bool,
    /// Samples of rows differ with their number.
    pub sample_number: bool,
    /// Kinds of fields in the form.
    pub controls: BTreeSet<ControlKind>,
    /// Some column refers to rows of a module.
    pub targets: bool,
    /// Names from `@shared/forms/convert`.
    pub converters: BTreeSet<&'static str>,
    /// Names from `@shared/forms/validators`.
    pub validators: BTreeSet<&'static str>,
    /// Some field of the form says what becomes of it in a new row, and of its value in one that is there.
    pub new_row_hint: bool,
    /// Regular expressions of the form.
    pub patterns: BTreeSet<Pattern>,
    /// Angular's own `Validators`.
    pub angular_validators: bool,
    /// Some field of the form has Angular Material's frame around it.
    pub form_fields: bool,
    /// Some field of the form is an `input` or a `textarea`.
    pub inputs: bool,
    /// Enum types that a form control refers to.
    pub enum_types: BTreeSet<String>,
}

impl AngularFacts {
    /// The facts of one module.
    pub fn new(module: &Module) -> Self {
        let columns = column::columns(module);
        let controls: Vec<Control> = module.fields.iter().filter_map(|field| control::control(module, field)).collect();
        let filters = filter::filters(module);
        Self {
            one_words: words(&module.names.one),
            many_words: words(&module.names.many),
            id: id(module),
            key: key(module),
            numeric_id: numeric_id(module),
            label: label(module),
            version: module.field_with(Role::Version).map(version).unwrap_or_default(),
            version_or_undefined: module.field_with(Role::Version).map_or_else(|| "undefined".to_owned(), version),
            own_version: module.field_with(Role::Version).is_some_and(|field| version(field) != "row.version"),
            made_key: made_key(module),
            live: module.options.mode == Mode::Realtime && module.key != KeyShape::None,
            sort: module.field_with(Role::CreatedAt).map(|field| format!("-{}", field.name.camel)).unwrap_or_default(),
            steady_sort: module
                .field_with(Role::CreatedAt)
                .map(|field| field.name.camel.to_string())
                .unwrap_or_default(),
            link: link::is_link(module),
            enums: column::enum_types(module),
            uses: uses(&columns, &controls, control::is_editable(module)),
            creatable: controls.iter().any(|control| control.creatable),
            editable: control::is_editable(module),
            changes: (module.options.package > Package::Standard && control::is_editable(module))
                .then(|| Switches::of(module)),
            uniques: module
                .fields
                .iter()
                .filter(|field| field.unique && !field.secret)
                .filter(|field| controls.iter().any(|control| control.creatable && control.name == field.name))
                .map(|field| field.name.camel.clone())
                .collect(),
            asked: controls.iter().filter(|control| control.is_asked).map(name_of).collect(),
            probe: controls
                .iter()
                .find(|control| control.updatable && !control.secret && !(control.filled && control.nullable))
                .map(name_of)
                .unwrap_or_default(),
            shown_at: controls.iter().find(|control| control.creatable).map(name_of).unwrap_or_default(),
            searched: search_columns(module),
            only_secrets: !controls.is_empty() && controls.iter().all(|control| control.secret),
            secrets: controls
                .iter()
                .filter(|control| control.secret && control.updatable && control::is_editable(module))
                .map(|control| control.name.camel.clone())
                .collect(),
            listed: column::in_list_order(module, &columns),
            sections: section::sections(module, &controls),
            references: columns.iter().filter(|column| column.lookup.is_some()).cloned().collect(),
            columns,
            controls,
            filters,
        }
    }
}

/// A name inside a sentence: `Order item` is `order item`, `SKU` stays.
fn words(name: &Name) -> String {
    let rest = name.title.chars().skip(1).collect::<String>();
    if rest.starts_with(|second: char| second.is_uppercase()) {
        return name.title.clone();
    }
    name.title.chars().take(1).flat_map(char::to_lowercase).collect::<String>() + &rest
}

fn name_of(control: &Control) -> String {
    control.name.camel.clone()
}

fn search_columns(module: &Module) -> Vec<String> {
    let is_searched = |field: &&Field| {
        !field.secret && (field.field_type().is_textual() || matches!(field.field_type(), FieldType::Enum { .. }))
    };
    module.fields.iter().filter(is_searched).map(|field| field.name.camel.clone()).collect()
}

fn version(field: &Field) -> String {
    let value = format!("row.{}", field.name.camel);
    if script::is_number(field.field_type()) { value } else { format!("Number({value})") }
}

fn made_key(module: &Module) -> String {
    let made = module.key_fields().into_iter().find(|field| !field.creatable && field.name.camel != "id");
    made.map(|field| field.name.camel.clone()).unwrap_or_default()
}

fn key(module: &Module) -> String {
    match module.key_fields().as_slice() {
        [field] => field.name.camel.clone(),
        _ => String::new(),
    }
}

fn numeric_id(module: &Module) -> bool {
    matches!(module.key_fields().as_slice(), [field] if script::is_number(field.field_type()))
}

fn id(module: &Module) -> String {
    let text = |field: &Field| {
        let value = format!("row.{}", field.name.camel);
        if script::is_text(field.field_type()) { value } else { format!("String({value})") }
    };
    match module.key_fields().as_slice() {
        [] => String::new(),
        [field] => text(field),
        fields => {
            let parts: Vec<String> = fields.iter().map(|field| text(field)).collect();
            format!("[{}].map(escapedPart).join('~')", parts.join(", "))
        }
    }
}

fn label(module: &Module) -> String {
    let shown = module.fields.iter().find(|field| field.name == module.label && !field.secret);
    let is_keyed = module.key != KeyShape::None;
    let Some(field) = shown else {
        return if is_keyed { "entityId(row)".to_owned() } else { script::text(&module.names.one.title) };
    };
    let value = format!("row.{}", field.name.camel);
    if let Some(given) = &module.given {
        let other = if is_keyed { "entityId(row)".to_owned() } else { script::text(&module.names.one.title) };
        return format!("[row.{}, {value}].filter(Boolean).join(' ') || {other}", given.camel);
    }
    match (script::is_text(field.field_type()), field.nullable(), is_keyed) {
        (true, false, _) => value,
        (true, true, true) => format!("{value} ?? entityId(row)"),
        (true, true, false) => format!("{value} ?? {}", script::text(&module.names.one.title)),
        (false, false, _) => format!("String({value})"),
        (false, true, _) => format!("String({value} ?? {})", script::text(&module.names.one.title)),
    }
}

fn uses(columns: &[Column], controls: &[Control], is_editable: bool) -> Uses {
    let mut uses = Uses {
        targets: columns.iter().any(|column| column.lookup.is_some()),
        sample_number: columns.iter().any(|column| column.is_numbered),
        json_value: columns.iter().any(|column| column.cell == Cell::Json)
            || controls.iter().any(|control| control.type_name.starts_with(script::JSON_VALUE)),
        ..Uses::default()
    };
    for control in controls {
        uses.controls.insert(control.kind);
        uses.converters.extend(control.converters.iter());
        let is_filled =
            control.filled && !matches!(control.kind, ControlKind::Toggle | ControlKind::Reference | ControlKind::File);
        uses.new_row_hint |= is_filled || (control.secret && is_editable);
        uses.validators.extend(control.checks.shared.iter());
        uses.angular_validators |= control.checks.has_angular;
        uses.enum_types.extend(control.enum_type.clone());
        uses.patterns.extend(control.checks.patterns.iter());
        uses.form_fields |= !matches!(control.kind, ControlKind::Reference | ControlKind::File);
        uses.inputs |= !matches!(
            control.kind,
            ControlKind::Toggle
                | ControlKind::Tristate
                | ControlKind::Choice
                | ControlKind::Reference
                | ControlKind::File
        );
    }
    uses
}
