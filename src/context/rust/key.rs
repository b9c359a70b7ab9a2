//! How the Rust code of a module addresses one record.

use super::column::ColumnFacts;
use super::sql::{literal, quoted_name};
use super::types;
use crate::context::{Field, Module};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use serde::Serialize;

/// The key of a record.
#[derive(Clone, Debug, Serialize)]
pub struct Key {
    /// Its type: `Uuid`, `i32`, `OrderItemKey`.
    pub type_name: String,
    /// Its type in the description of the API.
    pub schema_type: String,
    /// It is a type of its own, which is one text outside of the database.
    pub structured: bool,
    /// The method of a record that gives its key: `key`, or another name where a column is called so.
    pub method: &'static str,
    /// The key of a record, in a method of it.
    pub of_record: String,
    /// The id of a record, in a method of it.
    pub entity_id: String,
    /// Its columns, in the order of the key.
    pub parts: Vec<KeyPart>,
    /// The columns of the key, as Rust literals.
    pub columns: Vec<String>,
    /// ` WHERE "id" IN (`, as a Rust literal.
    pub is_any_of: String,
    /// It has several columns.
    pub composite: bool,
}

/// One column of a key.
#[derive(Clone, Debug, Serialize)]
pub struct KeyPart {
    /// Its Rust identifier.
    pub ident: String,
    /// Its Rust type.
    pub type_name: String,
    /// The part of a record as a value of its own.
    pub of_record: String,
    /// What is bound, where `id` is a reference to the key.
    pub bound: String,
    /// The type that the database has to be told, as a Rust literal that begins with `::`.
    pub cast: Option<String>,
}

impl Key {
    /// The key of a module's table; `None` when it has none.
    pub fn new(module: &Module, facts: &ColumnFacts) -> Option<Self> {
        let fields = module.key_fields();
        let composite = fields.len() > 1;
        let first = *fields.first()?;
        let structured = composite || !is_plain(first);
        let parts = fields.iter().map(|field| part(field, facts, module.dialect, structured)).collect();
        let names: Vec<String> = fields.iter().map(|field| quoted_name(&field.column.name)).collect();
        let is_any_of =
            if composite { format!(" WHERE ({}) IN (", names.join(", ")) } else { format!(" WHERE {} IN (", names[0]) };
        let ident = facts.ident(first);
        let is_free =
            |name: &str| facts.ident(first) == name || module.fields.iter().all(|field| facts.ident(field) != name);
        let method = ["key", "row_key"].into_iter().find(|name| is_free(name)).unwrap_or("record_key");
        let plain_type = types::rust_type(first, "", module.dialect).name;
        let is_text = first.field_type().is_textual();
        Some(Self {
            schema_type: if structured || plain_type == "BigInt" { "String".to_owned() } else { plain_type.clone() },
            type_name: if structured { format!("{}Key", module.names.one.pascal) } else { plain_type },
            method,
            of_record: format!("self.{ident}{}", if is_text { ".clone()" } else { "" }),
            entity_id: match (structured, is_text) {
                (true, _) => format!("self.{method}().to_string().into()"),
                (false, true) => format!("self.{ident}.as_str().into()"),
                (false, false) => format!("self.{ident}.into()"),
            },
            columns: fields.iter().map(|field| literal(&field.column.name)).collect(),
            is_any_of: literal(&is_any_of),
            structured,
            parts,
            composite,
        })
    }
}

/// The only column of a key that is of no type of its own.
pub fn plain(module: &Module) -> Option<&Field> {
    match module.key_fields()[..] {
        [field] if is_plain(field) => Some(field),
        _ => None,
    }
}

/// Whether a key of this type is its own text in URLs and its own value in JSON.
fn is_plain(field: &Field) -> bool {
    matches!(
        field.field_type(),
        FieldType::Uuid
            | FieldType::Text
            | FieldType::String { .. }
            | FieldType::SmallInt
            | FieldType::Integer
            | FieldType::BigInt
    )
}

fn part(field: &Field, facts: &ColumnFacts, dialect: Dialect, structured: bool) -> KeyPart {
    let ident = facts.ident(field);
    let value = facts.value_type(field);
    let wrapper = types::wrapper(field.field_type(), dialect);
    let bound = match (structured, wrapper) {
        (false, None) => "id".to_owned(),
        (false, Some(wrapper)) => format!("{}::from(*id)", wrapper.path),
        (true, Some(wrapper)) => format!("{}::from(id.{ident})", wrapper.path),
        (true, None) if value.is_copy => format!("id.{ident}"),
        (true, None) => format!("&id.{ident}"),
    };
    KeyPart {
        of_record: format!("self.{ident}{}", if value.is_copy { "" } else { ".clone()" }),
        type_name: value.name,
        cast: facts.cast(field),
        bound,
        ident,
    }
}
