//! Text that comes from a schema and is hostile until a sink's filter has escaped it.

use minijinja::value::{Object, ObjectRepr, Value};
use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// A comment, default, label, expression or database name. Templates cannot print it as it is: the
/// formatter refuses it, only a filter of `escape` makes printable text of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaText(Arc<str>);

impl SchemaText {
    /// The text as the schema has it, for Rust code that escapes it itself.
    pub fn raw(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SchemaText {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for SchemaText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a template holds of a `SchemaText`.
#[derive(Debug)]
pub(crate) struct Hostile(pub(crate) Arc<str>);

impl Object for Hostile {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for SchemaText {
    /// For a template an opaque object, for everybody else a string.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if minijinja::value::serializing_for_value() {
            Value::from_object(Hostile(Arc::clone(&self.0))).serialize(serializer)
        } else {
            serializer.serialize_str(&self.0)
        }
    }
}
