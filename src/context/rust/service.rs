//! What a module says of its records so that the routes of its package can work on them.

use super::sql::literal;
use crate::context::switches::{Flag, Switches};
use crate::context::{Field, Module, Role};
use crate::field_type::FieldType;
use serde::Serialize;

/// The facts of `service.rs`.
#[derive(Clone, Debug, Serialize)]
pub struct Service {
    /// The name in JSON of the field that names a record to a person.
    pub label: String,
    /// What names the records that these refer to.
    pub lookups: Vec<Lookup>,
    /// Fields of a client that no two records share.
    pub uniques: Vec<String>,
    /// The field that says where a record stands.
    pub status: Option<String>,
    /// Fields that are switched on and off.
    pub flags: Vec<Flag>,
    /// The field with the time when a record was created.
    pub created_at: Option<String>,
    /// A status or a flag can be changed.
    pub acts: bool,
}

/// What names the records that a field refers to.
#[derive(Clone, Debug, Serialize)]
pub struct Lookup {
    /// The field's name in JSON.
    pub field: String,
    /// Their table, as a Rust literal.
    pub table: String,
    /// The column there that the field refers to, as a Rust literal.
    pub key: String,
    /// The column there that names a record, as a Rust literal.
    pub label: String,
}

impl Service {
    /// The facts of one module.
    pub fn new(module: &Module) -> Self {
        let open = || module.fields.iter().filter(|field| !field.secret);
        let label = open().find(|field| field.name == module.label);
        let Switches { status, flags, acts } = Switches::of(module);
        Self {
            label: label.or_else(|| open().next()).map(camel).unwrap_or_default(),
            lookups: open().filter_map(lookup).collect(),
            uniques: open().filter(|field| field.unique && field.creatable).map(camel).collect(),
            created_at: module.field_with(Role::CreatedAt).filter(|field| is_moment(field)).map(camel),
            acts,
            status,
            flags,
        }
    }
}

fn camel(field: &Field) -> String {
    field.name.camel.clone()
}

fn is_moment(field: &Field) -> bool {
    matches!(field.field_type(), FieldType::Timestamp | FieldType::TimestampTz)
}

/// Only where the label says more than the field itself.
fn lookup(field: &Field) -> Option<Lookup> {
    let reference = field.reference.as_ref()?;
    let module = reference.module.as_ref().filter(|module| module.label != reference.key)?;
    Some(Lookup {
        field: camel(field),
        table: literal(reference.table.raw()),
        key: literal(reference.key.db.raw()),
        label: literal(module.label.db.raw()),
    })
}
