//! The foreign keys of a module that make the database do something by itself, and the SQL that finds the rows behind them.

use sqlx::QueryBuilder;

use crate::shared::database::{Db, DbConnection, push_value};
use crate::shared::query::{expression, quoted};
use crate::shared::record::Snapshot;
use crate::shared::table::{ColumnInfo, TableInfo, Value};

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

/// What tells which records rows refer to.
#[derive(Debug)]
pub struct Referred {
    /// The table of the records where the values are their keys, since what rows have in their foreign key is a secret.
    by_key_of: Option<&'static TableInfo>,
    values: Vec<Vec<Value>>,
}

impl Referred {
    /// Whether nothing can refer to the records.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl ForeignKey {
    /// Whether a record and what it was before differ in what this key refers to.
    pub fn moves(&self, before: &Snapshot, after: &Snapshot) -> bool {
        let mut targets = self.targets.iter();
        targets.any(|target| before.column(target) != after.column(target))
    }

    /// How rows of `table` are found that refer to one of these records of `parent`.
    pub fn referred(
        &self,
        table: &TableInfo,
        parent: &'static TableInfo,
        records: &[Snapshot],
    ) -> Referred {
        let is_shown = |target: &&str| {
            let column = parent.database_column(target);
            column.is_some_and(ColumnInfo::is_shown)
        };
        let by_key = !self.targets.iter().all(is_shown);
        // The columns that the values are of, and those of a record where they are found.
        let (of, from, names) = match by_key {
            true => (parent, parent.key, parent.key),
            false => (table, self.targets, self.columns),
        };
        let value = |record: &Snapshot, (name, target): (&&str, &&str)| {
            let found = record.column(target)?;
            of.database_column(name)?.kind.parse_json(&found)
        };
        let of_record = |record| {
            let pairs = names.iter().zip(from);
            pairs.map(|pair| value(record, pair)).collect()
        };
        Referred {
            by_key_of: by_key.then_some(parent),
            values: records.iter().filter_map(of_record).collect(),
        }
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

    /// How many rows of `table` refer to these records.
    pub async fn count(
        &self,
        connection: &mut DbConnection,
        table: &TableInfo,
        referred: &Referred,
    ) -> sqlx::Result<i64> {
        let mut count = QueryBuilder::<Db>::new("SELECT count(*) FROM ");
        count.push(quoted(table.name)).push(" ");
        self.push_condition(&mut count, table, referred);
        count.build_query_scalar().fetch_one(connection).await
    }

    /// Adds the condition that finds these rows.
    pub fn push_condition(
        &self,
        query: &mut QueryBuilder<Db>,
        table: &TableInfo,
        referred: &Referred,
    ) {
        push_columns(query, table, self.columns);
        if let Some(parent) = referred.by_key_of {
            let targets = self.targets.iter().map(|name| quoted(name));
            query.push(" IN (SELECT ");
            query.push(targets.collect::<Vec<_>>().join(", "));
            query.push(" FROM ").push(quoted(parent.name)).push(" ");
            push_columns(query, parent, parent.key);
        }
        query.push(" IN (VALUES ");
        for (row, values) in referred.values.iter().enumerate() {
            query.push(if row == 0 { "(" } else { "), (" });
            for (index, value) in values.iter().enumerate() {
                query.push(if index == 0 { "" } else { ", " });
                push_value(query, value);
            }
        }
        query.push("))");
        if referred.by_key_of.is_some() {
            query.push(")");
        }
    }
}

/// Adds the beginning of a condition on columns.
fn push_columns(query: &mut QueryBuilder<Db>, table: &TableInfo, names: &[&str]) {
    let columns = names.iter().filter_map(|name| table.database_column(name));
    let columns: Vec<String> = columns.map(expression).collect();
    query.push("WHERE (").push(columns.join(", ")).push(")");
}
