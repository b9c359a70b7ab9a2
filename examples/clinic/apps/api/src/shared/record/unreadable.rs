//! Rows with values that no type of ours has: the database takes `infinity`, and other programs write what they like.

use std::collections::BTreeMap;

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use sqlx::{Decode, Row, Type};
use utoipa::ToSchema;

use crate::shared::database::{Db, DbRow, beyond_types, stored_text};
use crate::shared::table::TableInfo;

/// The field of a record, as answers and events show it, that has what nobody can read.
pub const UNREADABLE: &str = "$unreadable";

/// What is stored where nobody can read it, by the names of the fields. There JSON shows null, and the record itself has what
/// its type is by default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = BTreeMap<String, String>)]
pub struct Unreadable(BTreeMap<&'static str, String>);

impl Unreadable {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is stored in a field that nobody can read.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    /// Writes a record with null in these fields.
    pub fn hide<S: Serializer>(
        &self,
        record: &impl Serialize,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(record).map_err(S::Error::custom)?;
        let mut fields: BTreeMap<String, &RawValue> =
            serde_json::from_str(&text).map_err(S::Error::custom)?;
        for field in self.0.keys() {
            fields.insert((*field).to_owned(), RawValue::NULL);
        }
        fields.serialize(serializer)
    }
}

/// Reads a row as a record.
#[derive(Debug)]
pub struct RecordReader<'r> {
    row: &'r DbRow,
    table: &'static TableInfo,
    unreadable: Unreadable,
}

impl<'r> RecordReader<'r> {
    pub fn new(row: &'r DbRow, table: &'static TableInfo) -> Self {
        Self {
            row,
            table,
            unreadable: Unreadable::default(),
        }
    }

    /// A part of the key. Without it a record could not be named, so it must be readable.
    pub fn key<T>(&self, column: &str) -> sqlx::Result<T>
    where
        T: Decode<'r, Db> + Type<Db>,
    {
        self.row.try_get(column)
    }

    /// The value of a column; where nobody can read it, the default of its type.
    pub fn value<T>(&mut self, column: &str) -> sqlx::Result<T>
    where
        T: Decode<'r, Db> + Type<Db> + Default,
    {
        let stored = self.row.try_get_raw(column)?;
        let text = match beyond_types(&stored, &T::type_info()) {
            Some(text) => text,
            None => match self.row.try_get(column) {
                Err(sqlx::Error::ColumnDecode { .. }) => stored_text(&stored),
                read => return read,
            },
        };
        if let Some(field) = self.table.field(column) {
            self.unreadable.0.insert(field, text);
        }
        Ok(T::default())
    }

    /// What could not be read of the columns until now.
    pub fn unreadable(self) -> Unreadable {
        self.unreadable
    }
}

/// How a record is written as JSON, where `#[serde(remote = "Self")]` has made what writes its fields.
#[macro_export]
macro_rules! shown_record {
    ($record:ty) => {
        impl serde::Serialize for $record {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                struct Fields<'a>(&'a $record);

                impl serde::Serialize for Fields<'_> {
                    fn serialize<S: serde::Serializer>(
                        &self,
                        serializer: S,
                    ) -> Result<S::Ok, S::Error> {
                        <$record>::serialize(self.0, serializer)
                    }
                }

                match self.unreadable.is_empty() {
                    true => <$record>::serialize(self, serializer),
                    false => self.unreadable.hide(&Fields(self), serializer),
                }
            }
        }
    };
}

pub use shown_record;
