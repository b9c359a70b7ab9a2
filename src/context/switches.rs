//! What can be done with a record by one word: a status that it is given, a flag that is switched.

use super::{Field, Module};
use crate::field_type::FieldType;
use serde::Serialize;

/// What of a record is changed by a word.
#[derive(Clone, Debug, Serialize)]
pub struct Switches {
    /// The field that says where a record stands.
    pub status: Option<String>,
    /// Fields that are switched on and off.
    pub flags: Vec<Flag>,
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

impl Switches {
    /// Those of one module.
    pub fn of(module: &Module) -> Self {
        let has_key = !module.key_fields().is_empty();
        let switched = || module.fields.iter().filter(|field| !field.secret && field.updatable && has_key);
        let status = switched().find(|field| is_status(field)).map(|field| field.name.camel.clone());
        let mut flags: Vec<Flag> = Vec::new();
        for flag in switched().filter_map(flag) {
            // Two flags never share a word.
            if flags.iter().all(|known| known.on != flag.on && known.on != flag.off) {
                flags.push(flag);
            }
        }
        Self { acts: status.is_some() || !flags.is_empty(), status, flags }
    }
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
    Some(Flag { field: field.name.camel.clone(), on, off })
}
