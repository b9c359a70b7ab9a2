//! The foreign keys of a module that make the database do something by itself, and the SQL that finds the rows behind them.

use sqlx::QueryBuilder;

use crate::shared::database::{Db, DbConnection, push_value};
use crate::shared::query::{expression, quoted};
use crate::shared::record::Snapshot;
use crate::shared::table::{TableInfo, Value};

/// What the database does to a row when the row that it refers to is deleted or gets another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: it may refuse the change.
    None,
    Delete,
    /// Puts something else into its foreign key.
    Change,
}

/// A foreign key with which the database deletes or changes rows by itself.
#[derive(Debug)]
pub struct ForeignKey {
    pub columns: &'static [&'static str],
    pub table: &'static str,
    /// The columns there.
    pub targets: &'static [&'static str],
    pub on_delete: Effect,
    pub on_update: Effect,
}

impl ForeignKey {
    /// Whether a record and what it was before differ in what this key refers to.
    pub fn moves(&self, before: &Snapshot, after: &Snapshot) -> bool {
        let mut targets = self.targets.iter();
        targets.any(|target| before.column(target) != after.column(target))
    }

    /// What rows of `table` have in this key when they refer to one of these records.
    pub fn values(&self, table: &TableInfo, records: &[Snapshot]) -> Vec<Vec<Value>> {
        let value = |record: &Snapshot, (column, target): (&&str, &&str)| {
            let found = record.column(target)?;
            table.database_column(column)?.kind.parse_json(&found)
        };
        let of_record = |record| {
            let pairs = self.columns.iter().zip(self.targets);
            pairs.map(|pair| value(record, pair)).collect()
        };
        records.iter().filter_map(of_record).collect()
    }

    /// What a record was before the database gave it the new key of what it refers to; `parent` has the old one.
    pub fn undone(&self, mut record: Snapshot, parent: &Snapshot) -> serde_json::Result<Snapshot> {
        let mut old = Vec::new();
        for (column, target) in self.columns.iter().zip(self.targets) {
            if let (Some(field), Some(value)) = (record.table.field(column), parent.column(target))
            {
                old.push((field, value));
            }
        }
        record.set(&old)?;
        Ok(record)
    }

    /// How many rows of `table` have one of these values in this key.
    pub async fn count(
        &self,
        connection: &mut DbConnection,
        table: &TableInfo,
        values: &[Vec<Value>],
    ) -> sqlx::Result<i64> {
        let mut count = QueryBuilder::<Db>::new("SELECT count(*) FROM ");
        count.push(quoted(table.name)).push(" ");
        self.push_condition(&mut count, table, values);
        count.build_query_scalar().fetch_one(connection).await
    }

    /// Adds the condition that finds these rows.
    pub fn push_condition(
        &self,
        query: &mut QueryBuilder<Db>,
        table: &TableInfo,
        values: &[Vec<Value>],
    ) {
        let columns = self
            .columns
            .iter()
            .filter_map(|name| table.database_column(name));
        let columns: Vec<String> = columns.map(expression).collect();
        query
            .push("WHERE (")
            .push(columns.join(", "))
            .push(") IN (VALUES ");
        for (row, values) in values.iter().enumerate() {
            query.push(if row == 0 { "(" } else { "), (" });
            for (index, value) in values.iter().enumerate() {
                query.push(if index == 0 { "" } else { ", " });
                push_value(query, value);
            }
        }
        query.push("))");
    }
}
