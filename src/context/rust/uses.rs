//! What the Rust files of a module import, besides what all of them do.

use super::column::ColumnFacts;
use super::key::Key;
use super::types::{self, Origin};
use super::write::WrittenColumn;
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
    /// The key's type is the shared `BigInt`.
    pub key_is_big_int: bool,
}

/// What `schemas.rs` uses.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SchemaUses {
    /// Names from `chrono`.
    pub chrono: BTreeSet<&'static str>,
    /// Names from `serde_json`.
    pub json: BTreeSet<&'static str>,
    /// `Uuid` is named.
    pub uuid: bool,
}

/// What `repository.rs` uses.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RepositoryUses {
    /// `Uuid` is named.
    pub uuid: bool,
    /// `Decimal` is named.
    pub decimal: bool,
    /// Names from the shared types of SQL.
    pub sql_types: BTreeSet<&'static str>,
    /// Helpers of `crate::shared::query`.
    pub helpers: BTreeSet<&'static str>,
}

/// What a module does that needs names.
#[derive(Clone, Copy)]
pub struct Needs<'a> {
    /// A request may leave fields out.
    pub needs_field: bool,
    /// Records are written as arrays.
    pub uses_unnest: bool,
    pub inserted: &'a [WrittenColumn],
    /// Records can be changed.
    pub change: Option<Change<'a>>,
}

/// What changes of a record write.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    pub replacing: &'a [WrittenColumn],
    pub patching: &'a [WrittenColumn],
    /// The time of the change among them.
    pub updated_now: bool,
}

impl Uses {
    /// The names that a module imports.
    pub fn new(module: &Module, facts: &ColumnFacts, key: Option<&Key>, needs: Needs) -> Self {
        let key_type = key.map_or("", |key| key.type_name.as_str());
        let key_is_uuid = key_type == "Uuid";
        Self {
            schemas: schemas(module, facts, needs),
            repository: repository(module, key_is_uuid, needs),
            key_is_uuid,
            key_is_big_int: key_type == "BigInt",
        }
    }
}

fn schemas(module: &Module, facts: &ColumnFacts, needs: Needs) -> SchemaUses {
    let mut uses = SchemaUses::default();
    for field in module.fields.iter().filter(|field| !field.secret || field.creatable) {
        let value = facts.value_type(field);
        uses.chrono.extend(value.chrono);
        uses.json.extend(value.json);
        uses.uuid |= value.is_uuid;
    }
    if needs.needs_field {
        uses.json.insert("Field");
    }
    uses
}

fn repository(module: &Module, key_is_uuid: bool, needs: Needs) -> RepositoryUses {
    let mut uses = RepositoryUses { helpers: helpers(needs), ..RepositoryUses::default() };
    let is_touched = |field: &&Field| !field.secret || field.creatable;
    for field in module.fields.iter().filter(is_touched) {
        match types::wrapper(field.field_type(), module.dialect).map(|wrapper| wrapper.origin) {
            Some(Origin::SqlTypes(name)) => drop(uses.sql_types.insert(name)),
            Some(Origin::Decimal) => uses.decimal = true,
            None => {}
        }
    }
    if needs.uses_unnest {
        uses.sql_types.insert("values_of");
    }
    uses.uuid = key_is_uuid || needs.inserted.iter().any(|column| column.makes_uuid());
    uses
}

fn helpers(needs: Needs) -> BTreeSet<&'static str> {
    let mut helpers = BTreeSet::new();
    let inserted = needs.inserted.iter().filter_map(|column| match (&column.default, &column.cast) {
        (Some(_), Some(_)) => Some("push_or_default_cast"),
        (Some(_), None) => Some("push_or_default"),
        (None, _) => None,
    });
    helpers.extend(inserted);
    if let Some(change) = needs.change {
        helpers.extend(change.replacing.iter().map(replace_helper));
        helpers.extend(change.patching.iter().map(patch_helper));
        if change.updated_now {
            helpers.insert("set");
        }
    }
    helpers
}

fn replace_helper(column: &WrittenColumn) -> &'static str {
    match (&column.default, &column.cast) {
        _ if column.kept => patch_helper(column),
        (Some(_), Some(_)) => "set_or_default_cast",
        (Some(_), None) => "set_or_default",
        (None, Some(_)) => "set_cast",
        (None, None) => "set",
    }
}

fn patch_helper(column: &WrittenColumn) -> &'static str {
    if column.cast.is_some() { "set_given_cast" } else { "set_given" }
}
