//! What a module says of its foreign keys, and the list of all modules that have such keys.

use std::fmt::Debug;
use std::marker::PhantomData;

use sqlx::{FromRow, QueryBuilder};

use super::rows::{BoxFuture, Rows};
use super::{ForeignKey, Referred};
use crate::shared::app::App;
use crate::shared::database::{Db, DbConnection, DbRow, FOR_UPDATE};
use crate::shared::http::ApiResult;
use crate::shared::query::{fetch_within, quoted};
use crate::shared::record::{Change, Entity, Rule};
use crate::shared::table::TableInfo;

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

    /// The records that refer to others in a foreign key, locked until the end of the transaction.
    fn lock<'a>(
        &'a self,
        connection: &'a mut DbConnection,
        foreign_key: &'a ForeignKey,
        referred: &'a Referred,
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
        foreign_key: &'a ForeignKey,
        referred: &'a Referred,
        limit: usize,
    ) -> BoxFuture<'a, sqlx::Result<Box<dyn Rows>>> {
        Box::pin(async move {
            let mut select = QueryBuilder::<Db>::new(T::SELECT);
            foreign_key.push_condition(&mut select, T::TABLE, referred);
            // Whoever locks several rows takes them in one order, so that two do not wait for each other.
            let key = T::TABLE.key.iter().map(|name| quoted(name));
            select
                .push(" ORDER BY ")
                .push(key.collect::<Vec<_>>().join(", "));
            select.push(" LIMIT ").push(limit).push(FOR_UPDATE);
            let rows: Vec<T> = fetch_within(connection, select).await?;
            Ok(Box::new(rows) as Box<dyn Rows>)
        })
    }
}

/// All modules whose records are deleted or changed together with others.
#[derive(Debug, Default)]
pub struct Dependents(Vec<&'static dyn Follower>);

impl Dependents {
    pub fn new(followers: impl Iterator<Item = &'static dyn Follower>) -> Self {
        Self(followers.collect())
    }

    /// The foreign keys that refer to a table.
    pub fn of(
        &self,
        table: &'static TableInfo,
    ) -> impl Iterator<Item = (&'static dyn Follower, &'static ForeignKey)> {
        let of_follower = move |follower: &&'static dyn Follower| {
            let follower = *follower;
            let keys = follower.foreign_keys().iter();
            let keys = keys.filter(move |key| key.table == table.name);
            keys.map(move |key| (follower, key))
        };
        self.0.iter().flat_map(of_follower)
    }
}
