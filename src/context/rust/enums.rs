//! The types of columns that have one of few values.

use super::sql::literal;
use crate::context::{Field, Module};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::naming::Name;
use crate::sql::sql_ident;
use crate::text::SchemaText;
use serde::Serialize;

/// A type with one variant for each value that a column may have.
#[derive(Clone, Debug, Serialize)]
pub struct Enum {
    /// Its Rust type.
    pub name: String,
    /// The name in JSON of the field that it is for.
    pub field: String,
    /// Its values, in the order of the database.
    pub values: Vec<EnumValue>,
    /// How many values there are.
    pub count: usize,
    /// The type in the database, as a Rust literal, where the driver has to know it.
    pub sql_type: Option<String>,
}

/// One value of a column.
#[derive(Clone, Debug, Serialize)]
pub struct EnumValue {
    /// Its Rust identifier.
    pub variant: String,
    /// As the database writes it.
    pub label: SchemaText,
}

/// The enums of a module, in table order.
pub fn enums(module: &Module) -> Vec<Enum> {
    module.fields.iter().filter_map(|field| enum_of(module, field)).collect()
}

fn enum_of(module: &Module, field: &Field) -> Option<Enum> {
    let FieldType::Enum { labels, native } = field.field_type() else { return None };
    let name = match format!("{}{}", module.names.one.pascal, field.name.pascal) {
        taken if field.name.pascal == "Key" => format!("{taken}Value"),
        name => name,
    };
    let mut variants = Vec::<String>::new();
    for label in labels {
        let wanted = match Name::new(label).pascal.as_str() {
            "Self" => "SelfValue".to_owned(),
            pascal => pascal.to_owned(),
        };
        let numbered = (2..).map(|number: u32| format!("{wanted}{number}"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| !variants.contains(name));
        variants.extend(free);
    }
    let sql_type = match (module.dialect, native) {
        (Dialect::Sqlite, _) => None,
        (Dialect::Postgres, Some(native)) => Some(literal(&sql_ident(native))),
        (Dialect::Postgres, None) => Some(literal("text")),
    };
    let values = variants.into_iter().zip(labels);
    let values = values.map(|(variant, label)| EnumValue { variant, label: label.as_str().into() });
    Some(Enum { name, field: field.name.camel.clone(), values: values.collect(), count: labels.len(), sql_type })
}
