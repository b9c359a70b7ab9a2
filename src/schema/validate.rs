//! Problems of a table that no code can be generated from, all of them at once.

use super::Table;
use crate::naming::Name;
use std::collections::BTreeMap;

/// Every reason why no module can be generated from this table; empty when it is fine.
pub fn problems(table: &Table) -> Vec<String> {
    let mut problems = Vec::new();
    if table.columns.is_empty() {
        problems.push(format!("table `{}` has no column", table.name));
    }
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for column in &table.columns {
        // camelCase is the narrowest casing: `line_1` and `line1` are two columns but one JSON key.
        if let Some(other) = seen.insert(Name::new(&column.name).camel.to_lowercase(), &column.name) {
            problems.push(format!(
                "columns `{other}` and `{}` of table `{}` are one name in generated code; rename one of them",
                column.name, table.name
            ));
        }
    }
    let known = |column: &String| table.column(column).is_some();
    for column in table
        .primary_key
        .iter()
        .chain(table.uniques.iter().flat_map(|unique| &unique.columns))
        .chain(table.references.iter().flat_map(|reference| &reference.columns))
        .filter(|column| !known(column))
    {
        problems.push(format!("a key of table `{}` names the column `{column}`, which it does not have", table.name));
    }
    problems
}
