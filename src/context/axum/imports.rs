//! What the Rust files of a module import, besides what all of them do.

use super::View;
use super::column::Facts;
use super::types::{self, Origin};
use super::written::WrittenColumn;
use crate::context::{Field, Module};
use serde::Serialize;
use std::collections::BTreeSet;

/// Names to import, by file and by where they come from.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Imports {
    /// `schemas.rs`
    pub schemas: SchemaImports,
    /// `repository.rs`
    pub repository: RepositoryImports,
    /// The key's type is `Uuid`, or the shared `BigInt`.
    pub key_is_uuid: bool,
    pub key_is_big_int: bool,
}

/// What `schemas.rs` imports.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SchemaImports {
    pub chrono: BTreeSet<&'static str>,
    pub json: BTreeSet<&'static str>,
    pub uuid: bool,
}

/// What `repository.rs` imports.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RepositoryImports {
    pub uuid: bool,
    pub decimal: bool,
    pub sql_types: BTreeSet<&'static str>,
    /// Helpers of `crate::shared::query`.
    pub helpers: BTreeSet<&'static str>,
}

impl Imports {
    /// The imports of a module, whose other facts are known.
    pub fn new(module: &Module, facts: &Facts, view: &View) -> Self {
        let key_type = view.key.as_ref().map_or("", |key| key.type_name.as_str());
        Self {
            schemas: schemas(module, facts, view),
            repository: repository(module, view),
            key_is_uuid: key_type == "Uuid",
            key_is_big_int: key_type == "BigInt",
        }
    }
}

fn schemas(module: &Module, facts: &Facts, view: &View) -> SchemaImports {
    let mut imports = SchemaImports::default();
    for field in module.fields.iter().filter(|field| !field.secret || field.creatable) {
        let value = facts.value_type(field);
        imports.chrono.extend(value.chrono);
        imports.json.extend(value.json);
        imports.uuid |= value.is_uuid;
    }
    if view.updatable || view.created.iter().any(|field| field.absent_schema.is_some()) {
        imports.json.insert("Field");
    }
    imports
}

fn repository(module: &Module, view: &View) -> RepositoryImports {
    let mut imports = RepositoryImports { helpers: helpers(view), ..RepositoryImports::default() };
    let is_touched = |field: &&Field| !field.secret || field.creatable;
    for field in module.fields.iter().filter(is_touched) {
        match types::wrapper(field.field_type(), module.dialect).map(|wrapper| wrapper.origin) {
            Some(Origin::SqlTypes(name)) => drop(imports.sql_types.insert(name)),
            Some(Origin::Decimal) => imports.decimal = true,
            None => {}
        }
    }
    if view.import.as_ref().is_some_and(|import| import.unnest.is_some()) {
        imports.sql_types.insert("values_of");
    }
    let key_is_uuid = view.key.as_ref().is_some_and(|key| key.type_name == "Uuid");
    imports.uuid = key_is_uuid || view.inserted.iter().any(|column| column.makes_uuid);
    imports
}

fn helpers(view: &View) -> BTreeSet<&'static str> {
    let mut helpers = BTreeSet::new();
    let inserted = view.inserted.iter().filter_map(|column| match (&column.default, &column.cast) {
        (Some(_), Some(_)) => Some("push_or_default_cast"),
        (Some(_), None) => Some("push_or_default"),
        (None, _) => None,
    });
    helpers.extend(inserted);
    if view.updatable {
        helpers.extend(view.replacing.iter().map(replacing));
        helpers.extend(view.patching.iter().map(patching));
        if view.updated_now {
            helpers.insert("set");
        }
    }
    helpers
}

fn replacing(column: &WrittenColumn) -> &'static str {
    match (&column.default, &column.cast) {
        (Some(_), Some(_)) => "set_or_default_cast",
        (Some(_), None) => "set_or_default",
        (None, Some(_)) => "set_cast",
        (None, None) => "set",
    }
}

fn patching(column: &WrittenColumn) -> &'static str {
    if column.cast.is_some() { "set_given_cast" } else { "set_given" }
}
