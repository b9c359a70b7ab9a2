//! Records that are named by their keys in an address.

use sqlx::QueryBuilder;

use super::parts;
use super::sql::expression;
use crate::shared::database::{Db, push_value};
use crate::shared::http::{ApiError, ApiResult};
use crate::shared::record::key;
use crate::shared::table::{ColumnInfo, TableInfo, Value};

/// The keys of some records of a table.
#[derive(Debug)]
pub struct Keys {
    columns: Vec<&'static ColumnInfo>,
    /// The values of each key, in the order of the columns.
    keys: Vec<Vec<Value>>,
}

impl Keys {
    /// Keys with commas between; in a key `%` is written `%25`, and a comma `%2C`.
    pub fn parse(table: &TableInfo, parameter: &str, value: &str) -> ApiResult<Self> {
        let plain = |part: &&str| part.replace("%2C", ",").replace("%25", "%");
        let ids: Vec<String> = parts(parameter, value)?.iter().map(plain).collect();
        Self::of(table, ids.iter().map(String::as_str))
    }

    /// The key of one record, as its address has it.
    pub fn of_one(table: &TableInfo, id: &str) -> ApiResult<Self> {
        Self::of(table, std::iter::once(id))
    }

    fn of<'a>(table: &TableInfo, ids: impl Iterator<Item = &'a str>) -> ApiResult<Self> {
        let columns = table.key.iter();
        let columns: Vec<_> = columns
            .filter_map(|name| table.database_column(name))
            .collect();
        let values = |id: &str| {
            let texts = match columns.len() {
                0 => return None,
                1 => vec![id.to_owned()],
                _ => key::parts(id),
            };
            let is_whole = texts.len() == columns.len();
            let pairs = columns.iter().zip(&texts);
            let values = pairs
                .map(|(column, text)| column.kind.parse(text))
                .collect();
            is_whole.then_some(values).flatten()
        };
        let keys = ids.map(|id| {
            let unknown = || ApiError::bad_request(format!("`{id}` is not the key of a record"));
            values(id).ok_or_else(unknown)
        });
        let keys = keys.collect::<ApiResult<_>>()?;
        Ok(Self { columns, keys })
    }

    pub fn count(&self) -> usize {
        self.keys.len()
    }

    /// The columns of the key, with the values of the first one.
    pub fn first(&self) -> impl Iterator<Item = (&'static ColumnInfo, &Value)> {
        let values = self.keys.iter().take(1).flatten();
        self.columns.iter().copied().zip(values)
    }

    /// Adds the condition that finds the records.
    pub fn push_condition(&self, query: &mut QueryBuilder<Db>) {
        for (place, key) in self.keys.iter().enumerate() {
            query.push(if place == 0 { "((" } else { ") OR (" });
            for (index, (column, value)) in self.columns.iter().zip(key).enumerate() {
                query.push(if index == 0 { "" } else { " AND " });
                query.push(expression(column)).push(" = ");
                push_value(query, value);
            }
        }
        query.push("))");
    }
}
