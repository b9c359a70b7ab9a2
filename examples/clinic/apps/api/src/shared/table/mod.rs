//! What the API knows of a table: its name, its columns, and how its records are found.

pub mod column;
mod describe;
pub mod input;
mod patterns;
pub mod value;

use std::collections::BTreeMap;

use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::shared::record::key;

pub use column::{Access, Bound, ColumnInfo, Format, Reference};
pub use describe::table_input;
pub use input::{InputMode, TableInput};
pub use patterns::WITHOUT_NUL;
pub use value::{ColumnKind, Value};

/// The description that lists, filters, input checks and error answers of a module are read from.
#[derive(Debug)]
pub struct TableInfo {
    /// Its name in the database.
    pub name: &'static str,
    /// Its name in URLs, events and permissions.
    pub resource: &'static str,
    /// How its error codes begin.
    pub code: &'static str,
    /// The columns of its key, in order; none for a table without one.
    pub key: &'static [&'static str],
    pub columns: &'static [ColumnInfo],
    /// Named conditions of the database, each with the field that it is about.
    pub checks: &'static [(&'static str, &'static str)],
    /// The order of a list that asks for none.
    pub default_sort: &'static str,
}

impl TableInfo {
    /// The column with this name in JSON.
    pub fn column(&self, name: &str) -> Option<&'static ColumnInfo> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The column with this name in the database.
    pub fn database_column(&self, name: &str) -> Option<&'static ColumnInfo> {
        self.columns.iter().find(|column| column.column == name)
    }

    /// The name in JSON of a column of the database.
    pub fn field(&self, column: &str) -> Option<&'static str> {
        self.database_column(column).map(|column| column.name)
    }

    /// The values of a record without those that may be large.
    pub fn small_values(&self, record: &str) -> serde_json::Result<Json> {
        let fields: BTreeMap<String, &RawValue> = serde_json::from_str(record)?;
        let is_small = |name: &str| {
            let column = self.column(name);
            column.is_none_or(|column| !matches!(column.kind, ColumnKind::Json | ColumnKind::Bytes))
        };
        let small = fields.iter().filter(|(name, _)| is_small(name));
        let read = |(name, text): (&String, &&RawValue)| {
            Ok((name.clone(), serde_json::from_str(text.get())?))
        };
        small
            .map(read)
            .collect::<serde_json::Result<_>>()
            .map(Json::Object)
    }

    /// The key of a record that is shown like this, as events and URLs have it; null in a table without one.
    pub fn id_of(&self, record: &Json) -> Json {
        let part = |column: &&str| self.field(column).and_then(|field| record.get(field));
        match self.key {
            [] => Json::Null,
            [column] => part(column).cloned().unwrap_or_default(),
            columns => {
                let texts = columns.iter().map(|column| key::text(&part(column)));
                key::join(&texts.collect::<Vec<_>>()).into()
            }
        }
    }
}
