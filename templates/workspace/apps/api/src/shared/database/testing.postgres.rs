//! A PostgreSQL database that lives as long as one test.

use std::env;
use std::str::FromStr;

use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use uuid::Uuid;

#[derive(Debug)]
pub struct TestDatabase {
    name: String,
    server: String,
    url: String,
}

impl TestDatabase {
    /// The order in which events were written.
    pub const WRITTEN_ORDER: &str = "id";

    /// Makes one beside the database of `DATABASE_URL`, which is not touched. Whoever opens it migrates it.
    pub async fn create(_: &Migrator) -> Self {
        dotenvy::dotenv().ok();
        let server = env::var("DATABASE_URL").expect("tests need a server: set DATABASE_URL");
        let name = format!("test_{}", Uuid::now_v7().simple());
        run(&server, &format!("CREATE DATABASE {name}")).await;
        let options = PgConnectOptions::from_str(&server).expect("a URL of PostgreSQL");
        Self {
            url: options.database(&name).to_url_lossy().to_string(),
            server,
            name,
        }
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Also after a test that failed, and with it the connections that it has left.
impl Drop for TestDatabase {
    fn drop(&mut self) {
        let server = self.server.clone();
        let statement = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        let drop_database = move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime
                .expect("a runtime starts")
                .block_on(run(&server, &statement));
        };
        std::thread::spawn(drop_database).join().ok();
    }
}

async fn run(server: &str, statement: &str) {
    let connection = PgConnection::connect(server).await;
    let mut connection = connection.expect("the server of DATABASE_URL answers");
    let done = sqlx::raw_sql(AssertSqlSafe(statement))
        .execute(&mut connection)
        .await;
    done.expect("the user of DATABASE_URL may make databases");
}
