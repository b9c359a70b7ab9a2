//! The SQL that a list query stands for. Only names of columns become text; values are bound.

use sqlx::{FromRow, QueryBuilder, Row};

use super::filter::Test;
use super::page::rows_within;
use super::sort::{By, Sort};
use super::{Keys, ListQuery};
use crate::shared::database::{
    Db, DbConnection, DbRow, EMPTY_BYTES, EMPTY_JSON, LIKE, TEXT_ORDER, comparable, push_value,
};
use crate::shared::table::{ColumnInfo, ColumnKind};

/// The name under which each row tells how many rows match in all.
const TOTAL: &str = "~total";

impl ListQuery {
    /// One page of what matches, and how many match in all: one statement, so that both are of the same moment.
    pub async fn fetch<T>(
        &self,
        connection: &mut DbConnection,
        select: &str,
    ) -> sqlx::Result<(Vec<T>, i64)>
    where
        T: for<'r> FromRow<'r, DbRow>,
    {
        let mut page = QueryBuilder::<Db>::new("SELECT ");
        self.push_columns(&mut page);
        let (rows, total) = self.fetch_page(connection, page, select).await?;
        let found: sqlx::Result<Vec<T>> = rows.iter().map(T::from_row).collect();
        Ok((found?, total))
    }

    /// The same with these columns only.
    pub async fn rows(
        &self,
        connection: &mut DbConnection,
        select: &str,
        columns: &[&ColumnInfo],
    ) -> sqlx::Result<(Vec<DbRow>, i64)> {
        let mut page = QueryBuilder::<Db>::new("SELECT ");
        push_names(&mut page, columns);
        self.fetch_page(connection, page, select).await
    }

    /// Adds where the columns of all that matches come from, in order: of these records only, where some are named.
    pub fn push_all(&self, query: &mut QueryBuilder<Db>, select: &str, keys: Option<&Keys>) {
        query.push(" FROM (").push(select);
        self.push_where(query);
        query.push(") AS page");
        if let Some(keys) = keys {
            query.push(" WHERE ");
            keys.push_condition(query);
        }
        self.push_order(query, "page");
    }

    /// Completes a statement that begins with its columns.
    async fn fetch_page(
        &self,
        connection: &mut DbConnection,
        mut page: QueryBuilder<Db>,
        select: &str,
    ) -> sqlx::Result<(Vec<DbRow>, i64)> {
        page.push(", (");
        self.push_count(&mut page);
        page.push(") AS ").push(quoted(TOTAL));
        page.push(" FROM (").push(select);
        self.push_where(&mut page);
        self.push_order(&mut page, &quoted(self.table.name));
        self.push_bounds(&mut page);
        page.push(") AS page");
        self.push_order(&mut page, "page");
        let rows = rows_within(connection, page).await?;
        let total = match rows.first() {
            Some(row) => row.try_get(TOTAL)?,
            None if self.page == 1 => 0,
            None => {
                let mut count = QueryBuilder::<Db>::new("");
                self.push_count(&mut count);
                count.build_query_scalar().fetch_one(connection).await?
            }
        };
        Ok((rows, total))
    }

    /// Adds the columns of the page. What may be large and is not asked for stays in the database.
    fn push_columns(&self, query: &mut QueryBuilder<Db>) {
        if self.fields.is_empty() {
            query.push("page.*");
            return;
        }
        let shown = self.table.columns.iter().filter(|column| column.is_shown());
        for (index, column) in shown.enumerate() {
            query.push(if index == 0 { "" } else { ", " });
            let name = quoted(column.column);
            match self.placeholder(column) {
                Some(value) => query.push(value).push(" AS "),
                None => query.push("page."),
            };
            query.push(name);
        }
    }

    /// What stands for a column whose value nobody asks for.
    fn placeholder(&self, column: &ColumnInfo) -> Option<&'static str> {
        let is_asked_for = self.fields.contains(&column.name)
            || self.table.key.contains(&column.column)
            || self
                .sort
                .iter()
                .filter_map(|sort| sort.by.value())
                .any(|sorted| sorted.column == column.column);
        match column.kind {
            _ if is_asked_for => None,
            _ if column.nullable => Some("NULL"),
            ColumnKind::Json => Some(EMPTY_JSON),
            ColumnKind::Bytes => Some(EMPTY_BYTES),
            ColumnKind::Text | ColumnKind::Other => Some("''"),
            _ => None,
        }
    }

    fn push_count(&self, query: &mut QueryBuilder<Db>) {
        query.push("SELECT count(*) FROM ");
        query.push(quoted(self.table.name));
        self.push_where(query);
    }

    /// Adds the conditions.
    pub(super) fn push_where(&self, query: &mut QueryBuilder<Db>) {
        let mut word = " WHERE ";
        for filter in &self.filters {
            query.push(word);
            push_test(query, filter.column, &filter.test);
            word = " AND ";
        }
        if let Some(search) = &self.search {
            let (start, from) = (format!("{word}("), quoted(self.table.name));
            word = &start;
            for column in &search.columns {
                query.push(word);
                push_contains(query, &expression(column), &search.text);
                word = " OR ";
            }
            for label in &search.labels {
                query.push(word);
                label.push_contains(query, &from, &search.text);
                word = " OR ";
            }
            query.push(")");
        }
    }

    /// Adds the order of rows of `from`.
    pub(super) fn push_order(&self, query: &mut QueryBuilder<Db>, from: &str) {
        let mut word = " ORDER BY ";
        for Sort { by, descending } in &self.sort {
            query.push(word);
            match by {
                By::Value(column) => push_value_order(query, column, *descending),
                By::Label(label) => label.push_order(query, from, *descending),
            }
            word = ", ";
        }
    }

    /// Adds the bounds of the page.
    pub(super) fn push_bounds(&self, query: &mut QueryBuilder<Db>) {
        // Written out, so that the database plans a page once and not each time.
        query.push(" LIMIT ").push(self.limit);
        if self.offset() > 0 {
            query.push(" OFFSET ").push_bind(self.offset());
        }
    }
}

fn push_value_order(query: &mut QueryBuilder<Db>, column: &ColumnInfo, descending: bool) {
    query.push(expression(column));
    if column.kind == ColumnKind::Text {
        query.push(TEXT_ORDER);
    }
    if descending {
        query.push(" DESC");
    }
    if column.nullable {
        query.push(" NULLS LAST");
    }
}

/// Adds columns of a page.
pub fn push_names(query: &mut QueryBuilder<Db>, columns: &[&ColumnInfo]) {
    for (index, column) in columns.iter().enumerate() {
        query.push(if index == 0 { "page." } else { ", page." });
        query.push(quoted(column.column));
    }
}

fn push_test(query: &mut QueryBuilder<Db>, column: &ColumnInfo, test: &Test) {
    match test {
        Test::Contains(text) => push_contains(query, &expression(column), text),
        Test::AnyOf(values) => {
            query.push(expression(column)).push(" IN (");
            for (index, value) in values.iter().enumerate() {
                query.push(if index == 0 { "" } else { ", " });
                push_value(query, value);
            }
            query.push(")");
        }
        Test::AtLeast(value) => {
            query.push(expression(column)).push(" >= ");
            push_value(query, value);
        }
        Test::AtMost(value) => {
            query.push(expression(column)).push(" <= ");
            push_value(query, value);
        }
        Test::Before(value) => {
            query.push(expression(column)).push(" < ");
            push_value(query, value);
        }
        Test::IsNull(true) => {
            query.push(expression(column)).push(" IS NULL");
        }
        Test::IsNull(false) => {
            query.push(expression(column)).push(" IS NOT NULL");
        }
    }
}

/// Adds the condition that a part of a value is this text.
pub(super) fn push_contains(query: &mut QueryBuilder<Db>, value: &str, text: &str) {
    let literal = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    query.push(value).push(LIKE);
    query.push_bind(format!("%{literal}%")).push(r" ESCAPE '\'");
}

/// What conditions and orders look at.
pub fn expression(column: &ColumnInfo) -> String {
    as_read(column, quoted(column.column))
}

/// The same of rows of `from`.
pub(super) fn expression_of(from: &str, column: &ColumnInfo) -> String {
    as_read(column, format!("{from}.{}", quoted(column.column)))
}

fn as_read(column: &ColumnInfo, name: String) -> String {
    if column.is_read_as_text {
        format!("CAST({name} AS text)")
    } else if column.has_any_form {
        comparable(&name, column.kind)
    } else {
        name
    }
}

/// A name as SQL takes it literally.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
