//! The database of this workspace: PostgreSQL.

use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgPoolOptions, PgRow};
use sqlx::{Connection, PgConnection, PgPool, Postgres, Transaction};

pub type Db = Postgres;
pub type DbConnection = PgConnection;
pub type DbRow = PgRow;
pub type DbTransaction = Transaction<'static, Postgres>;

pub const DEFAULT_DATABASE_URL: Option<&str> = None;

/// Locks the rows that a change has read.
pub const FOR_UPDATE: &str = " FOR UPDATE";

/// Whether what stands in a `WITH` may write.
pub const WITH_CAN_WRITE: bool = true;

/// Whether nobody else can write while a transaction does.
pub const HAS_ONE_WRITER: bool = false;

/// Matches a pattern without regard to case.
pub const LIKE: &str = " ILIKE ";

/// Puts text into the order that a reader expects: the collation of the database does.
pub const TEXT_ORDER: &str = "";

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

#[derive(Debug, Clone)]
pub struct Database {
    pool: PgPool,
}

impl Database {
    /// Opens the database and brings it up to date.
    pub async fn open(url: &str) -> Result<Self, MigrateError> {
        let pool = PgPoolOptions::new()
            .max_connections(10)
            .acquire_timeout(Duration::from_secs(5))
            // A ping before every use would cost a round trip; a connection that broke is seen by its first statement.
            .test_before_acquire(false)
            .connect(url)
            .await?;
        MIGRATIONS.run(&pool).await?;
        Ok(Self { pool })
    }

    /// A connection that only reads.
    pub async fn read(&self) -> sqlx::Result<PoolConnection<Postgres>> {
        self.pool.acquire().await
    }

    /// A transaction that writes.
    pub async fn begin(&self) -> sqlx::Result<DbTransaction> {
        self.pool.begin().await
    }

    /// A connection outside the pool, for what may not wait for one.
    pub async fn connect(&self) -> sqlx::Result<DbConnection> {
        PgConnection::connect_with(&self.pool.connect_options()).await
    }

    /// The pool itself, for what listens.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
}
