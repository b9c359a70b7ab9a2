//! What a module says of its records so that the routes of its package can work on them.

use super::sql::literal;
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

/// A field that is true or false, with the words for switching it.
#[derive(Clone, Debug, Serialize)]
pub struct Flag {
    /// The field's name in JSON.
    pub field: String,
    /// The word that makes it true.
    pub on: &'static str,
    /// The word that makes it false.
    pub off: &'static str,
}

/// What columns say of a record that can be switched, and the words for that.
const SWITCHES: [(&str, &str, &str); 8] = [
    ("active", "activate", "deactivate"),
    ("enabled", "enable", "disable"),
    ("disabled", "disable", "enable"),
    ("published", "publish", "unpublish"),
    ("archived", "archive", "restore"),
    ("locked", "lock", "unlock"),
    ("blocked", "block", "unblock"),
    ("hidden", "hide", "show"),
];

impl Service {
    /// The facts of one module.
    pub fn new(module: &Module) -> Self {
        let open = || module.fields.iter().filter(|field| !field.secret);
        let label = open().find(|field| field.name == module.label);
        let switched = || open().filter(|field| field.updatable && !module.key_fields().is_empty());
        let status = switched().find(|field| is_status(field)).map(camel);
        let mut flags: Vec<Flag> = Vec::new();
        for flag in switched().filter_map(flag) {
            // Two flags never share a word.
            if flags.iter().all(|known| known.on != flag.on && known.on != flag.off) {
                flags.push(flag);
            }
        }
        Self {
            label: label.or_else(|| open().next()).map(camel).unwrap_or_default(),
            lookups: open().filter_map(lookup).collect(),
            uniques: open().filter(|field| field.unique && field.creatable).map(camel).collect(),
            created_at: module.field_with(Role::CreatedAt).filter(|field| is_moment(field)).map(camel),
            acts: status.is_some() || !flags.is_empty(),
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

fn is_status(field: &Field) -> bool {
    matches!(field.field_type(), FieldType::Enum { .. }) && ["status", "state"].contains(&field.name.snake.as_str())
}

fn flag(field: &Field) -> Option<Flag> {
    if *field.field_type() != FieldType::Boolean {
        return None;
    }
    let word = field.name.snake.strip_prefix("is_").unwrap_or(&field.name.snake);
    let (_, on, off) = SWITCHES.iter().find(|(adjective, ..)| *adjective == word)?;
    Some(Flag { field: camel(field), on, off })
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
