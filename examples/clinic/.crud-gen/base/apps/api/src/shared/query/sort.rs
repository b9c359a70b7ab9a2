//! The order of a list.

use super::{parts, shown_column};
use crate::shared::http::ApiResult;
use crate::shared::table::{ColumnInfo, TableInfo};

#[derive(Debug)]
pub struct Sort {
    pub column: &'static ColumnInfo,
    pub descending: bool,
}

/// Reads `-price,name`. The key is added, so that the order is the same every time.
pub fn parse(table: &'static TableInfo, text: &str) -> ApiResult<Vec<Sort>> {
    let mut sort: Vec<Sort> = Vec::new();
    let terms = match text {
        "" => Vec::new(),
        _ => parts("sort", text)?,
    };
    for part in terms {
        let (name, descending) = match part.strip_prefix('-') {
            Some(name) => (name, true),
            None => (part, false),
        };
        let column = shown_column(table, "sort", name)?;
        // A field that is named again changes nothing.
        if !is_sorted(&sort, column.column) {
            sort.push(Sort { column, descending });
        }
    }
    let descending = sort.first().is_some_and(|first| first.descending);
    for key in table.key {
        let column = table.columns.iter().find(|column| column.column == *key);
        if let Some(column) = column.filter(|_| !is_sorted(&sort, key)) {
            sort.push(Sort { column, descending });
        }
    }
    Ok(sort)
}

fn is_sorted(sort: &[Sort], column: &str) -> bool {
    sort.iter().any(|sort| sort.column.column == column)
}
