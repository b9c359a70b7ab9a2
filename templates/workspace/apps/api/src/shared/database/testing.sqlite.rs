//! A SQLite file that lives as long as one test.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use sqlx::migrate::Migrator;
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::Database;

#[derive(Debug)]
pub struct TestDatabase {
    file: PathBuf,
    url: String,
}

impl TestDatabase {
    /// The order in which events were written.
    pub const WRITTEN_ORDER: &str = "position";

    /// Makes one with the tables of the migrations, and nothing in them.
    pub async fn create(migrations: &Migrator) -> Self {
        /// The file after the migrations: they are run once for all tests.
        static MIGRATED: OnceCell<Vec<u8>> = OnceCell::const_new();
        let migrated = MIGRATED.get_or_init(|| async {
            let place = Self::new();
            let database = Database::open(&place.url, Duration::from_secs(15), migrations).await;
            database.expect("the migrations run").close().await;
            fs::read(&place.file).expect("the file of the database")
        });
        let place = Self::new();
        fs::write(&place.file, migrated.await).expect("a file for the database");
        place
    }

    fn new() -> Self {
        let file = env::temp_dir().join(format!("api-test-{}.db", Uuid::now_v7()));
        let url = format!("sqlite://{}", file.display());
        Self { file, url }
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        for ending in ["db", "db-wal", "db-shm"] {
            fs::remove_file(self.file.with_extension(ending)).ok();
        }
    }
}
