//! What is shown beside the questions about fields.

use crate::schema::Table;
use anyhow::Result;
use std::io::{self, Write};

/// What a field can hold, once before the first.
///
/// # Errors
/// A terminal that cannot be written to.
pub fn types() -> Result<()> {
    let types = "string(20), text, integer, bigint, decimal(12,2), double, boolean, date, time, timestamptz, uuid, json, \
                 enum('new','done'), ref(customers)";
    Ok(writeln!(io::stderr(), "\nTypes: {types}")?)
}

/// The columns of a table, one a line.
///
/// # Errors
/// A terminal that cannot be written to.
pub fn fields(table: &Table) -> Result<()> {
    let width = table.columns.iter().map(|column| column.name.chars().count()).max().unwrap_or(0);
    let mut text = format!("\n  {}\n", table.name);
    for column in &table.columns {
        let is_key = table.primary_key.contains(&column.name);
        let is_unique = table.uniques.iter().any(|unique| unique.columns == [column.name.clone()]);
        let marks = [(is_key, "key"), (!column.nullable && !is_key, "required"), (is_unique, "unique")];
        let marks: Vec<&str> = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| mark).collect();
        let line = format!("    {:width$}  {:14}  {}", column.name, column.field_type.to_string(), marks.join(", "));
        text.extend([line.trim_end(), "\n"]);
    }
    Ok(writeln!(io::stderr(), "{text}")?)
}
