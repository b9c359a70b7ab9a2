//! The order of a list.

use axum::http::StatusCode;

use super::label::Label;
use super::{parts, shown_column};
use crate::shared::http::{ApiError, ApiResult};
use crate::shared::table::{ColumnInfo, TableInfo};

/// What stands behind a field that is sorted by what names the record that it refers to.
pub const BY_LABEL: &str = ".label";

#[derive(Debug)]
pub struct Sort {
    pub by: By,
    pub descending: bool,
}

#[derive(Debug)]
pub enum By {
    Value(&'static ColumnInfo),
    Label(Label),
}

impl By {
    /// The column, where rows are sorted by its own values.
    pub fn value(&self) -> Option<&'static ColumnInfo> {
        match self {
            Self::Value(column) => Some(column),
            Self::Label(_) => None,
        }
    }

    fn label(&self) -> Option<&'static ColumnInfo> {
        match self {
            Self::Value(_) => None,
            Self::Label(label) => Some(label.column),
        }
    }
}

/// Reads `-price,customerId.label`. The key is added, so that the order is the same every time.
pub fn parse(
    table: &'static TableInfo,
    text: &str,
    readable: &impl Fn(&str) -> Option<&'static TableInfo>,
) -> ApiResult<Vec<Sort>> {
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
        let by = match name.strip_suffix(BY_LABEL) {
            Some(name) => By::Label(label(table, name, readable)?),
            None => By::Value(shown_column(table, "sort", name)?),
        };
        // A field that is named again changes nothing.
        if !sort.iter().any(|known| is_same(&known.by, &by)) {
            sort.push(Sort { by, descending });
        }
    }
    let descending = sort.first().is_some_and(|first| first.descending);
    for key in table.key {
        let column = table.columns.iter().find(|column| column.column == *key);
        let by = column.map(By::Value);
        if let Some(by) = by.filter(|by| !sort.iter().any(|known| is_same(&known.by, by))) {
            sort.push(Sort { by, descending });
        }
    }
    Ok(sort)
}

fn label(
    table: &TableInfo,
    name: &str,
    readable: &impl Fn(&str) -> Option<&'static TableInfo>,
) -> ApiResult<Label> {
    let column = shown_column(table, "sort", name)?;
    if column.reference.is_none() {
        let message = format!("`sort`: nothing names what `{name}` refers to");
        return Err(ApiError::bad_request(message));
    }
    Label::of(column, readable).ok_or_else(|| {
        let message = format!("`sort`: you may not read what `{name}` refers to");
        ApiError::new(StatusCode::FORBIDDEN, message)
    })
}

fn is_same(one: &By, other: &By) -> bool {
    let name = |column: Option<&ColumnInfo>| column.map(|column| column.column);
    name(one.value()) == name(other.value()) && name(one.label()) == name(other.label())
}
