//! What handlers can reach.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sqlx::migrate::Migrator;

use super::auth::{self, Attempts, Standings, Tokens, User};
use super::config::Config;
use super::database::Database;
use super::database::address::OpenError;
use super::database::pulse::Pulse;
use super::events::Hub;
use super::http::Routes;
use super::http::memory::Memory;
use super::http::rate_limit::RateLimiter;
use super::http::reading::ListTurns;
use super::import::Imports;
use super::package::Exports;
use super::record::cascade::Dependents;
use super::record::reads::Reads;
use super::seats::Seats;
use super::table::TableInfo;

/// What every handler can reach.
#[derive(Debug, Clone)]
pub struct App {
    pub config: Arc<Config>,
    /// The tables of the modules.
    pub tables: Arc<[&'static TableInfo]>,
    pub database: Database,
    pub pulse: Arc<Pulse>,
    /// What routes ask for: `<resource>.<action>`.
    pub permissions: Arc<BTreeSet<String>>,
    pub tokens: Arc<Tokens>,
    pub standings: Arc<Standings>,
    pub attempts: Arc<Attempts>,
    pub events: Arc<Hub>,
    pub rate_limiter: Arc<RateLimiter>,
    /// The requests that are being answered, by their address, where a proxy tells it.
    pub requests: Arc<Seats<IpAddr>>,
    pub lists: Arc<ListTurns>,
    pub memory: Arc<Memory>,
    pub imports: Arc<Imports>,
    pub exports: Arc<Exports>,
    pub dependents: Arc<Dependents>,
    pub reads: Arc<Reads>,
}

impl App {
    /// Opens the database and brings it up to date.
    pub async fn start(
        config: Config,
        migrations: &Migrator,
        modules: &[Routes],
    ) -> Result<Self, OpenError> {
        let limit = config.statement_limit;
        let database = Database::open(&config.database_url, limit, migrations).await?;
        let tables: Arc<[_]> = modules.iter().map(Routes::table).collect();
        Ok(Self {
            memory: Arc::new(Memory::new(config.memory)),
            lists: Arc::new(ListTurns::new(database.readers())),
            pulse: Arc::new(Pulse::new(database.clone())),
            database,
            permissions: Arc::new(permissions(modules)),
            tokens: Arc::new(Tokens::new(&config.jwt_secret)),
            standings: Arc::default(),
            attempts: Arc::default(),
            events: Arc::new(Hub::new(tables.iter().map(|table| table.resource))),
            imports: Arc::new(Imports::new(modules.iter().filter_map(Routes::importer))),
            exports: Arc::default(),
            reads: Arc::new(Reads::of(
                modules
                    .iter()
                    .filter(|module| module.notes_reads())
                    .map(|module| module.table().resource),
            )),
            tables,
            dependents: Arc::new(Dependents::new(
                modules.iter().filter_map(Routes::dependent),
            )),
            rate_limiter: Arc::default(),
            requests: Arc::default(),
            config: Arc::new(config),
        })
    }

    /// Gives the table of the database with a name, where it has a module whose records a user may read.
    pub fn readable<'a>(
        &'a self,
        user: &'a User,
    ) -> impl Fn(&str) -> Option<&'static TableInfo> + 'a {
        |table| {
            let mut named = self
                .tables
                .iter()
                .filter(|known| known.name.eq_ignore_ascii_case(table));
            named
                .find(|known| user.may(known.resource, "read"))
                .copied()
        }
    }

    /// What a user who may read a table of the database knows it by: the resource of its module, or its own name where it has none.
    pub fn name_of(&self, user: &User, table: &str) -> Option<String> {
        match self.readable(user)(table) {
            Some(known) => Some(known.resource.to_owned()),
            None => user
                .may_everything()
                .then(|| table.to_lowercase().replace('_', "-")),
        }
    }

    /// Whether a user may read a table of the database. One without a module is nobody's but theirs who may do everything.
    pub fn may_read(&self, user: &User, table: &str) -> bool {
        self.readable(user)(table).is_some() || user.may_everything()
    }
}

/// What the routes of the modules and those about users ask for.
fn permissions(modules: &[Routes]) -> BTreeSet<String> {
    let of_modules = modules.iter().flat_map(Routes::permissions);
    of_modules
        .chain(auth::PERMISSIONS.map(str::to_owned))
        .collect()
}

impl FromRequestParts<App> for App {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(app.clone())
    }
}
