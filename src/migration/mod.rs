//! Writes tables as SQL that people like to read and that `source::ddl` reads back.
//!
//! SQLite tables are STRICT, and its five types say little: a comment at the end of the line says what the column is
//! (`-- decimal(12,2)`, `-- timestamptz`), and `source::ddl` takes that for its word.

mod added;
mod column;
mod dropped;
mod import;
mod native;
#[cfg(test)]
mod random_table;
mod roles;
mod storable;
mod table;

#[cfg(test)]
mod tests;

pub use added::add_columns;
pub use column::{default_value, table_check, table_term};
pub use dropped::{drop_column, rebuild_without_column};
pub use import::{IMPORT_TABLES, import_tables};
pub use roles::{ROLE_TABLES, missing_role_tables};
pub use storable::Storable;
pub use table::{create_tables, drop_table, join};
