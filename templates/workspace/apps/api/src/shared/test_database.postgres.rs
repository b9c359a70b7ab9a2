//! A PostgreSQL schema that lives as long as one test.

use std::env;

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use uuid::Uuid;

use super::database::Database;

#[derive(Debug)]
pub struct TestDatabase {
    schema: String,
    server: String,
    url: String,
}

impl TestDatabase {
    /// The order in which events were written.
    pub const WRITTEN_ORDER: &str = "id";

    pub async fn create() -> Self {
        dotenvy::dotenv().ok();
        let server = env::var("DATABASE_URL").expect("tests need a server: set DATABASE_URL");
        let schema = format!("test_{}", Uuid::now_v7().simple());
        run(&server, &format!("CREATE SCHEMA {schema}")).await;
        let separator = if server.contains('?') { '&' } else { '?' };
        Self {
            url: format!(
                "{server}{separator}options[search_path]={schema}&application_name={schema}"
            ),
            server,
            schema,
        }
    }

    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Also after a test that failed. The connections of the test end first, since its runtime stands still while this
/// runs and nobody would roll back what they have begun.
impl Drop for TestDatabase {
    fn drop(&mut self) {
        let server = self.server.clone();
        let schema = &self.schema;
        let statement = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = '{schema}';
            DROP SCHEMA {schema} CASCADE"
        );
        let drop_schema = move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime
                .expect("a runtime starts")
                .block_on(run(&server, &statement));
        };
        std::thread::spawn(drop_schema).join().ok();
    }
}

async fn run(server: &str, statement: &str) {
    let connection = PgConnection::connect(server).await;
    let mut connection = connection.expect("the server of DATABASE_URL answers");
    let done = sqlx::raw_sql(AssertSqlSafe(statement))
        .execute(&mut connection)
        .await;
    done.expect("schemas can be made and dropped");
}

impl Database {
    /// Takes away the rules that a made-up record would break.
    pub async fn without_rules(&self) -> sqlx::Result<()> {
        let drop_rules = r#"
            DO $$
            DECLARE rule record;
            BEGIN
                FOR rule IN
                    SELECT conrelid::regclass AS owner, conname FROM pg_constraint
                    WHERE connamespace = current_schema()::regnamespace AND contype IN ('f', 'c')
                LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.owner, rule.conname);
                END LOOP;
            END
            $$
        "#;
        let mut connection = self.connect().await?;
        sqlx::raw_sql(drop_rules).execute(&mut connection).await?;
        Ok(())
    }
}
