//! The tables of imports, which a workspace gets with its first module that has one.

use crate::dialect::Dialect;

/// The name of the migration, which tells whether a workspace has them.
pub const IMPORT_TABLES: &str = "create_import_tables";

/// The SQL of the migration.
pub fn import_tables(dialect: Dialect) -> String {
    let sql = match dialect {
        Dialect::Sqlite => include_str!("../../templates/axum/import/tables.sqlite.sql"),
        Dialect::Postgres => include_str!("../../templates/axum/import/tables.postgres.sql"),
    };
    sql.to_owned()
}
