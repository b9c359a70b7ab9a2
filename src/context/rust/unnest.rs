//! Many records in one statement of PostgreSQL, each column as one array. With each value bound for itself, the database reads and
//! plans thousands of parameters anew for every page.

use super::sql::{literal, quoted_name};
use super::write::{NULL, WrittenColumn};
use serde::Serialize;

/// The parts of `INSERT INTO "products" (...) SELECT ... FROM unnest(...)`.
#[derive(Clone, Debug, Serialize)]
pub struct Unnest {
    /// What stands before the arrays, as a Rust literal.
    pub before: String,
    /// What follows them, as a Rust literal. Where the keys are not known before, it ends with `RETURNING` and the key where that is one column.
    pub after: String,
    /// Makes the key of one record, where the server does that: `|_| Uuid::now_v7()`.
    pub keys: Option<String>,
    /// Each gives the value of one record for an array: `|input| &input.code`. `None` for the keys.
    pub values: Vec<Option<String>>,
}

impl Unnest {
    /// The statement that writes `columns`; `returning` is its end where that is known: ` RETURNING "id"`.
    pub fn new(table: &str, columns: &[WrittenColumn], returning: Option<&str>) -> Self {
        let written: Vec<String> = columns.iter().map(|column| quoted_name(column.name.raw())).collect();
        let mut arrays = Vec::new();
        let mut values = Vec::new();
        let mut selected = Vec::new();
        let mut flags = free_names(&written);
        let mut keys = None;
        for (column, name) in columns.iter().zip(&written) {
            arrays.push(name.clone());
            if column.is_made_key {
                keys = Some(value(column));
                values.push(None);
            } else {
                values.push(Some(value(column)));
            }
            let flag = match &column.optional {
                Some(optional) if optional.nullable => {
                    values.push(Some(format!("|input| {}.is_given()", optional.place)));
                    flags.next()
                }
                _ => None,
            };
            selected.push(selected_value(column, name, flag.as_deref()));
            arrays.extend(flag);
        }
        let margin = " ".repeat(MARGIN);
        let insert = format!("INSERT INTO {} ({})", quoted_name(table), list_block(&written));
        let (select, alias) = match selected == written {
            true => ("SELECT * ".to_owned(), ")".to_owned()),
            false => (
                format!("SELECT{}", list_block(&selected)),
                format!("\n{margin}) AS input ({})", filled_lines(&arrays)),
            ),
        };
        let returning = if keys.is_some() { "" } else { returning.unwrap_or("") };
        Self {
            before: literal(&format!("\n{margin}{insert}\n{margin}{select}FROM unnest(")),
            after: literal(&format!("{alias}{returning}")),
            keys,
            values,
        }
    }
}

const MARGIN: usize = 8;
const WIDTH: usize = 80;

/// A list, one item a line.
fn list_block(items: &[String]) -> String {
    let margin = " ".repeat(MARGIN);
    let items: Vec<String> = items.iter().map(|item| format!("\n{margin}    {item}")).collect();
    format!("{}\n{margin}", items.join(","))
}

/// A list of as many items a line as have room.
fn filled_lines(items: &[String]) -> String {
    let margin = " ".repeat(MARGIN);
    let mut text = String::new();
    let mut width = WIDTH;
    for (item, number) in items.iter().zip(1..) {
        let comma = if number < items.len() { "," } else { "" };
        let length = item.chars().count() + comma.len();
        if width + length >= WIDTH {
            text += &format!("\n{margin}   ");
            width = 0;
        }
        text += &format!(" {item}{comma}");
        width += length + 1;
    }
    format!("{text}\n{margin}")
}

/// What gives the value of one record.
fn value(column: &WrittenColumn) -> String {
    match &column.optional {
        Some(optional) => format!("|input| {}", optional.given),
        None if column.is_of_request() => format!("|input| {}", column.value),
        None => format!("|_| {}", column.value),
    }
}

/// What is written of an array that is called `name`, and of the one that says which of its values were given.
fn selected_value(column: &WrittenColumn, name: &str, flag: Option<&str>) -> String {
    let value = format!("{name}{}", column.sql_cast);
    match (&column.optional, flag) {
        (None, _) => value,
        (Some(optional), None) if optional.default == NULL => value,
        (Some(optional), None) => format!("coalesce({value}, {})", optional.default),
        (Some(optional), Some(flag)) => format!("CASE WHEN {flag} THEN {value} ELSE {} END", optional.default),
    }
}

/// Names that no column has. One made of a column's name could be too long for the database.
fn free_names(taken: &[String]) -> impl Iterator<Item = String> + '_ {
    let names = (1..).map(|number: usize| quoted_name(&format!("given {number}")));
    names.filter(|name| !taken.contains(name))
}
