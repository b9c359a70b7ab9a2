//! Writes whole tables.

use super::column::{condition, definition, table_check, trailing_comment};
use super::storable::Storable;
use crate::dialect::Dialect;
use crate::schema::{Column, ConstraintNames, DefaultValue, KeyAction, Reference, Table, default_name};
use crate::sql::{HEADERS, sql_comment, sql_ident, sql_idents, sql_literal};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The migration that makes these tables: each after those it refers to.
pub fn create_tables(tables: &[Storable], dialect: Dialect) -> String {
    let tables: Vec<&Table> = tables.iter().map(|storable| &storable.table).collect();
    let (mut sql, mut late) = (header(dialect), String::new());
    sql += &create_sequences(tables.iter().flat_map(|table| &table.columns));
    for (table, early) in in_order(&tables) {
        // SQLite looks references up when rows come, not when tables do.
        let early = if dialect == Dialect::Sqlite { table.references.len() } else { early };
        let names = table.constraint_names();
        sql += &create_table(table, &names, early, dialect);
        for (reference, name) in table.references.iter().zip(&names.references).skip(early) {
            let table = sql_ident(&table.name);
            let _ = writeln!(late, "\nALTER TABLE {table}\n    ADD {};", foreign_key(reference, name));
        }
    }
    sql + &late
}

/// The sequences that number these columns and those of other tables, whose migrations may have made them already.
pub(super) fn create_sequences<'a>(columns: impl Iterator<Item = &'a Column>) -> String {
    let names: BTreeSet<&str> = columns
        .filter_map(|column| match &column.default {
            Some(DefaultValue::Sequence(name)) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    names.into_iter().map(|name| format!("\nCREATE SEQUENCE IF NOT EXISTS {};\n", sql_ident(name))).collect()
}

/// The migration that drops a table.
pub fn drop_table(table: &str, dialect: Dialect) -> String {
    format!("{}\nDROP TABLE {};\n", header(dialect), sql_ident(table))
}

/// Several migrations as one.
pub fn join(migrations: &[String], dialect: Dialect) -> String {
    let header = header(dialect);
    let bodies = migrations.iter().map(|sql| sql.strip_prefix(&header).unwrap_or(sql));
    bodies.fold(header.clone(), |joined, body| joined + body)
}

/// First line: whose SQL it is.
pub(super) fn header(dialect: Dialect) -> String {
    HEADERS.iter().find(|(own, _)| *own == dialect).map(|(_, line)| format!("{line}\n")).unwrap_or_default()
}

fn create_table(table: &Table, names: &ConstraintNames, references: usize, dialect: Dialect) -> String {
    let mut lines: Vec<(String, String)> = table
        .columns
        .iter()
        .map(|column| (definition(table, column, dialect), trailing_comment(table, column, dialect)))
        .collect();
    if table.primary_key.len() > 1 {
        lines.push((format!("PRIMARY KEY ({})", sql_idents(&table.primary_key)), String::new()));
    }
    for (unique, name) in table.uniques.iter().zip(&names.uniques) {
        lines.push((format!("CONSTRAINT {} UNIQUE ({})", sql_ident(name), sql_idents(&unique.columns)), String::new()));
    }
    for column in &table.columns {
        if let Some(condition) = condition(column, dialect) {
            let name = column_check_name(table, names, &column.name);
            lines.push((format!("CONSTRAINT {} CHECK ({condition})", sql_ident(&name)), String::new()));
        }
    }
    for (check, name) in table.checks.iter().zip(&names.checks) {
        if let Some((condition, remark)) = table_check(table, &check.expression, dialect) {
            lines.push((format!("CONSTRAINT {} CHECK ({condition})", sql_ident(name)), remark));
        }
    }
    for (reference, name) in table.references.iter().zip(&names.references).take(references) {
        lines.push((foreign_key(reference, name), String::new()));
    }
    let mut sql = format!("\nCREATE TABLE {} (", sql_ident(&table.name));
    if let (Some(comment), Dialect::Sqlite) = (&table.comment, dialect) {
        let _ = write!(sql, " -- {}", sql_comment(&format!("table: {comment}")));
    }
    sql.push('\n');
    let last = lines.len().saturating_sub(1);
    for (index, (line, comment)) in lines.iter().enumerate() {
        let _ = writeln!(sql, "    {line}{}{comment}", if index == last { "" } else { "," });
    }
    sql += if dialect == Dialect::Sqlite { ") STRICT;\n" } else { ");\n" };
    sql + &indexes(table) + &comments(table, dialect)
}

/// The name of a column's check; SQLite has some that PostgreSQL does not need.
pub(super) fn column_check_name(table: &Table, names: &ConstraintNames, column: &str) -> String {
    names.columns.get(column).cloned().unwrap_or_else(|| default_name(&table.name, &[column.to_owned()], "check"))
}

/// `CONSTRAINT name FOREIGN KEY (...) REFERENCES ...`
pub(super) fn foreign_key(reference: &Reference, name: &str) -> String {
    format!("CONSTRAINT {} FOREIGN KEY ({}) {}", sql_ident(name), sql_idents(&reference.columns), references(reference))
}

/// `REFERENCES table (key) ON DELETE CASCADE`
pub(super) fn references(reference: &Reference) -> String {
    let mut sql = format!("REFERENCES {}", sql_ident(&reference.table));
    if !reference.target_columns.is_empty() {
        let _ = write!(sql, " ({})", sql_idents(&reference.target_columns));
    }
    for (event, action) in [("DELETE", reference.on_delete), ("UPDATE", reference.on_update)] {
        let action = match action {
            KeyAction::Restrict => continue,
            KeyAction::Cascade => "CASCADE",
            KeyAction::SetNull => "SET NULL",
            KeyAction::SetDefault => "SET DEFAULT",
        };
        let _ = write!(sql, " ON {event} {action}");
    }
    sql
}

/// An index for every foreign key that no key of the table serves, and one for the order of a list, newest first.
fn indexes(table: &Table) -> String {
    let mut served: Vec<&[String]> = vec![&table.primary_key];
    served.extend(table.uniques.iter().map(|unique| unique.columns.as_slice()));
    let mut sql = String::new();
    for reference in &table.references {
        if !served.iter().any(|key| key.starts_with(&reference.columns)) {
            let _ = writeln!(sql, "\n{}", index(table, &reference.columns));
            served.push(&reference.columns);
        }
    }
    if let Some(columns) = table.newest_first() {
        let _ = writeln!(sql, "\n{}", index(table, &columns));
    }
    sql
}

/// `CREATE INDEX ...;`
pub(super) fn index(table: &Table, columns: &[String]) -> String {
    format!(
        "CREATE INDEX {} ON {} ({});",
        sql_ident(&default_name(&table.name, columns, "idx")),
        sql_ident(&table.name),
        sql_idents(columns)
    )
}

fn comments(table: &Table, dialect: Dialect) -> String {
    let mut sql = String::new();
    if dialect == Dialect::Sqlite {
        return sql;
    }
    let quoted = sql_ident(&table.name);
    if let Some(comment) = &table.comment {
        let _ = writeln!(sql, "\nCOMMENT ON TABLE {quoted} IS {};", sql_literal(comment, dialect));
    }
    for column in &table.columns {
        sql += &column_comment(&quoted, column, dialect).map(|line| format!("\n{line}\n")).unwrap_or_default();
    }
    sql
}

/// `COMMENT ON COLUMN ...;`
pub(super) fn column_comment(table: &str, column: &Column, dialect: Dialect) -> Option<String> {
    let comment = column.comment.as_ref().filter(|_| dialect == Dialect::Postgres)?;
    Some(format!("COMMENT ON COLUMN {table}.{} IS {};", sql_ident(&column.name), sql_literal(comment, dialect)))
}

/// The tables, each behind those it refers to, and how many of its references are to tables that are there by then;
/// the rest of a circle follows at the end.
fn in_order<'a>(tables: &[&'a Table]) -> Vec<(&'a Table, usize)> {
    let mut open: Vec<&Table> = tables.to_vec();
    let mut names: BTreeSet<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    let mut ordered = Vec::new();
    while !open.is_empty() {
        let waits = |table: &Table, reference: &Reference| {
            reference.table != table.name && names.contains(reference.table.as_str())
        };
        let ready = |table: &&Table| !table.references.iter().any(|reference| waits(table, reference));
        let next = open.iter().position(ready).unwrap_or(0);
        let table = open[next];
        let early = table.references.iter().position(|reference| waits(table, reference));
        ordered.push((table, early.unwrap_or(table.references.len())));
        open.remove(next);
        names.remove(table.name.as_str());
    }
    ordered
}
