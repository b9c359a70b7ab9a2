//! What a module says of its records so that the routes of its package can work on them.

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
