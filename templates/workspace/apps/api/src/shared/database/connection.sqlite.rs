//! The database of this workspace: SQLite in one file, with one writer and several readers.

use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous};
use sqlx::{ConnectOptions, Sqlite, SqliteConnection};

use super::pool::{Lease, Pool, Transaction};

pub type Db = Sqlite;
pub type DbConnection = SqliteConnection;
pub type DbRow = SqliteRow;
pub type DbTransaction = Transaction;

pub const DEFAULT_DATABASE_URL: Option<&str> = Some("sqlite://data/app.db");

/// Locks the rows that a change has read. A SQLite writer is alone, so there is nothing to lock.
pub const FOR_UPDATE: &str = "";

/// Whether what stands in a `WITH` may write.
pub const WITH_CAN_WRITE: bool = false;

/// Ends a transaction and begins the next one, where one statement can do that.
pub const COMMIT_AND_BEGIN: Option<&str> = None;

/// Whether nobody else can write while a transaction does.
pub const HAS_ONE_WRITER: bool = true;

/// Matches a pattern without regard to case.
pub const LIKE: &str = " LIKE ";

/// Puts text into the order that a reader expects.
pub const TEXT_ORDER: &str = " COLLATE NOCASE";

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// How long a request waits for its turn.
const WAIT: Duration = Duration::from_secs(30);

/// Cheap to clone: every request does.
#[derive(Debug, Clone)]
pub struct Database {
    options: Arc<SqliteConnectOptions>,
    writer: Pool,
    readers: Pool,
}

impl Database {
    /// Opens the database and brings it up to date.
    pub async fn open(url: &str) -> Result<Self, MigrateError> {
        let options: SqliteConnectOptions = url.parse()?;
        let options = options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5));
        if let Some(folder) = options.get_filename().parent() {
            std::fs::create_dir_all(folder).map_err(sqlx::Error::Io)?;
        }
        let writer = Pool::new(options.clone(), 1, WAIT)?;
        MIGRATIONS.run(&mut *writer.acquire().await?).await?;
        let options = options.read_only(true);
        let readers = Pool::new(options.clone(), 4, WAIT)?;
        Ok(Self {
            options: Arc::new(options),
            writer,
            readers,
        })
    }

    /// A connection that only reads.
    pub async fn read(&self) -> sqlx::Result<Lease> {
        self.readers.acquire().await
    }

    /// A transaction that writes. It takes the write lock at once, so that it never fails half-way for want of it.
    pub async fn begin(&self) -> sqlx::Result<DbTransaction> {
        self.writer.begin("BEGIN IMMEDIATE").await
    }

    /// A connection outside the pool that only reads, for what may not wait for one.
    pub async fn connect(&self) -> sqlx::Result<DbConnection> {
        self.options.connect().await
    }

    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
