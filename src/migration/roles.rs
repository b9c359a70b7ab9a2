//! The tables of roles, which a new workspace has from the start and an older one gets when it is updated.

use crate::dialect::Dialect;

/// The name of the migration.
pub const ROLE_TABLES: &str = "create_role_tables";

const TABLE: &str = "app_roles";

/// The SQL of the migration, where none of these (name and text) makes the tables.
pub fn missing_role_tables(migrations: &[(String, String)], dialect: Dialect) -> Option<String> {
    let sql = match dialect {
        Dialect::Sqlite => include_str!("../../templates/axum/roles.sqlite.sql"),
        Dialect::Postgres => include_str!("../../templates/axum/roles.postgres.sql"),
    };
    let is_made = migrations.iter().any(|(_, text)| text.contains(TABLE));
    (!is_made).then(|| sql.to_owned())
}
