//! What `crud-gen tables` prints.

use super::losses::count_of;
use super::outcome::Outcome;
use crate::run::TableList;
use crate::schema::{Column, Table};
use serde_json::{Value, json};
use std::fmt::Write;

/// The tables, one a line.
pub fn list(list: &TableList, json: bool) -> Outcome {
    let stdout = if json { format!("{:#}\n", as_json(list)) } else { text(list) };
    Outcome::success(stdout)
}

fn text(list: &TableList) -> String {
    let mut out = String::new();
    let names = || list.tables.iter().map(|table| &table.name).chain(list.unreadable.keys());
    let width = names().map(|name| name.escape_debug().count()).max().unwrap_or(0);
    for table in &list.tables {
        let key = match table.primary_key.as_slice() {
            [] => "no key".to_owned(),
            key => format!("key {}", key.join(", ").escape_debug()),
        };
        let module = list.modules.get(&table.name).map(|module| format!(", module {module}")).unwrap_or_default();
        let columns = count_of(table.columns.len(), "column");
        let _ = writeln!(out, "{:width$}  {columns}, {key}{module}", table.name.escape_debug().to_string());
    }
    for (name, problems) in &list.unreadable {
        let what = problems.first().map(|problem| problem.what.as_str()).unwrap_or_default();
        let _ = writeln!(out, "{:width$}  cannot be read: {what}", name.escape_debug().to_string());
    }
    if out.is_empty() {
        out.push_str("there is no such table\n");
    }
    out
}

fn as_json(list: &TableList) -> Value {
    let column = |column: &Column| json!({ "name": column.name, "type": column.field_type.to_string(), "nullable": column.nullable });
    let table = |table: &Table| {
        json!({
            "table": table.name,
            "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
            "key": table.primary_key,
            "module": list.modules.get(&table.name),
        })
    };
    let problem = |(table, problems): (&String, &Vec<crate::problem::Problem>)| {
        let problems: Vec<Value> = problems
            .iter()
            .map(|problem| json!({ "what": problem.what, "at": problem.at, "hint": problem.hint }))
            .collect();
        json!({ "table": table, "problems": problems })
    };
    Value::from(list.tables.iter().map(table).chain(list.unreadable.iter().map(problem)).collect::<Vec<_>>())
}
