//! Connections that stay open, to read with or for a transaction.
//!
//! The pool of sqlx asks the database after every use whether the connection still works, and waits for the answer without a
//! limit. That is a round trip for every request, and only needed where a request was given up half-way.
//!
//! Under load the next transaction begins with the end of the one before it, in the same round trip.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{
    Manager, Metrics, Object, PoolError, QueueMode, RecycleError, RecycleResult,
};
use sqlx::{ConnectOptions, Connection, Executor, SqlSafeStr};
// Not exported by sqlx itself, which begins and ends transactions by it.
use sqlx_core::transaction::TransactionManager;
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::address::Options;
use super::statement_limit::StatementLimit;
use super::{COMMIT_AND_BEGIN, Db, DbConnection};

type Transactions = <Db as sqlx::Database>::TransactionManager;

/// How long a connection waits for the database.
const LIMIT: Duration = Duration::from_secs(5);
/// A connection that nobody has used for so long is asked whether it still works.
const IDLE: Duration = Duration::from_secs(1);
/// A transaction that nobody has taken over for so long begins anew: its time, which rows may get, is the time of its beginning.
const FRESH: Duration = Duration::from_millis(100);
const LIFETIME: Duration = Duration::from_secs(30 * 60);

#[derive(Debug, Clone)]
pub struct Pool {
    connections: deadpool::managed::Pool<Connector>,
}

/// Opens connections.
#[derive(Debug)]
pub struct Connector {
    options: Options,
    statement_limit: Option<Duration>,
}

/// A connection, and how long its statements may take.
#[derive(Debug)]
pub struct Limited {
    connection: DbConnection,
    limit: Option<StatementLimit>,
}

/// A connection for a moment.
#[derive(Debug)]
pub struct Lease {
    /// Is there until the connection goes back.
    connection: Option<Object<Connector>>,
    /// Whether a statement that begins or ends a transaction has no answer yet. Nobody knows then what the connection is in.
    is_unsettled: bool,
}

/// What is done together, or not at all. Dropped before its commit, it leaves no trace.
#[derive(Debug)]
pub struct Transaction {
    connection: Lease,
    pool: Pool,
}

impl Pool {
    /// At most `size` connections, opened when they are needed. Who finds none free waits for so long. Statements
    /// that take longer than their limit end with an error.
    pub fn new(
        options: Options,
        size: usize,
        wait: Duration,
        statement_limit: Option<Duration>,
    ) -> sqlx::Result<Self> {
        let connector = Connector {
            options,
            statement_limit,
        };
        let connections = deadpool::managed::Pool::builder(connector)
            .max_size(size)
            .queue_mode(QueueMode::Lifo)
            .wait_timeout(Some(wait))
            .create_timeout(Some(LIMIT))
            .recycle_timeout(Some(LIMIT))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(sqlx::Error::config)?;
        Ok(Self { connections })
    }

    /// A connection outside of a transaction.
    pub async fn acquire(&self) -> sqlx::Result<Lease> {
        let mut connection = self.take().await?;
        if is_in_transaction(&connection) {
            connection.is_unsettled = true;
            Transactions::rollback(&mut connection).await?;
            connection.is_unsettled = false;
        }
        Ok(connection)
    }

    /// A connection with a transaction, which this statement begins unless the one before it has.
    pub async fn begin(&self, statement: &'static str) -> sqlx::Result<Transaction> {
        let mut connection = self.take().await?;
        if !is_in_transaction(&connection) {
            connection.is_unsettled = true;
            Transactions::begin(&mut connection, Some(statement.into_sql_str())).await?;
            connection.is_unsettled = false;
        }
        Ok(Transaction {
            connection,
            pool: self.clone(),
        })
    }

    async fn take(&self) -> sqlx::Result<Lease> {
        match self.connections.get().await {
            Ok(connection) => {
                if let Some(limit) = &connection.limit {
                    limit.start();
                }
                Ok(Lease {
                    connection: Some(connection),
                    is_unsettled: false,
                })
            }
            Err(PoolError::Backend(error)) => Err(error),
            Err(PoolError::Closed) => Err(sqlx::Error::PoolClosed),
            Err(_) => Err(sqlx::Error::PoolTimedOut),
        }
    }

    fn somebody_waits(&self) -> bool {
        self.connections.status().waiting > 0
    }

    pub async fn close(&self) {
        let idle = self.connections.retain(|_, _| false).removed;
        self.connections.close();
        for Limited { connection, .. } in idle {
            connection.close().await.ok();
        }
    }
}

fn is_in_transaction(connection: &DbConnection) -> bool {
    Transactions::get_transaction_depth(connection) > 0
}

impl Manager for Connector {
    type Type = Limited;
    type Error = sqlx::Error;

    async fn create(&self) -> sqlx::Result<Limited> {
        let mut connection = self.options.connect().await?;
        let limit = match self.statement_limit {
            Some(limit) => Some(StatementLimit::set(&mut connection, limit).await?),
            None => None,
        };
        Ok(Limited { connection, limit })
    }

    async fn recycle(
        &self,
        limited: &mut Limited,
        metrics: &Metrics,
    ) -> RecycleResult<sqlx::Error> {
        let connection = &mut limited.connection;
        if metrics.age() > LIFETIME {
            return Err(RecycleError::message("it is old"));
        }
        if metrics.last_used() > IDLE {
            connection.ping().await?;
        }
        if is_in_transaction(connection) && metrics.last_used() > FRESH {
            Transactions::rollback(connection).await?;
        }
        Ok(())
    }
}

impl Lease {
    /// Gives the connection back at once. For who has heard the answers to everything that was asked;
    /// a connection that is dropped is first looked at.
    pub fn release(mut self) {
        self.connection = None;
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else {
            return;
        };
        if self.is_unsettled {
            // Closed, which the database ends a transaction with.
            drop(Object::take(connection));
            return;
        }
        let Ok(runtime) = Handle::try_current() else {
            return;
        };
        // Ends what was given up, a transaction among it, before somebody else gets the connection.
        runtime.spawn(async move {
            let answered = timeout(LIMIT, connection.connection.ping()).await;
            if !matches!(answered, Ok(Ok(()))) {
                drop(Object::take(connection));
            }
        });
    }
}

impl Transaction {
    /// The same with as much time as it takes, for what no request waits for.
    pub async fn without_limit(mut self) -> sqlx::Result<Self> {
        if let Some(limited) = &mut self.connection.connection
            && let Limited {
                connection,
                limit: Some(limit),
            } = &mut **limited
        {
            limit.lift(connection).await?;
        }
        Ok(self)
    }

    pub async fn commit(mut self) -> sqlx::Result<()> {
        match COMMIT_AND_BEGIN {
            Some(statement) if self.pool.somebody_waits() => {
                self.connection.execute(statement).await?;
                if !self.pool.somebody_waits() {
                    // The next one ends as one that is given up.
                    return Ok(());
                }
            }
            _ => Transactions::commit(&mut self.connection).await?,
        }
        self.connection.connection = None;
        Ok(())
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if let Some(limited) = &mut self.connection.connection {
            Transactions::start_rollback(&mut limited.connection);
        }
    }
}

impl Deref for Lease {
    type Target = DbConnection;

    fn deref(&self) -> &DbConnection {
        let limited = self.connection.as_ref();
        &limited
            .expect("it is there until the lease ends")
            .connection
    }
}

impl DerefMut for Lease {
    fn deref_mut(&mut self) -> &mut DbConnection {
        let limited = self.connection.as_mut();
        &mut limited
            .expect("it is there until the lease ends")
            .connection
    }
}

impl Deref for Transaction {
    type Target = DbConnection;

    fn deref(&self) -> &DbConnection {
        &self.connection
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut DbConnection {
        &mut self.connection
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::pin::pin;
    use std::task::Poll;

    use super::super::Database;
    use super::super::availability::{self, Unavailability};
    use super::super::{MIGRATIONS, TestDatabase};
    use super::*;

    /// A pool of one connection, on a database of its own.
    async fn pool(place: &TestDatabase, wait: Duration) -> Pool {
        let database = Database::open(place.url(), LIMIT, &MIGRATIONS)
            .await
            .unwrap();
        database.close().await;
        let limit = Some(Duration::from_millis(200));
        Pool::new(place.url().parse().unwrap(), 1, wait, limit).unwrap()
    }

    #[tokio::test]
    async fn what_is_given_up_is_undone_before_the_next_use() {
        let place = TestDatabase::create(&MIGRATIONS).await;
        let pool = pool(&place, LIMIT).await;
        let mut lease = pool.acquire().await.unwrap();
        let app_pool_notes = sqlx::query("CREATE TABLE app_pool_notes (id INTEGER)");
        app_pool_notes.execute(&mut *lease).await.unwrap();
        lease.release();

        let mut transaction = pool.begin("BEGIN").await.unwrap();
        let note = sqlx::query("INSERT INTO app_pool_notes (id) VALUES (1)");
        note.execute(&mut *transaction).await.unwrap();
        drop(transaction);

        let mut lease = pool.acquire().await.unwrap();
        let count = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM app_pool_notes");
        assert_eq!(count.fetch_one(&mut *lease).await.unwrap(), 0);
    }

    #[tokio::test]
    async fn a_beginning_that_is_given_up_leaves_no_transaction() {
        let place = TestDatabase::create(&MIGRATIONS).await;
        let pool = pool(&place, LIMIT).await;
        let mut lease = pool.acquire().await.unwrap();
        let app_pool_notes = sqlx::query("CREATE TABLE app_pool_notes (id INTEGER)");
        app_pool_notes.execute(&mut *lease).await.unwrap();
        lease.release();
        let mut is_given_up = false;
        // A quick database answers before anybody can give up; then it is asked again.
        for _ in 0..100 {
            let mut beginning = pin!(pool.begin("BEGIN"));
            // Sends the statement, and does not wait for the answer.
            let begun = poll_fn(|context| Poll::Ready(beginning.as_mut().poll(context))).await;
            is_given_up = begun.is_pending();
            if is_given_up {
                break;
            }
        }
        assert!(is_given_up);

        let mut lease = pool.acquire().await.unwrap();
        let note = sqlx::query("INSERT INTO app_pool_notes (id) VALUES (1)");
        note.execute(&mut *lease).await.unwrap();
        // Closes the connection: what was left in a transaction is gone.
        drop(Object::take(lease.connection.take().unwrap()));
        let mut lease = pool.acquire().await.unwrap();
        let count = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM app_pool_notes");
        assert_eq!(count.fetch_one(&mut *lease).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn one_transaction_follows_another_and_is_its_own() {
        let place = TestDatabase::create(&MIGRATIONS).await;
        let pool = pool(&place, LIMIT).await;
        let mut lease = pool.acquire().await.unwrap();
        let app_pool_notes = sqlx::query("CREATE TABLE app_pool_notes (id INTEGER)");
        app_pool_notes.execute(&mut *lease).await.unwrap();
        lease.release();
        let note = || sqlx::query("INSERT INTO app_pool_notes (id) VALUES (1)");

        let mut first = pool.begin("BEGIN").await.unwrap();
        note().execute(&mut *first).await.unwrap();
        let waiting = tokio::spawn({
            let pool = pool.clone();
            async move { pool.begin("BEGIN").await.unwrap() }
        });
        while !pool.somebody_waits() {
            tokio::task::yield_now().await;
        }
        first.commit().await.unwrap();
        let mut second = waiting.await.unwrap();
        note().execute(&mut *second).await.unwrap();
        drop(second);

        let mut lease = pool.acquire().await.unwrap();
        assert!(!is_in_transaction(&lease));
        let count = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM app_pool_notes");
        assert_eq!(count.fetch_one(&mut *lease).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn who_only_reads_goes_on_in_no_transaction() {
        let place = TestDatabase::create(&MIGRATIONS).await;
        let pool = pool(&place, LIMIT).await;
        let first = pool.begin("BEGIN").await.unwrap();
        let waiting = tokio::spawn({
            let pool = pool.clone();
            async move { pool.acquire().await.unwrap() }
        });
        while !pool.somebody_waits() {
            tokio::task::yield_now().await;
        }
        first.commit().await.unwrap();
        assert!(!is_in_transaction(&waiting.await.unwrap()));
    }

    #[tokio::test]
    async fn who_finds_none_free_does_not_wait_for_ever() {
        let place = TestDatabase::create(&MIGRATIONS).await;
        let pool = pool(&place, Duration::from_millis(50)).await;
        let held = pool.acquire().await.unwrap();
        let refused = pool.acquire().await;
        assert!(matches!(refused, Err(sqlx::Error::PoolTimedOut)));
        held.release();
        pool.acquire().await.unwrap();
    }

    #[tokio::test]
    async fn a_statement_that_takes_too_long_is_ended() {
        let place = TestDatabase::create(&MIGRATIONS).await;
        let pool = pool(&place, LIMIT).await;
        let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        let mut lease = pool.acquire().await.unwrap();
        let refused = sqlx::query(endless).execute(&mut *lease).await;
        let reason = availability::of(&refused.unwrap_err());
        assert_eq!(reason, Some(Unavailability::Slow));
        lease.release();
        pool.acquire().await.unwrap().ping().await.unwrap();
    }

    #[tokio::test]
    async fn a_closed_pool_gives_nothing_out() {
        let place = TestDatabase::create(&MIGRATIONS).await;
        let pool = pool(&place, LIMIT).await;
        pool.acquire().await.unwrap().release();
        pool.close().await;
        let refused = pool.acquire().await;
        assert!(matches!(refused, Err(sqlx::Error::PoolClosed)));
    }
}
