//! The settings of this process, read once from its environment.

mod settings;

use std::env;
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use async_nats::ServerAddr;
use chrono::TimeDelta;

use self::settings::Settings;
use crate::shared::database::address::OpenError;
use crate::shared::http::TrustedProxies;
use crate::shared::http::base_path::BasePath;
use crate::shared::http::pages::Pages;

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
    /// The path that everything is below.
    pub base_path: BasePath,
    /// The built front end, where this server is to serve it.
    pub pages: Option<Pages>,
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

/// Everything that is wrong with the settings, so that one start tells all of it.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct ConfigErrors(Vec<ConfigError>);

impl Config {
    pub fn from_env() -> Result<Self, ConfigErrors> {
        Self::read(Settings::new(|name| {
            env::var_os(name).map(|value| value.to_string_lossy().into_owned())
        }))
    }

    fn read(mut settings: Settings<'_>) -> Result<Self, ConfigErrors> {
        let it = &mut settings;
        let environment = it.environment();
        let base_path = it.parsed("BASE_PATH", BasePath::default(), "a path such as /shop/");
        let config = Self {
            environment,
            host: it.parsed("HOST", Ipv4Addr::LOCALHOST.into(), "an IP address"),
            port: it.parsed("PORT", 3333, "a port number"),
            database_url: it.database_url(),
            statement_limit: it.seconds("STATEMENT_SECONDS", 15),
            cors_origins: it.cors_origins(environment),
            pages: it.pages(&base_path),
            base_path,
            shows_docs: it.parsed(
                "API_DOCS",
                environment == Environment::Development,
                "true or false",
            ),
            rate_limit_per_minute: it.parsed("RATE_LIMIT_PER_MINUTE", 1200, "a whole number"),
            sign_ins_per_minute: it.parsed(
                "SIGN_INS_PER_MINUTE",
                SIGN_INS_PER_MINUTE,
                "a whole number above 0",
            ),
            trusted_proxies: it.parsed(
                "TRUST_PROXY",
                TrustedProxies::Count(0),
                "true, false, a number of proxies, or their addresses and networks with commas between",
            ),
            connections: ConnectionLimits {
                count: it.parsed("CONNECTIONS", 10_000, "a whole number"),
                of_address: it.parsed("CONNECTIONS_PER_ADDRESS", 1000, "a whole number"),
                first_request: it.seconds("HEADERS_SECONDS", 15),
                body: it.seconds("BODY_SECONDS", 20),
                idle: it.seconds("IDLE_SECONDS", 75),
            },
            memory: it.parsed("MEMORY_MB", 128, "a whole number of MiB"),
            dev_admin_password: it.given("DEV_ADMIN_PASSWORD"),
            events: it.events(),
            imports: ImportQuota {
                of_user: it.parsed("IMPORT_BYTES_PER_USER", 1 << 30, "a whole number"),
                in_all: it.parsed("IMPORT_BYTES", 10 << 30, "a whole number"),
            },
            // Last, as one that is made for development is kept, which a start that is refused must not do.
            jwt_secret: it.jwt_secret(environment),
        };
        match settings.mistakes {
            mistakes if mistakes.is_empty() => Ok(config),
            mistakes => Err(ConfigErrors(mistakes)),
        }
    }

    pub fn is_production(&self) -> bool {
        self.environment == Environment::Production
    }
}

const SIGN_INS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(20).unwrap();

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::database::EXAMPLE_URL;

    fn read(variables: &[(&str, &str)]) -> Result<Config, String> {
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Config::read(Settings::new(variable)).map_err(|mistakes| mistakes.to_string())
    }

    #[test]
    fn production_says_all_that_is_wrong_at_once() {
        let wrong = read(&[
            ("APP_ENV", "production"),
            ("PORT", "http"),
            ("BASE_PATH", "https://shop.example.com/"),
            ("WEB_DIR", "/nowhere"),
            ("DATABASE_URL", ""),
            ("CORS_ORIGINS", "*"),
            ("SIGN_INS_PER_MINUTE", "0"),
            ("HEADERS_SECONDS", "0"),
            ("EVENTS_NATS_URL", "nats://user:password@["),
        ])
        .unwrap_err();
        for name in [
            "PORT",
            "BASE_PATH",
            "WEB_DIR",
            "DATABASE_URL",
            "CORS_ORIGINS",
            "SIGN_INS_PER_MINUTE",
            "HEADERS_SECONDS",
            "EVENTS_NATS_URL",
            "`JWT_SECRET` must be set",
        ] {
            assert!(wrong.contains(name), "{name}: {wrong}");
        }
        assert!(!wrong.contains("password"), "{wrong}");
    }

    #[test]
    fn production_takes_no_secret_that_can_be_guessed() {
        let secret = |secret: &str| {
            let production = [("APP_ENV", "production"), ("DATABASE_URL", EXAMPLE_URL)];
            read(&[&production[..], &[("JWT_SECRET", secret)]].concat())
        };
        for guessable in ["", "short", &"a".repeat(64), &"secret".repeat(8)] {
            let refused = secret(guessable).unwrap_err();
            assert!(refused.contains("JWT_SECRET"), "{refused}");
        }
        let config = secret("0123456789abcdef0123456789abcdef").unwrap();
        assert!(config.is_production() && !config.shows_docs);
        assert!(config.cors_origins.is_empty(), "{:?}", config.cors_origins);
    }

    #[test]
    fn an_environment_that_cannot_be_read_is_no_development() {
        let refused = read(&[("APP_ENV", "prod"), ("DATABASE_URL", EXAMPLE_URL)]).unwrap_err();
        assert!(
            refused.contains("APP_ENV") && refused.contains("JWT_SECRET"),
            "{refused}"
        );
    }
}
