//! Writes whole tables, and columns that come later.

use super::column::{condition, definition, parsed, scale_of, trailing_comment};
use super::storable::storable_using;
use super::{sql_comment, sql_ident, sql_idents, sql_literal};
use crate::dialect::Dialect;
use crate::expression::{Spelled, condition_in_minor_units};
use crate::source::ddl::HEADERS;
use crate::spec::{ConstraintNames, OnDelete, Reference, Spec, default_name};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The migration that makes these tables: each after those it refers to.
pub fn create_tables(specs: &[Spec], dialect: Dialect) -> String {
    create_tables_using(specs, dialect, &BTreeSet::new())
}

/// The same, where the database has these enum types already.
pub fn create_tables_using(specs: &[Spec], dialect: Dialect, native_types: &BTreeSet<String>) -> String {
    let specs: Vec<Spec> = specs.iter().map(|spec| storable_using(spec.clone(), dialect, native_types).spec).collect();
    let (mut sql, mut late) = (header(dialect), String::new());
    for (spec, early) in in_order(&specs) {
        // SQLite looks references up when rows come, not when tables do.
        let early = if dialect == Dialect::Sqlite { spec.references.len() } else { early };
        let names = spec.constraint_names();
        sql += &create_table(spec, &names, early, dialect);
        for (reference, name) in spec.references.iter().zip(&names.references).skip(early) {
            let table = sql_ident(&spec.table);
            let _ = writeln!(late, "\nALTER TABLE {table}\n    ADD {};", foreign_key(reference, name));
        }
    }
    sql + &late
}

/// First line: whose SQL it is.
pub(super) fn header(dialect: Dialect) -> String {
    HEADERS.iter().find(|(own, _)| *own == dialect).map(|(_, line)| format!("{line}\n")).unwrap_or_default()
}

fn create_table(spec: &Spec, names: &ConstraintNames, references: usize, dialect: Dialect) -> String {
    let mut lines: Vec<(String, String)> = spec
        .columns
        .iter()
        .map(|column| (definition(spec, column, dialect), trailing_comment(spec, column, dialect)))
        .collect();
    if spec.primary_key.len() > 1 {
        lines.push((format!("PRIMARY KEY ({})", sql_idents(&spec.primary_key)), String::new()));
    }
    for (unique, name) in spec.uniques.iter().zip(&names.uniques) {
        lines.push((format!("CONSTRAINT {} UNIQUE ({})", sql_ident(name), sql_idents(&unique.columns)), String::new()));
    }
    for column in &spec.columns {
        if let Some(condition) = condition(column, dialect) {
            let name = column_check_name(spec, names, &column.name);
            lines.push((format!("CONSTRAINT {} CHECK ({condition})", sql_ident(&name)), String::new()));
        }
    }
    for (check, name) in spec.checks.iter().zip(&names.checks) {
        if let Some((condition, remark)) = table_check(spec, &check.expression, dialect) {
            lines.push((format!("CONSTRAINT {} CHECK ({condition})", sql_ident(name)), remark));
        }
    }
    for (reference, name) in spec.references.iter().zip(&names.references).take(references) {
        lines.push((foreign_key(reference, name), String::new()));
    }
    let mut sql = format!("\nCREATE TABLE {} (", sql_ident(&spec.table));
    if let (Some(comment), Dialect::Sqlite) = (&spec.comment, dialect) {
        let _ = write!(sql, " -- {}", sql_comment(&format!("table: {comment}")));
    }
    sql.push('\n');
    let last = lines.len().saturating_sub(1);
    for (index, (line, comment)) in lines.iter().enumerate() {
        let _ = writeln!(sql, "    {line}{}{comment}", if index == last { "" } else { "," });
    }
    sql += if dialect == Dialect::Sqlite { ") STRICT;\n" } else { ");\n" };
    sql + &indexes(spec) + &comments(spec, dialect)
}

/// The name of a column's check; SQLite has some that PostgreSQL does not need.
pub(super) fn column_check_name(spec: &Spec, names: &ConstraintNames, column: &str) -> String {
    names.columns.get(column).cloned().unwrap_or_else(|| default_name(&spec.table, &[column.to_owned()], "check"))
}

/// A check over the row, and what it was when the stored form got in its way.
pub fn table_check(spec: &Spec, expression: &str, dialect: Dialect) -> Option<(String, String)> {
    let term = parsed(spec, expression)?;
    match dialect {
        Dialect::Postgres => Some((term.sql(Spelled::For(dialect)), String::new())),
        Dialect::Sqlite => {
            let stored = condition_in_minor_units(&term, &scale_of(spec))?;
            let decimal = term.columns().iter().any(|name| scale_of(spec)(name).is_some_and(|scale| scale > 0));
            let remark = if decimal {
                format!(" -- {}", sql_comment(&format!("check ({})", term.sql(Spelled::Neutral))))
            } else {
                String::new()
            };
            Some((stored.sql(Spelled::For(dialect)), remark))
        }
    }
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
    sql + match reference.on_delete {
        OnDelete::Restrict => "",
        OnDelete::Cascade => " ON DELETE CASCADE",
        OnDelete::SetNull => " ON DELETE SET NULL",
        OnDelete::SetDefault => " ON DELETE SET DEFAULT",
    }
}

/// An index for every foreign key that no key of the table serves, and one for the order of a list, newest first.
fn indexes(spec: &Spec) -> String {
    let mut served: Vec<&[String]> = vec![&spec.primary_key];
    served.extend(spec.uniques.iter().map(|unique| unique.columns.as_slice()));
    let mut sql = String::new();
    for reference in &spec.references {
        if !served.iter().any(|key| key.starts_with(&reference.columns)) {
            let _ = writeln!(sql, "\n{}", index(spec, &reference.columns));
            served.push(&reference.columns);
        }
    }
    if let Some(columns) = newest_first(spec) {
        let _ = writeln!(sql, "\n{}", index(spec, &columns));
    }
    sql
}

/// What a list is ordered by when nobody says otherwise: the time of creation, then the key.
fn newest_first(spec: &Spec) -> Option<Vec<String>> {
    let created = spec.columns.iter().find(|column| column.is_creation_time() && !column.nullable)?;
    let key = spec.primary_key.iter().filter(|name| **name != created.name);
    Some(std::iter::once(&created.name).chain(key).cloned().collect())
}

/// `CREATE INDEX ...;`
pub(super) fn index(spec: &Spec, columns: &[String]) -> String {
    format!(
        "CREATE INDEX {} ON {} ({});",
        sql_ident(&default_name(&spec.table, columns, "idx")),
        sql_ident(&spec.table),
        sql_idents(columns)
    )
}

fn comments(spec: &Spec, dialect: Dialect) -> String {
    let mut sql = String::new();
    if dialect == Dialect::Sqlite {
        return sql;
    }
    let table = sql_ident(&spec.table);
    if let Some(comment) = &spec.comment {
        let _ = writeln!(sql, "\nCOMMENT ON TABLE {table} IS {};", sql_literal(comment, dialect));
    }
    for column in &spec.columns {
        sql += &column_comment(&table, column, dialect).map(|line| format!("\n{line}\n")).unwrap_or_default();
    }
    sql
}

/// `COMMENT ON COLUMN ...;`
pub(super) fn column_comment(table: &str, column: &crate::spec::Column, dialect: Dialect) -> Option<String> {
    let comment = column.comment.as_ref().filter(|_| dialect == Dialect::Postgres)?;
    Some(format!("COMMENT ON COLUMN {table}.{} IS {};", sql_ident(&column.name), sql_literal(comment, dialect)))
}

/// The tables, each behind those it refers to, and how many of its references are to tables that are there by then;
/// the rest of a circle follows at the end.
fn in_order(specs: &[Spec]) -> Vec<(&Spec, usize)> {
    let mut open: Vec<&Spec> = specs.iter().collect();
    let mut ordered = Vec::new();
    while !open.is_empty() {
        let waits = |spec: &Spec, reference: &Reference| {
            reference.table != spec.table && open.iter().any(|other| other.table == reference.table)
        };
        let ready = |spec: &&Spec| !spec.references.iter().any(|reference| waits(spec, reference));
        let next = open.iter().position(ready).unwrap_or(0);
        let spec = open[next];
        let early = spec.references.iter().position(|reference| waits(spec, reference));
        ordered.push((spec, early.unwrap_or(spec.references.len())));
        open.remove(next);
    }
    ordered
}
