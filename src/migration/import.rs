//! The tables of imports, which a workspace gets with its first module that has one.

use crate::dialect::Dialect;

/// The table that tells whether a workspace has them.
pub const IMPORT_JOBS: &str = "app_import_jobs";

/// The name of the migration and its SQL.
pub fn import_tables(dialect: Dialect) -> (String, String) {
    let sql = match dialect {
        Dialect::Sqlite => include_str!("../../templates/axum/import/tables.sqlite.sql"),
        Dialect::Postgres => include_str!("../../templates/axum/import/tables.postgres.sql"),
    };
    ("create_import_tables".to_owned(), sql.to_owned())
}
