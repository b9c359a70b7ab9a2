//! The database of this workspace: PostgreSQL.

use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgListener, PgRow};
use sqlx::{ConnectOptions, PgConnection, Postgres};

use super::address::{self, OpenError};
use super::availability::Unavailability;
use super::opening;
use super::pool::{Lease, Pool, Transaction};

pub type Db = Postgres;
pub type DbConnection = PgConnection;
pub type DbRow = PgRow;
pub type DbTransaction = Transaction;

pub const DATABASE_NAME: &str = "PostgreSQL";
/// How an address of it begins.
pub const URL_SCHEMES: &[&str] = &["postgres", "postgresql"];
pub const EXAMPLE_URL: &str = "postgres://USER:PASSWORD@localhost:5432/NAME";
pub const DEFAULT_DATABASE_URL: Option<&str> = None;

/// Locks the rows that a change has read.
pub const FOR_UPDATE: &str = " FOR UPDATE";

/// Stand in a column that is not read.
pub const EMPTY_JSON: &str = "CAST('null' AS json)";
pub const EMPTY_BYTES: &str = "CAST('' AS bytea)";

/// Whether what stands in a `WITH` may write.
pub const WITH_CAN_WRITE: bool = true;

/// Ends a transaction and begins the next one.
pub const COMMIT_AND_BEGIN: Option<&str> = Some("COMMIT AND CHAIN");

/// Whether nobody else can write while a transaction does.
pub const HAS_ONE_WRITER: bool = false;

/// Matches a pattern without regard to case.
pub const LIKE: &str = " ILIKE ";

/// Puts text into the order that a reader expects: the collation of the database does.
pub const TEXT_ORDER: &str = "";

/// How many connections serve requests for each processor of this machine. More only take turns, and the database may be on the same machine.
const CONNECTIONS_PER_PROCESSOR: usize = 3;

/// Cheap to clone: every request does.
#[derive(Debug, Clone)]
pub struct Database {
    url: Arc<str>,
    options: Arc<PgConnectOptions>,
    pool: Pool,
    connections: usize,
}

impl Database {
    /// Opens the database and brings it up to date.
    pub async fn open(
        url: &str,
        statement_limit: Duration,
        migrations: &Migrator,
    ) -> Result<Self, OpenError> {
        let options = address::parse(url)?;
        opening::check_password(url)?;
        let opened =
            Self::connect_and_migrate(url, options.clone(), statement_limit, migrations).await;
        opened.map_err(|error| opening::explain(&options, &error))
    }

    async fn connect_and_migrate(
        url: &str,
        options: PgConnectOptions,
        statement_limit: Duration,
        migrations: &Migrator,
    ) -> Result<Self, MigrateError> {
        let processors = available_parallelism().map_or(2, usize::from);
        let connections = (CONNECTIONS_PER_PROCESSOR * processors).clamp(6, 20);
        let wait = Duration::from_secs(5);
        let opening = Pool::new(options.clone(), 1, wait, None)?;
        migrations.run(&mut *opening.acquire().await?).await?;
        opening.close().await;
        let pool = Pool::new(options.clone(), connections, wait, Some(statement_limit))?;
        Ok(Self {
            url: url.into(),
            options: Arc::new(options),
            pool,
            connections,
        })
    }

    /// How many may read at a time.
    pub fn readers(&self) -> usize {
        self.connections
    }

    /// A connection that only reads.
    pub async fn read(&self) -> sqlx::Result<Lease> {
        self.pool.acquire().await
    }

    /// A transaction that writes.
    pub async fn begin(&self) -> sqlx::Result<DbTransaction> {
        self.pool.begin("BEGIN").await
    }

    /// A connection outside the pool, for what may not wait for one and lives long. Its statements are planned for the tables as they
    /// are: a plan that is kept from when the tables were empty reads the whole outbox.
    pub async fn connect(&self) -> sqlx::Result<DbConnection> {
        let mut connection = self.options.connect().await?;
        sqlx::query("SET plan_cache_mode = force_custom_plan")
            .execute(&mut connection)
            .await?;
        Ok(connection)
    }

    /// A connection that hears notifications.
    pub async fn listen(&self) -> sqlx::Result<PgListener> {
        PgListener::connect(&self.url).await
    }

    pub async fn close(&self) {
        self.pool.close().await;
    }
}

pub fn unavailability_of_code(code: &str) -> Option<Unavailability> {
    match code {
        // A lock that was not free in time, or that two waited for in a circle; no room for another connection, in memory or
        // on disk.
        "55P03" | "40P01" => Some(Unavailability::Busy),
        code if code.starts_with("53") => Some(Unavailability::Busy),
        // The connection is lost; the server stops or starts.
        // It took longer than `statement_timeout`.
        "57014" => Some(Unavailability::Slow),
        code if code.starts_with("08") || code.starts_with("57P") => Some(Unavailability::Away),
        _ => None,
    }
}
