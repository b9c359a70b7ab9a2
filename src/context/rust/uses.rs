//! What the Rust files of a module import, besides what all of them do.

use super::RustFacts;
use super::column::ColumnFacts;
use super::types::{self, Origin};
use super::written::WrittenColumn;
use crate::context::{Field, Module};
use serde::Serialize;
use std::collections::BTreeSet;

/// Names to import, by file and by where they come from.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Uses {
    /// `schemas.rs`
    pub schemas: SchemaUses,
    /// `repository.rs`
    pub repository: RepositoryUses,
    /// The key's type is `Uuid`, or the shared `BigInt`.
    pub key_is_uuid: bool,
    pub key_is_big_int: bool,
}

/// What `schemas.rs` uses.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SchemaUses {
    pub chrono: BTreeSet<&'static str>,
    pub json: BTreeSet<&'static str>,
    pub uuid: bool,
}

/// What `repository.rs` uses.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RepositoryUses {
    pub uuid: bool,
    pub decimal: bool,
    pub sql_types: BTreeSet<&'static str>,
    /// Helpers of `crate::shared::query`.
    pub helpers: BTreeSet<&'static str>,
}

impl Uses {
    /// The names that a module imports, whose other facts are known.
    pub fn new(module: &Module, facts: &ColumnFacts, rust: &RustFacts) -> Self {
        let key_type = rust.key.as_ref().map_or("", |key| key.type_name.as_str());
        Self {
            schemas: schemas(module, facts, rust),
            repository: repository(module, rust),
            key_is_uuid: key_type == "Uuid",
            key_is_big_int: key_type == "BigInt",
        }
    }
}

fn schemas(module: &Module, facts: &ColumnFacts, rust: &RustFacts) -> SchemaUses {
    let mut uses = SchemaUses::default();
    for field in module.fields.iter().filter(|field| !field.secret || field.creatable) {
        let value = facts.value_type(field);
        uses.chrono.extend(value.chrono);
        uses.json.extend(value.json);
        uses.uuid |= value.is_uuid;
    }
    if rust.updatable || rust.created.iter().any(|field| field.absent_schema.is_some()) {
        uses.json.insert("Field");
    }
    uses
}

fn repository(module: &Module, rust: &RustFacts) -> RepositoryUses {
    let mut uses = RepositoryUses { helpers: helpers(rust), ..RepositoryUses::default() };
    let is_touched = |field: &&Field| !field.secret || field.creatable;
    for field in module.fields.iter().filter(is_touched) {
        match types::wrapper(field.field_type(), module.dialect).map(|wrapper| wrapper.origin) {
            Some(Origin::SqlTypes(name)) => drop(uses.sql_types.insert(name)),
            Some(Origin::Decimal) => uses.decimal = true,
            None => {}
        }
    }
    if rust.import.as_ref().is_some_and(|import| import.unnest.is_some()) {
        uses.sql_types.insert("values_of");
    }
    let key_is_uuid = rust.key.as_ref().is_some_and(|key| key.type_name == "Uuid");
    uses.uuid = key_is_uuid || rust.inserted.iter().any(|column| column.makes_uuid);
    uses
}

fn helpers(rust: &RustFacts) -> BTreeSet<&'static str> {
    let mut helpers = BTreeSet::new();
    let inserted = rust.inserted.iter().filter_map(|column| match (&column.default, &column.cast) {
        (Some(_), Some(_)) => Some("push_or_default_cast"),
        (Some(_), None) => Some("push_or_default"),
        (None, _) => None,
    });
    helpers.extend(inserted);
    if rust.updatable {
        helpers.extend(rust.replacing.iter().map(replacing));
        helpers.extend(rust.patching.iter().map(patching));
        if rust.updated_now {
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
