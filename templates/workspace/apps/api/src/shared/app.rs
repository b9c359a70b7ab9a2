//! What handlers can reach.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::auth::Tokens;
use super::config::Config;
use super::database::Database;
use super::database::address::OpenError;
use super::database::pulse::Pulse;
use super::events::Hub;
use super::http::Routes;
use super::http::rate_limit::RateLimiter;
use super::http::reading::ListTurns;
use super::import::Imports;
use super::seats::Seats;

/// What every handler can reach.
#[derive(Debug, Clone)]
pub struct App {
    pub config: Arc<Config>,
    pub database: Database,
    pub pulse: Arc<Pulse>,
    pub tokens: Arc<Tokens>,
    pub events: Arc<Hub>,
    pub rate_limiter: Arc<RateLimiter>,
    /// The requests that are being answered, by their address, where a proxy tells it.
    pub requests: Arc<Seats<IpAddr>>,
    pub lists: Arc<ListTurns>,
    pub imports: Arc<Imports>,
}

impl App {
    /// Opens the database and brings it up to date.
    pub async fn start(config: Config, modules: &[Routes]) -> Result<Self, OpenError> {
        let database = Database::open(&config.database_url, config.statement_limit).await?;
        Ok(Self {
            lists: Arc::new(ListTurns::new(database.readers())),
            pulse: Arc::new(Pulse::new(database.clone())),
            database,
            tokens: Arc::new(Tokens::new(&config.jwt_secret)),
            events: Arc::new(Hub::new(modules.iter().map(Routes::resource))),
            imports: Arc::new(Imports::new(modules.iter().filter_map(Routes::importer))),
            rate_limiter: Arc::default(),
            requests: Arc::default(),
            config: Arc::new(config),
        })
    }
}

impl FromRequestParts<App> for App {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(app.clone())
    }
}
