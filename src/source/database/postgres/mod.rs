//! Reads the catalogue of PostgreSQL as the statements that make it again.
//!
//! Only `pg_catalog` is asked, which shows everything to every role, and its own functions write the definitions
//! (`pg_get_constraintdef`, `format_type`, ...). `pg_dump` would lock each table first, which a role that may not read
//! it cannot do.

mod order;

use super::live_schema::LiveSchema;
use super::refusal::WAYS;
use crate::loss::{Loss, LossKind};
use crate::problem::{Problem, Problems};
use crate::source::migrations::SYSTEM_TABLES;
use crate::sql::HEADERS;
use order::{Body, Graph, Line, Object};
use postgres::config::Host;
use postgres::error::SqlState;
use postgres::{Client, Config, NoTls, SimpleQueryMessage};
use std::collections::BTreeSet;
use std::time::Duration;

/// The oldest version that is read.
const OLDEST: u32 = 12;

const COMMON: &str = include_str!("common.sql");
const ALIAS: &str = include_str!("alias.sql");
const TABLES: &str = include_str!("tables.sql");
const COLUMNS: &str = include_str!("columns.sql");
const CHECKS: &str = include_str!("checks.sql");
const NEEDS: &str = include_str!("needs.sql");
const LEFT_OUT: &str = include_str!("left_out.sql");

/// What is asked for, in the order in which it is written as far as nothing needs something that comes later. Each row
/// is the object, its schema, its name, its statement, and what it belongs to.
const OBJECTS: [&str; 15] = [
    include_str!("schemas.sql"),
    include_str!("extensions.sql"),
    include_str!("collations.sql"),
    include_str!("types.sql"),
    include_str!("sequences.sql"),
    include_str!("functions.sql"),
    TABLES,
    include_str!("owned.sql"),
    include_str!("partitions.sql"),
    include_str!("defaults.sql"),
    include_str!("views.sql"),
    include_str!("keys.sql"),
    include_str!("indexes.sql"),
    include_str!("foreign_keys.sql"),
    include_str!("triggers.sql"),
];

/// What is said of objects once all are there.
const REMARKS: [&str; 2] = [include_str!("comments.sql"), include_str!("rights.sql")];

/// One transaction that changes nothing and waits for nobody, with the settings that say how definitions are written.
const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \
    SET LOCAL statement_timeout = '60s'; SET LOCAL lock_timeout = '5s'; SET LOCAL search_path = ''; \
    SET LOCAL quote_all_identifiers = off; SET LOCAL datestyle = ISO; SET LOCAL intervalstyle = postgres; \
    SET LOCAL timezone = 'UTC'; SET LOCAL extra_float_digits = 3";

/// Reads the schemas of that name, with what they need of others; all when none is named.
///
/// # Errors
/// No server, no right to connect, no such database or schema.
pub fn read(config: &Config, schemas: &[String]) -> Result<LiveSchema, Problems> {
    let mut config = config.clone();
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(10));
    }
    config.application_name("crud-gen");
    let mut catalogue = config
        .connect(NoTls)
        .map(|client| Catalogue { client })
        .map_err(|error| Problems::from(problem(&error, &config)))?;
    let found = catalogue.read(schemas);
    found.map_err(|error| match error {
        Failure::Database(error) => problem(&error, &config).into(),
        Failure::Wrong(problem) => problem.into(),
    })
}

/// A server, its port and the database, without who asks.
pub fn label(config: &Config) -> String {
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(host)) => host.clone(),
        Some(Host::Unix(path)) => path.display().to_string(),
        None => config.get_hostaddrs().first().map(ToString::to_string).unwrap_or_default(),
    };
    let port = config.get_ports().first().copied().unwrap_or(5432);
    format!("postgres://{host}:{port}/{}", config.get_dbname().unwrap_or_default())
}

enum Failure {
    Database(postgres::Error),
    Wrong(Problem),
}

impl From<postgres::Error> for Failure {
    fn from(error: postgres::Error) -> Self {
        Self::Database(error)
    }
}

struct Catalogue {
    client: Client,
}

impl Catalogue {
    fn read(&mut self, schemas: &[String]) -> Result<LiveSchema, Failure> {
        self.client.batch_execute(BEGIN)?;
        self.check_version()?;
        self.check_schemas(schemas)?;
        let mut graph = Graph::default();
        for (rank, query) in OBJECTS.iter().chain(&REMARKS).enumerate() {
            let is_remark = rank >= OBJECTS.len();
            for [id, schema, name, text, of, tail, after] in self.rows(query)? {
                let body = if *query == TABLES {
                    Body::Table { head: text, lines: Vec::new(), tail, after }
                } else {
                    Body::Plain(text)
                };
                let of = of.split_whitespace().map(str::to_owned).collect();
                graph.add(Object { id, rank, schema, name, body, of, is_remark });
            }
        }
        for [table, part, before, own, behind, beside, after] in self.rows(COLUMNS)? {
            graph.add_line(&table, Line { part, before, own, behind, beside }, &after);
        }
        for [table, part, own, beside] in self.rows(CHECKS)? {
            let line = Line { part, before: String::new(), own, behind: String::new(), beside };
            graph.add_line(&table, line, "");
        }
        for [from, to] in self.rows(NEEDS)? {
            graph.add_need(&from, &to);
        }
        let left_out = self.rows(LEFT_OUT)?;
        if !schemas.is_empty() {
            graph.keep(&schemas.iter().map(String::as_str).collect());
        }
        let header = HEADERS[0].1;
        let mut text = format!(
            "{header}\nSET check_function_bodies = false;\nSELECT pg_catalog.set_config('search_path', '', false);\n"
        );
        for statement in graph.into_statements() {
            text += &format!("\n{statement};\n");
        }
        Ok(LiveSchema { text, losses: losses(&left_out) })
    }

    fn check_version(&mut self) -> Result<(), Failure> {
        let version: u32 = match self.rows("SHOW server_version_num")?.first() {
            Some([number]) => number.parse().unwrap_or_default(),
            None => 0,
        };
        if version / 10_000 < OLDEST {
            let what =
                format!("the server is older than PostgreSQL {OLDEST}, whose catalogue is the oldest that is read");
            let hint = "give the schema as a file: `pg_dump -s NAME > schema.sql`, then `--ddl schema.sql`";
            return Err(Failure::Wrong(Problem::new(what).hint(hint)));
        }
        Ok(())
    }

    fn check_schemas(&mut self, wanted: &[String]) -> Result<(), Failure> {
        let known: BTreeSet<String> =
            self.rows("SELECT nspname FROM space ORDER BY nspname")?.into_iter().map(|[name]| name).collect();
        let Some(unknown) = wanted.iter().find(|name| !known.contains(*name)) else { return Ok(()) };
        let known: Vec<String> = known.iter().map(|name| format!("`{}`", name.escape_debug())).collect();
        let problem = Problem::new(format!("there is no schema `{}`", unknown.escape_debug())).at("--schema");
        Err(Failure::Wrong(problem.hint(format!("the database has {}", known.join(", ")))))
    }

    /// The rows of a query about the catalogue; what is NULL, or not asked for, is empty.
    fn rows<const COLUMNS: usize>(&mut self, query: &str) -> Result<Vec<[String; COLUMNS]>, Failure> {
        let own = SYSTEM_TABLES.iter().copied().chain(["_sqlx_migrations"]).collect::<Vec<_>>().join(",");
        let alias = if query.contains("alias") { ALIAS } else { "" };
        let query = match query.starts_with("SHOW") {
            true => query.to_owned(),
            false => format!("{COMMON}{alias}{query}").replace("SYSTEM_TABLES", &own),
        };
        let mut rows = Vec::new();
        for message in self.client.simple_query(&query)? {
            if let SimpleQueryMessage::Row(row) = message {
                rows.push(std::array::from_fn(|index| {
                    if index < row.len() { row.get(index).unwrap_or_default().to_owned() } else { String::new() }
                }));
            }
        }
        Ok(rows)
    }
}

/// What no statement is written for, in one line.
fn losses(left_out: &[[String; 2]]) -> Vec<Loss> {
    const SHOWN: usize = 5;
    if left_out.is_empty() {
        return Vec::new();
    }
    let shown: Vec<String> = left_out.iter().take(SHOWN).map(|[kind, name]| format!("{kind} `{name}`")).collect();
    let more = left_out.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    vec![Loss::of_table(LossKind::OutOfTransaction, "", format!("{}{more}", shown.join(", ")))]
}

/// What keeps the database from being read, for people.
fn problem(error: &postgres::Error, config: &Config) -> Problem {
    let user = config.get_user().unwrap_or_default();
    let problem = match error.as_db_error() {
        Some(found) if *found.code() == SqlState::INVALID_CATALOG_NAME => {
            Problem::new(format!("there is no database `{}`", config.get_dbname().unwrap_or_default()))
                .hint("`psql -l` lists those that there are")
        }
        // As the server calls a connection that would have to be encrypted.
        Some(found) if ["no encryption", "SSL off"].iter().any(|sign| found.message().ends_with(sign)) => {
            Problem::new(format!("the server does not let `{user}` in without encryption: {}", found.message()))
                .hint(WAYS)
        }
        Some(found)
            if [SqlState::INVALID_PASSWORD, SqlState::INVALID_AUTHORIZATION_SPECIFICATION].contains(found.code()) =>
        {
            Problem::new(format!("the server does not let `{user}` in: {}", found.message()))
                .hint("the password may be in the environment, as PGPASSWORD")
        }
        Some(found) => Problem::new(format!("the database answers: {}", found.message())),
        None => {
            let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
            let is_password_missing = cause.contains("password missing");
            let problem = Problem::new(format!("the database cannot be reached: {error}{cause}"));
            if is_password_missing {
                problem.hint("give the password in the environment, as PGPASSWORD")
            } else {
                problem.hint("`--database-url` says the server and its port: postgres://USER@HOST:PORT/NAME")
            }
        }
    };
    problem.at(label(config))
}
