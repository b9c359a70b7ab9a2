//! Reads the schema of a SQLite file: its own text, as it was written.

use super::live_schema::LiveSchema;
use crate::problem::Problem;
use crate::source::migrations::SYSTEM_TABLES;
use crate::sql::HEADERS;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeSet;
use std::path::Path;

/// Tables that a virtual table keeps for itself are made with it.
const STATEMENTS: &str = "\
    SELECT s.tbl_name, s.sql FROM sqlite_schema s \
    WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
      AND s.tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') \
    ORDER BY CASE s.type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END, s.rowid";

/// # Errors
/// A file that is not there, or is no database.
pub fn read(path: &Path, shown: &str) -> Result<LiveSchema, Problem> {
    if !path.is_file() {
        return Err(Problem::new(format!("the file `{shown}` is not there"))
            .at("--database-url")
            .hint("sqlite://FILE"));
    }
    let statements = statements(path).map_err(|error| {
        Problem::new(format!("the database cannot be read: {error}")).at(shown).hint("it must be a file of SQLite 3")
    })?;
    let is_api = statements.iter().any(|(table, _)| table == "_sqlx_migrations");
    // Of the API's own database only what is the user's: these are in its migrations already.
    let own: BTreeSet<&str> = SYSTEM_TABLES.iter().copied().chain(["_sqlx_migrations"]).collect();
    let mut text = format!("{}\n", HEADERS[1].1);
    for (_, statement) in statements.iter().filter(|(table, _)| !is_api || !own.contains(table.as_str())) {
        // A comment at the end would hide what is behind it.
        let end = if statement.lines().next_back().is_some_and(|line| line.contains("--")) { "\n;" } else { ";" };
        text += &format!("\n{}{end}\n", statement.trim_end());
    }
    Ok(LiveSchema { text, losses: Vec::new() })
}

/// The statements, each with its table.
fn statements(path: &Path) -> rusqlite::Result<Vec<(String, String)>> {
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let mut query = connection.prepare(STATEMENTS)?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}
