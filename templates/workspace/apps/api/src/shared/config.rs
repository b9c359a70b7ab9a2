//! The settings of this process, read once from its environment.

use std::env;
use std::fs;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use async_nats::ServerAddr;
use chrono::TimeDelta;

use crate::shared::auth::secret;
use crate::shared::database::DEFAULT_DATABASE_URL;
use crate::shared::database::address::{self, OpenError};
use crate::shared::http::{TrustedProxies, pages};

/// Where development keeps what must survive a restart. Ignored by git.
const DATA_DIR: &str = "data";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    Development,
    Production,
}

/// What is announced, to whom, and for how long it is kept.
#[derive(Debug, Clone)]
pub struct EventConfig {
    /// How long events are kept for those who are away.
    pub kept_for: TimeDelta,
    /// How many events are kept at most.
    pub kept_events: i64,
    /// How many missed events a socket gets in a minute; where there are more, it is told to read its lists.
    pub replayed: i64,
    /// How many sockets one user may have.
    pub sockets_per_user: usize,
    /// The NATS server that gets the events for other services.
    pub nats_server: Option<ServerAddr>,
}

/// How many connections there may be, and for how long one may be silent.
#[derive(Debug, Clone, Copy)]
pub struct ConnectionLimits {
    pub count: usize,
    /// How many there may be from one address. Behind a trusted proxy: how many requests at a time.
    pub of_address: usize,
    /// The time until the head of the first request is there.
    pub first_request: Duration,
    /// The time for a body, to which a second is added for each KiB of it.
    pub body: Duration,
    /// The time between requests, and between any two bytes.
    pub idle: Duration,
}

/// How many bytes of files to import are kept.
#[derive(Debug, Clone, Copy)]
pub struct ImportQuota {
    pub of_user: i64,
    pub in_all: i64,
}

#[derive(Debug, Clone)]
pub struct Config {
    pub environment: Environment,
    pub host: IpAddr,
    pub port: u16,
    pub database_url: String,
    /// How long a statement of a request may take.
    pub statement_limit: Duration,
    pub jwt_secret: String,
    /// The exact origins of web pages that may call this API.
    pub cors_origins: Vec<String>,
    /// The built front end, where this server is to serve it.
    pub web_folder: Option<PathBuf>,
    /// The description of the API is there for everybody (`/openapi.json`, `/docs`).
    pub shows_docs: bool,
    /// Requests a minute of one caller; 0 switches the limit off.
    pub rate_limit_per_minute: u32,
    /// Attempts to sign in a minute from one address.
    pub sign_ins_per_minute: NonZeroU32,
    /// Proxies in front of the server that tell where requests come from (`X-Forwarded-For`).
    pub trusted_proxies: TrustedProxies,
    pub connections: ConnectionLimits,
    /// How many MiB large requests and large answers take together.
    pub memory: u16,
    /// Password of the first user in development; made up when absent.
    pub dev_admin_password: Option<String>,
    pub events: EventConfig,
    pub imports: ImportQuota,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("`{name}` is `{value}`, which is not {expected}")]
    Invalid {
        name: &'static str,
        value: String,
        expected: &'static str,
    },
    #[error("`{0}` must be set")]
    Missing(&'static str),
    #[error(transparent)]
    Database(#[from] OpenError),
    #[error("cannot keep the development secret in `{DATA_DIR}`: {0}")]
    Secret(#[from] std::io::Error),
}

impl Config {
    pub fn from_env() -> Result<Self, ConfigError> {
        let environment = match text("APP_ENV", "development").as_str() {
            "development" => Environment::Development,
            "production" => Environment::Production,
            other => return Err(invalid("APP_ENV", other, "development or production")),
        };
        Ok(Self {
            environment,
            host: parsed("HOST", "127.0.0.1", "an IP address")?,
            port: parsed("PORT", "3333", "a port number")?,
            database_url: database_url()?,
            statement_limit: seconds("STATEMENT_SECONDS", "15")?,
            jwt_secret: jwt_secret(environment)?,
            cors_origins: origins(&text("CORS_ORIGINS", "http://localhost:4200"))?,
            web_folder: given("WEB_DIR")
                .map_or_else(pages::folder_beside_program, |folder| Some(folder.into())),
            shows_docs: parsed(
                "API_DOCS",
                match environment {
                    Environment::Development => "true",
                    Environment::Production => "false",
                },
                "true or false",
            )?,
            rate_limit_per_minute: parsed("RATE_LIMIT_PER_MINUTE", "1200", "a whole number")?,
            sign_ins_per_minute: parsed("SIGN_INS_PER_MINUTE", "20", "a whole number above 0")?,
            trusted_proxies: parsed(
                "TRUST_PROXY",
                "false",
                "true, false, a number of proxies, or their addresses and networks with commas between",
            )?,
            connections: connections()?,
            memory: parsed("MEMORY_MB", "128", "a whole number of MiB")?,
            dev_admin_password: given("DEV_ADMIN_PASSWORD"),
            events: events()?,
            imports: ImportQuota {
                of_user: parsed("IMPORT_BYTES_PER_USER", "1073741824", "a whole number")?,
                in_all: parsed("IMPORT_BYTES", "10737418240", "a whole number")?,
            },
        })
    }

    pub fn is_production(&self) -> bool {
        self.environment == Environment::Production
    }
}

fn connections() -> Result<ConnectionLimits, ConfigError> {
    Ok(ConnectionLimits {
        count: parsed("CONNECTIONS", "10000", "a whole number")?,
        of_address: parsed("CONNECTIONS_PER_ADDRESS", "1000", "a whole number")?,
        first_request: seconds("HEADERS_SECONDS", "15")?,
        body: seconds("BODY_SECONDS", "20")?,
        idle: seconds("IDLE_SECONDS", "75")?,
    })
}

fn events() -> Result<EventConfig, ConfigError> {
    let days: u16 = parsed("EVENTS_KEPT_DAYS", "7", "a whole number of days")?;
    Ok(EventConfig {
        kept_for: TimeDelta::days(days.into()),
        kept_events: parsed("EVENTS_KEPT", "1000000", "a whole number")?,
        replayed: parsed("EVENTS_REPLAYED", "10000", "a whole number")?,
        sockets_per_user: parsed("EVENTS_SOCKETS_PER_USER", "50", "a whole number")?,
        nats_server: given("EVENTS_NATS_URL").map(nats_server).transpose()?,
    })
}

fn nats_server(url: String) -> Result<ServerAddr, ConfigError> {
    let expected = "the address of a NATS server, such as nats://127.0.0.1:4222";
    url.parse()
        .map_err(|_| invalid("EVENTS_NATS_URL", "...", expected))
}

/// Unlike another setting it is not left out when it is empty: a secret that did not arrive must not lead to an empty database.
fn database_url() -> Result<String, ConfigError> {
    let url = match env::var_os("DATABASE_URL") {
        Some(url) => url.to_string_lossy().into_owned(),
        None => DEFAULT_DATABASE_URL.unwrap_or_default().to_owned(),
    };
    address::parse(&url)?;
    Ok(url)
}

fn jwt_secret(environment: Environment) -> Result<String, ConfigError> {
    match given("JWT_SECRET") {
        Some(secret) if secret.len() < 32 && environment == Environment::Production => {
            Err(invalid("JWT_SECRET", "...", "at least 32 characters long"))
        }
        Some(secret) => Ok(secret),
        None if environment == Environment::Production => Err(ConfigError::Missing("JWT_SECRET")),
        None => Ok(development_secret()?),
    }
}

/// Made once and kept, so that a restart signs nobody out.
fn development_secret() -> std::io::Result<String> {
    let path = Path::new(DATA_DIR).join("jwt-secret");
    if let Ok(secret) = fs::read_to_string(&path) {
        return Ok(secret);
    }
    let secret = secret::random();
    fs::create_dir_all(DATA_DIR)?;
    fs::write(&path, &secret)?;
    Ok(secret)
}

/// The origins of a list, each of them whole: whoever may come from anywhere is let in by no list.
fn origins(list: &str) -> Result<Vec<String>, ConfigError> {
    let origins = list.split(',');
    let origins = origins.map(|origin| origin.trim().trim_end_matches('/').to_owned());
    let origins: Vec<String> = origins.filter(|origin| !origin.is_empty()).collect();
    match origins.iter().find(|origin| !is_origin(origin)) {
        None => Ok(origins),
        Some(origin) => {
            let expected = "the origin of a page, such as https://app.example.com";
            Err(invalid("CORS_ORIGINS", origin, expected))
        }
    }
}

fn is_origin(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    host.is_some_and(|host| !host.is_empty() && host.chars().all(is_plain))
}

fn given(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn text(name: &str, default: &str) -> String {
    given(name).unwrap_or_else(|| default.to_owned())
}

fn parsed<T: FromStr>(
    name: &'static str,
    default: &str,
    expected: &'static str,
) -> Result<T, ConfigError> {
    let value = text(name, default);
    value.parse().map_err(|_| invalid(name, &value, expected))
}

fn seconds(name: &'static str, default: &str) -> Result<Duration, ConfigError> {
    let seconds: NonZeroU32 = parsed(name, default, "a whole number of seconds, at least 1")?;
    Ok(Duration::from_secs(seconds.get().into()))
}

fn invalid(name: &'static str, value: &str, expected: &'static str) -> ConfigError {
    ConfigError::Invalid {
        name,
        value: value.to_owned(),
        expected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_whole() {
        let list = origins("https://a.example.com/, http://localhost:4200,").unwrap();
        assert_eq!(list, ["https://a.example.com", "http://localhost:4200"]);
        for list in [
            "*",
            "https://*.example.com",
            "a.example.com",
            "https://",
            "null",
        ] {
            assert!(origins(list).is_err(), "{list}");
        }
    }
}
