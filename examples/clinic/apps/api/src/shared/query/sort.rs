//! The order of a list.

use super::shown_column;
use crate::shared::http::ApiResult;
use crate::shared::table::{ColumnInfo, TableInfo};

#[derive(Debug)]
pub struct Sort {
    pub column: &'static ColumnInfo,
    pub descending: bool,
}

/// Reads `-price,name`. The key is added, so that the order is the same every time.
pub fn parse(table: &'static TableInfo, text: &str) -> ApiResult<Vec<Sort>> {
    let mut sort = Vec::new();
    for part in text.split(',').filter(|_| !text.is_empty()) {
        let (name, descending) = match part.strip_prefix('-') {
            Some(name) => (name, true),
            None => (part, false),
        };
        let column = shown_column(table, "sort", name)?;
        sort.push(Sort { column, descending });
    }
    let descending = sort.first().is_some_and(|first| first.descending);
    for key in table.key {
        let column = table.columns.iter().find(|column| column.column == *key);
        if let Some(column) = column.filter(|_| !sort.iter().any(|sort| sort.column.column == *key))
        {
            sort.push(Sort { column, descending });
        }
    }
    Ok(sort)
}
