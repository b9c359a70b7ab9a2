//! What a module says of its foreign keys, and the list of all modules that have such keys.

use std::fmt::Debug;
use std::marker::PhantomData;

use sqlx::{FromRow, QueryBuilder};

use super::rows::{BoxFuture, Rows};
use crate::shared::app::App;
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE, push_value};
use crate::shared::http::ApiResult;
use crate::shared::query::{expression, fetch_within, quoted};
use crate::shared::record::{Change, Entity, Rule, Snapshot};
use crate::shared::table::{TableInfo, Value};

/// What the database does to a row when the row that it refers to is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Deletes it.
    Delete,
    /// Puts NULL or a default into its foreign key.
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
}

/// Records that the database deletes or changes together with others.
pub trait Dependent: Entity + Debug + for<'r> FromRow<'r, DbRow> + Unpin + 'static {
    const FOREIGN_KEYS: &'static [ForeignKey];
    /// Reads records, all of them.
    const SELECT: &'static str;
    const HAS_EVENTS: bool;
    /// The rules that a changed record keeps.
    const RULES: &'static [Rule<Self>] = &[];

    /// What the module does before a record is deleted.
    fn before_delete(
        change: &mut Change,
        record: &Self,
    ) -> impl Future<Output = ApiResult<()>> + Send;

    /// What the module does when the deletion is final.
    fn after_delete(app: &App, records: &[Self]) -> impl Future<Output = ()> + Send;

    /// Raises the versions of records that the database has changed; these records.
    fn raise_versions(
        _connection: &mut DbConnection,
        _records: &[Self],
    ) -> impl Future<Output = sqlx::Result<Vec<Self>>> + Send {
        async { Ok(Vec::new()) }
    }

    /// What the module does when the change of a record is final.
    fn after_update(_app: &App, _record: &Self) -> impl Future<Output = ()> + Send {
        async {}
    }
}

/// A [`Dependent`] whose type is out of sight.
pub trait Follower: Debug + Send + Sync {
    fn table(&self) -> &'static TableInfo;

    fn foreign_keys(&self) -> &'static [ForeignKey];

    /// The records that have one of these values in a foreign key, locked until the end of the transaction.
    fn lock<'a>(
        &'a self,
        connection: &'a mut DbConnection,
        key: &'a ForeignKey,
        values: &'a [Vec<Value>],
        limit: usize,
    ) -> BoxFuture<'a, sqlx::Result<Box<dyn Rows>>>;
}

#[derive(Debug)]
struct Of<T>(PhantomData<fn() -> T>);

/// The dependent records of one type.
pub fn of<T: Dependent>() -> &'static dyn Follower {
    const { &Of::<T>(PhantomData) }
}

impl<T: Dependent> Follower for Of<T> {
    fn table(&self) -> &'static TableInfo {
        T::TABLE
    }

    fn foreign_keys(&self) -> &'static [ForeignKey] {
        T::FOREIGN_KEYS
    }

    fn lock<'a>(
        &'a self,
        connection: &'a mut DbConnection,
        key: &'a ForeignKey,
        values: &'a [Vec<Value>],
        limit: usize,
    ) -> BoxFuture<'a, sqlx::Result<Box<dyn Rows>>> {
        Box::pin(async move {
            let mut select = QueryBuilder::<Db>::new(T::SELECT);
            key.push_condition(&mut select, T::TABLE, values);
            // Whoever locks several rows takes them in one order, so that two do not wait for each other.
            select.push(" ORDER BY ").push(names(T::TABLE.key));
            select.push(" LIMIT ").push(limit).push(FOR_UPDATE);
            let rows: Vec<T> = fetch_within(connection, select).await?;
            Ok(Box::new(rows) as Box<dyn Rows>)
        })
    }
}

impl ForeignKey {
    /// What rows of `table` have in this key when they refer to one of these records.
    pub fn values(&self, table: &TableInfo, records: &[Snapshot]) -> Vec<Vec<Value>> {
        let value = |record: &Snapshot, (column, target): (&&str, &&str)| {
            let found = record.field(record.table.field(target)?)?;
            table.database_column(column)?.kind.parse_json(&found)
        };
        let of_record = |record| {
            let pairs = self.columns.iter().zip(self.targets);
            pairs.map(|pair| value(record, pair)).collect()
        };
        records.iter().filter_map(of_record).collect()
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
    fn push_condition(
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

fn names(columns: &[&str]) -> String {
    let quoted: Vec<String> = columns.iter().map(|name| quoted(name)).collect();
    quoted.join(", ")
}

/// All modules whose records are deleted or changed together with others.
#[derive(Debug, Default)]
pub struct Dependents(Vec<&'static dyn Follower>);

impl Dependents {
    pub fn new(followers: impl Iterator<Item = &'static dyn Follower>) -> Self {
        Self(followers.collect())
    }

    /// Whether the database does anything when a row of a table is deleted.
    pub fn follow(&self, table: &TableInfo) -> bool {
        let mut keys = self.0.iter().flat_map(|follower| follower.foreign_keys());
        keys.any(|key| key.table == table.name)
    }

    /// The foreign keys with which the database does something when a row of a table is deleted.
    pub fn of<'a>(
        &'a self,
        table: &'a TableInfo,
        effect: Effect,
    ) -> impl Iterator<Item = (&'static dyn Follower, &'static ForeignKey)> + 'a {
        let of_follower = move |follower: &&'static dyn Follower| {
            let follower = *follower;
            let keys = follower.foreign_keys().iter();
            let keys = keys.filter(move |key| key.table == table.name && key.on_delete == effect);
            keys.map(move |key| (follower, key))
        };
        self.0.iter().flat_map(of_follower)
    }
}
