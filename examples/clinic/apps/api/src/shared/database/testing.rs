//! A SQLite file that lives as long as one test.

use std::env;
use std::fs;
use std::path::PathBuf;

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

    pub async fn create() -> Self {
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

impl Database {
    /// Switches off the rules that a made-up record would break.
    pub async fn without_rules(&self) -> sqlx::Result<()> {
        let pragmas = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON";
        let mut writer = self.writer().acquire().await?;
        sqlx::raw_sql(pragmas).execute(&mut *writer).await?;
        writer.release();
        Ok(())
    }
}
