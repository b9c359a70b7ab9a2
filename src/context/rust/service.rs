//! What a module says of its records so that the routes of its package can work on them.

use crate::context::switches::{Flag, Switches};
use crate::context::{Field, Module, Role};
use crate::field_type::FieldType;
use serde::Serialize;

/// The facts of `service.rs`.
#[derive(Clone, Debug, Serialize)]
pub struct Service {
    /// The name in JSON of the field that names a record to a person.
    pub label: String,
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

impl Service {
    /// The facts of one module.
    pub fn new(module: &Module) -> Self {
        let open = || module.fields.iter().filter(|field| !field.secret);
        let label = open().find(|field| field.name == module.label);
        let Switches { status, flags, acts } = Switches::of(module);
        Self {
            label: label.or_else(|| open().next()).map(camel).unwrap_or_default(),
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
