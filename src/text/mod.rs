//! Text that comes from a schema, and what makes it harmless where it is put.

pub mod escape;
mod schema_text;

pub(crate) use schema_text::Hostile;
pub use schema_text::SchemaText;
