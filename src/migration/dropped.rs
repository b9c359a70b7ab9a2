//! Takes a column out of a table.

use super::table::header;
use crate::dialect::Dialect;
use crate::source::ddl::Rebuilt;
use crate::sql::{sql_ident, sql_idents};
use std::fmt::Write;

/// The migration that drops a column, where the database does that itself.
pub fn drop_column(table: &str, column: &str, dialect: Dialect) -> String {
    let header = header(dialect);
    format!("{header}\nALTER TABLE {} DROP COLUMN {};\n", sql_ident(table), sql_ident(column))
}

/// The migration that makes a table of SQLite anew without a column that something speaks of, in the steps of
/// <https://www.sqlite.org/lang_altertable.html#otheralter>. It may run twice: a database that went down between its end
/// and the note that it has run does so.
pub fn rebuild_without_column(table: &str, column: &str, rebuilt: &Rebuilt) -> String {
    let new = sql_ident(&format!("{table}_without_{column}"));
    let (old, columns) = (sql_ident(table), sql_idents(&rebuilt.columns));
    let mut sql = format!(
        "-- no-transaction
{header}--
-- SQLite does not drop a column that a key, a check or an index speaks of: the table is made anew and its rows are
-- copied, in a transaction of its own. References are not looked at meanwhile, so that those of other tables stay;
-- SQLite switches that outside of a transaction only.
",
        header = header(Dialect::Sqlite)
    );
    for text in &rebuilt.dropped {
        let _ = writeln!(sql, "-- It goes with the column: {}", text.replace(['\n', '\r'], " "));
    }
    let _ = write!(
        sql,
        "
PRAGMA foreign_keys = OFF;
PRAGMA legacy_alter_table = ON;
BEGIN IMMEDIATE;

CREATE TABLE {new} {body};

INSERT INTO {new} ({columns})
SELECT {columns} FROM {old};
",
        body = rebuilt.body
    );
    if rebuilt.is_numbered() {
        let [new, old] = [format!("{table}_without_{column}"), table.to_owned()].map(|name| sql_text(&name));
        let _ = write!(
            sql,
            "
-- Numbers that were given once are not given again.
DELETE FROM sqlite_sequence WHERE name = {new};
INSERT INTO sqlite_sequence (name, seq) SELECT {new}, seq FROM sqlite_sequence WHERE name = {old};
"
        );
    }
    let _ = write!(sql, "\nDROP TABLE {old};\nALTER TABLE {new} RENAME TO {old};\n");
    for other in &rebuilt.others {
        let _ = write!(sql, "\n{other};\n");
    }
    sql + "
-- Ends with an error, and takes all back, where a reference has lost its row.
CREATE TEMP TABLE lost_references (name text CONSTRAINT every_reference_has_its_row CHECK (false));
INSERT INTO lost_references SELECT \"table\" FROM pragma_foreign_key_check;
DROP TABLE lost_references;

COMMIT;
PRAGMA legacy_alter_table = OFF;
PRAGMA foreign_keys = ON;
"
}

fn sql_text(text: &str) -> String {
    crate::sql::sql_literal(text, Dialect::Sqlite)
}
