//! Writes tables as SQL that people like to read and that `source::ddl` reads back.
//!
//! SQLite tables are STRICT, and its five types say little: a comment at the end of the line says what the column is
//! (`-- decimal(12,2)`, `-- timestamptz`), and `source::ddl` takes that for its word.

mod added;
mod column;
mod import;
pub(crate) mod literal;
mod native;
#[cfg(test)]
mod random_table;
mod storable;
mod storage;
mod table;

#[cfg(test)]
mod tests;
mod text;

pub use added::add_columns;
pub use column::{default_value, parsed};
pub use import::{IMPORT_TABLES, import_tables};
pub use storable::{Storable, storable, storable_using};
pub use storage::{is_stored_as, sql_type};
pub use table::{create_tables, create_tables_using, table_check};
pub use text::{comment_text, sql_comment, sql_ident, sql_idents, sql_literal, sql_string};
