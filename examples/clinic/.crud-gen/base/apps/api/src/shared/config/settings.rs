//! Reads settings one by one, and remembers what is wrong with them.

use std::collections::BTreeSet;
use std::fs;
use std::num::{NonZeroU32, ParseIntError};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use async_nats::ServerAddr;
use chrono::TimeDelta;

use super::{ConfigError, DATA_DIR, Environment, EventConfig};
use crate::shared::auth::secret;
use crate::shared::database::DEFAULT_DATABASE_URL;
use crate::shared::database::address;
use crate::shared::http::base_path::BasePath;
use crate::shared::http::pages::{self, Pages};

/// What a variable of the environment is.
type Variables<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// The environment of this process, and what was found wrong in it so far.
pub struct Settings<'a> {
    variable: Box<Variables<'a>>,
    pub mistakes: Vec<ConfigError>,
}

impl<'a> Settings<'a> {
    pub fn new(variable: impl Fn(&str) -> Option<String> + 'a) -> Self {
        Self {
            variable: Box::new(variable),
            mistakes: Vec::new(),
        }
    }

    pub fn given(&self, name: &str) -> Option<String> {
        (self.variable)(name).filter(|value| !value.is_empty())
    }

    /// A value, or the default where it is not given; a mistake is remembered.
    pub fn parsed<T: FromStr>(
        &mut self,
        name: &'static str,
        default: T,
        expected: &'static str,
    ) -> T {
        let Some(value) = self.given(name) else {
            return default;
        };
        value.parse().unwrap_or_else(|_| {
            self.mistakes.push(invalid(name, &value, expected));
            default
        })
    }

    pub fn seconds(&mut self, name: &'static str, default: u64) -> Duration {
        let default = Seconds(Duration::from_secs(default));
        self.parsed(name, default, "a whole number of seconds, at least 1")
            .0
    }

    /// What was read, or nothing when that is a mistake, which is remembered.
    fn checked<T: Default>(&mut self, result: Result<T, ConfigError>) -> T {
        result.unwrap_or_else(|mistake| {
            self.mistakes.push(mistake);
            T::default()
        })
    }

    /// Where it cannot be read, the stricter one is checked.
    pub fn environment(&mut self) -> Environment {
        match self.given("APP_ENV").as_deref() {
            None | Some("development") => Environment::Development,
            Some("production") => Environment::Production,
            Some(other) => {
                let mistake = invalid("APP_ENV", other, "development or production");
                self.mistakes.push(mistake);
                Environment::Production
            }
        }
    }

    /// Unlike another setting it is not left out when it is empty: a secret that did not arrive must not lead to an empty database.
    pub fn database_url(&mut self) -> String {
        let url = (self.variable)("DATABASE_URL");
        let url = url.unwrap_or_else(|| DEFAULT_DATABASE_URL.unwrap_or_default().to_owned());
        let is_right = address::parse(&url).map(|_| ()).map_err(ConfigError::from);
        self.checked(is_right);
        url
    }

    pub fn jwt_secret(&mut self, environment: Environment) -> String {
        let secret = match (self.given("JWT_SECRET"), environment) {
            (Some(secret), Environment::Production) if is_guessable(&secret) => Err(invalid(
                "JWT_SECRET",
                "...",
                "at least 32 random characters",
            )),
            (Some(secret), _) => Ok(secret),
            (None, Environment::Production) => Err(ConfigError::Missing("JWT_SECRET")),
            (None, Environment::Development) if !self.mistakes.is_empty() => Ok(String::new()),
            (None, Environment::Development) => development_secret().map_err(ConfigError::from),
        };
        self.checked(secret)
    }

    /// The pages of the front end: of the folder that is named, or beside the program.
    pub fn pages(&mut self, base: &BasePath) -> Option<Pages> {
        let named = self.given("WEB_DIR").map(PathBuf::from);
        let folder = named.or_else(pages::folder_beside_program)?;
        let pages = Pages::open(folder.clone(), base).map(Some);
        self.checked(pages.map_err(|error| {
            let folder = format!("{}: {error}", folder.display());
            invalid("WEB_DIR", &folder, "a folder with a built front end")
        }))
    }

    /// In production the pages come from the address of the API, unless others are named.
    pub fn cors_origins(&mut self, environment: Environment) -> Vec<String> {
        let list = self.given("CORS_ORIGINS");
        let own = match environment {
            Environment::Development => "http://localhost:4200",
            Environment::Production => "",
        };
        let origins = origins(list.as_deref().unwrap_or(own));
        self.checked(origins)
    }

    pub fn events(&mut self) -> EventConfig {
        let days: u16 = self.parsed("EVENTS_KEPT_DAYS", 7, "a whole number of days");
        let server = self.given("EVENTS_NATS_URL").map(nats_server).transpose();
        EventConfig {
            kept_for: TimeDelta::days(days.into()),
            kept_events: self.parsed("EVENTS_KEPT", 1_000_000, "a whole number"),
            replayed: self.parsed("EVENTS_REPLAYED", 10_000, "a whole number"),
            sockets_per_user: self.parsed("EVENTS_SOCKETS_PER_USER", 50, "a whole number"),
            nats_server: self.checked(server),
        }
    }
}

struct Seconds(Duration);

impl FromStr for Seconds {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let seconds: NonZeroU32 = text.parse()?;
        Ok(Self(Duration::from_secs(seconds.get().into())))
    }
}

/// Too short, or of so few characters that nobody has drawn it by chance.
fn is_guessable(secret: &str) -> bool {
    let characters: BTreeSet<char> = secret.chars().collect();
    secret.len() < 32 || characters.len() < 8
}

fn nats_server(url: String) -> Result<ServerAddr, ConfigError> {
    let expected = "the address of a NATS server, such as nats://127.0.0.1:4222";
    url.parse()
        .map_err(|_| invalid("EVENTS_NATS_URL", "...", expected))
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
