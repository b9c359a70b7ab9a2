//! The database of this workspace: SQLite in one file, with one writer and several readers.

use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous};
use sqlx::{ConnectOptions, Sqlite, SqliteConnection};

use super::address::{self, OpenError};
use super::availability::Unavailability;
use super::opening;
use super::pool::{Lease, Pool, Transaction};

pub type Db = Sqlite;
pub type DbConnection = SqliteConnection;
pub type DbRow = SqliteRow;
pub type DbTransaction = Transaction;

pub const DATABASE_NAME: &str = "SQLite";
/// How an address of it begins.
pub const URL_SCHEMES: &[&str] = &["sqlite"];
pub const EXAMPLE_URL: &str = "sqlite://data/app.db";
pub const DEFAULT_DATABASE_URL: Option<&str> = Some(EXAMPLE_URL);

/// Locks the rows that a change has read. A SQLite writer is alone, so there is nothing to lock.
pub const FOR_UPDATE: &str = "";

/// Stand in a column that is not read.
pub const EMPTY_JSON: &str = "'null'";
pub const EMPTY_BYTES: &str = "x''";

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

/// How long a request waits for its turn.
const WAIT: Duration = Duration::from_secs(30);

/// How many read at a time.
const READERS: usize = 6;

/// Cheap to clone: every request does.
#[derive(Debug, Clone)]
pub struct Database {
    options: Arc<SqliteConnectOptions>,
    writer: Pool,
    readers: Pool,
}

impl Database {
    /// Opens the database and brings it up to date.
    pub async fn open(
        url: &str,
        statement_limit: Duration,
        migrations: &Migrator,
    ) -> Result<Self, OpenError> {
        let options = address::parse(url)?;
        let folder = options.get_filename().parent();
        if let Some(folder) = folder.filter(|_| Some(url) == DEFAULT_DATABASE_URL) {
            // What cannot be made is told below.
            std::fs::create_dir_all(folder).ok();
        }
        opening::check_place(&options)?;
        let opened = Self::open_file(options.clone(), statement_limit, migrations).await;
        opened.map_err(|error| opening::explain(&options, &error))
    }

    async fn open_file(
        options: SqliteConnectOptions,
        statement_limit: Duration,
        migrations: &Migrator,
    ) -> Result<Self, MigrateError> {
        let options = options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true)
            // Rows that wait to be looked at may be large.
            .row_buffer_size(8)
            .busy_timeout(Duration::from_secs(5));
        let opening = Pool::new(options.clone(), 1, WAIT, None)?;
        migrations.run(&mut *opening.acquire().await?).await?;
        opening.close().await;
        let limit = Some(statement_limit);
        let writer = Pool::new(options.clone(), 1, WAIT, limit)?;
        // Who cannot write is told now, not at the first change.
        writer.begin("BEGIN IMMEDIATE").await?.commit().await?;
        let options = options.read_only(true);
        let readers = Pool::new(options.clone(), READERS, WAIT, limit)?;
        Ok(Self {
            options: Arc::new(options),
            writer,
            readers,
        })
    }

    /// How many may read at a time.
    pub fn readers(&self) -> usize {
        READERS
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

/// The code of <https://sqlite.org/rescode.html> without the details that are in its upper bits.
pub fn primary_code(code: &str) -> Option<u32> {
    code.parse::<u32>().ok().map(|code| code & 0xff)
}

pub fn unavailability_of_code(code: &str) -> Option<Unavailability> {
    match primary_code(code) {
        // SQLITE_BUSY and SQLITE_LOCKED: another process holds the file.
        Some(5 | 6) => Some(Unavailability::Busy),
        // SQLITE_INTERRUPT: it took longer than a statement may.
        Some(9) => Some(Unavailability::Slow),
        _ => None,
    }
}
