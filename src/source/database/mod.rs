//! The schema of a live database, read as statements.

mod live_schema;
mod postgres;
mod refusal;
mod sqlite;

pub use live_schema::LiveSchema;

use crate::dialect::Dialect;
use crate::naming;
use crate::problem::{Problem, Problems};
use ::postgres::Config;
use ::postgres::config::SslMode;
use refusal::{WAYS, wrong};
use std::path::{Path, PathBuf};

/// Where a database is, and what of it is read.
#[derive(Clone, Debug)]
pub struct Database {
    address: Address,
    /// Schemas of PostgreSQL; all when there is none.
    schemas: Vec<String>,
}

/// Shows no password, not even with `{:?}`.
#[derive(Clone, Debug)]
enum Address {
    Postgres(Box<Config>),
    Sqlite(PathBuf),
}

impl Database {
    /// Reads a URL. It may hold a password, so nothing repeats it; `password` is taken when it holds none.
    ///
    /// # Errors
    /// A URL of something that is not read, or that does not say enough.
    pub fn parse(url: &str, schemas: Vec<String>, password: Option<&str>) -> Result<Self, Problem> {
        const FORMS: &str = "postgres://USER@HOST/NAME, or sqlite://FILE";
        let (scheme, rest) = url.split_once(':').unwrap_or_default();
        let address = match scheme.to_ascii_lowercase().as_str() {
            "postgres" | "postgresql" => Address::Postgres(Box::new(postgres_address(url, password)?)),
            "sqlite" => Address::Sqlite(sqlite_path(rest).ok_or_else(|| wrong("it names no file").hint(FORMS))?),
            "mysql" | "mariadb" => {
                return Err(wrong("a server of MySQL or MariaDB is not read")
                    .hint("give the schema as a file: `mysqldump -d NAME > schema.sql`, then `--ddl schema.sql`"));
            }
            _ => return Err(wrong("it is no URL of a database that is read").hint(FORMS)),
        };
        if !schemas.is_empty() && matches!(address, Address::Sqlite(_)) {
            return Err(Problem::new("SQLite has no schemas").at("--schema").hint("leave it out"));
        }
        Ok(Self { address, schemas })
    }

    /// Reads the schema, as the database has it now.
    ///
    /// # Errors
    /// A database that cannot be reached or read.
    pub fn read(&self, cwd: &Path) -> Result<LiveSchema, Problems> {
        match &self.address {
            Address::Postgres(config) => postgres::read(config, &self.schemas),
            Address::Sqlite(path) => Ok(sqlite::read(&cwd.join(path), &self.label())?),
        }
    }

    pub fn dialect(&self) -> Dialect {
        match self.address {
            Address::Postgres(_) => Dialect::Postgres,
            Address::Sqlite(_) => Dialect::Sqlite,
        }
    }

    /// The database as messages call it.
    pub fn label(&self) -> String {
        match &self.address {
            Address::Postgres(config) => postgres::label(config),
            Address::Sqlite(path) => path.display().to_string(),
        }
    }

    /// What it is about, by its name.
    pub fn title(&self) -> String {
        let name = match &self.address {
            Address::Postgres(config) => config.get_dbname().unwrap_or_default().into(),
            Address::Sqlite(path) => path.file_stem().unwrap_or_default().to_string_lossy(),
        };
        let words: Vec<&str> = std::iter::once(&*name).chain(self.schemas.iter().map(String::as_str)).collect();
        naming::identifier(&words.join("_"))
    }
}

fn postgres_address(url: &str, password: Option<&str>) -> Result<Config, Problem> {
    const NO_TLS: &str = "encrypted connections (`sslmode=require` and above) are not there yet";
    if url.contains("sslmode=verify") {
        return Err(wrong(NO_TLS).hint(WAYS));
    }
    let mut config: Config = url.parse().map_err(|error: ::postgres::Error| {
        let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
        wrong(&format!("it cannot be read{cause}"))
            .hint("postgres://USER@HOST/NAME; signs in names and passwords are written like `%40`")
    })?;
    if config.get_ssl_mode() == SslMode::Require {
        return Err(wrong(NO_TLS).hint(WAYS));
    }
    if config.get_dbname().is_none_or(str::is_empty) {
        return Err(wrong("it names no database").hint("postgres://USER@HOST/NAME"));
    }
    if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
        config.host("localhost");
    }
    if let (None, Some(password)) = (config.get_password(), password) {
        config.password(password);
    }
    Ok(config)
}

/// The file of `sqlite://shop.db?mode=ro`, `sqlite:shop.db`, `sqlite:///data/shop.db`.
fn sqlite_path(rest: &str) -> Option<PathBuf> {
    let path = rest.strip_prefix("//").unwrap_or(rest);
    let path = path.split('?').next().unwrap_or(path);
    (!path.is_empty() && path != ":memory:").then(|| path.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(url: &str) -> Result<Database, Problem> {
        Database::parse(url, Vec::new(), Some("from the environment"))
    }

    #[test]
    fn databases_are_called_without_passwords() {
        for (url, shown, title) in [
            ("postgres://me:s3cret@db.example:5433/shop", "postgres://db.example:5433/shop", "shop"),
            ("postgresql:///My%20Shop?user=me", "postgres://localhost:5432/My Shop", "my_shop"),
            ("postgres://me@h/shop?sslmode=prefer&connect_timeout=3", "postgres://h:5432/shop", "shop"),
            ("sqlite://data/shop.db?mode=ro", "data/shop.db", "shop"),
            ("sqlite:///var/Shop-2.sqlite", "/var/Shop-2.sqlite", "shop_2"),
            ("sqlite:shop.db", "shop.db", "shop"),
        ] {
            let database = parse(url).unwrap_or_else(|problem| panic!("{url}: {}", problem.what));
            assert_eq!((database.label().as_str(), database.title().as_str()), (shown, title), "{url}");
            assert!(!format!("{database:?}").contains("s3cret"));
        }
        let sales = Database::parse("postgres://h/shop", vec!["sales".to_owned()], None).unwrap();
        assert_eq!(sales.title(), "shop_sales");
    }

    #[test]
    fn what_is_not_read_is_refused_without_repeating_it() {
        for (url, expected) in [
            ("mysql://root:s3cret@h/shop", "MySQL or MariaDB"),
            ("s3cret", "no URL of a database"),
            ("oracle://me:s3cret@h/shop", "no URL of a database"),
            ("postgres://me:s3cret@h", "names no database"),
            ("postgres://me:s3cret@h/shop?sslmode=require", "encrypted connections"),
            ("postgres://me:s3cret@h/shop?sslmode=verify-full", "encrypted connections"),
            ("postgres://me:s3cret@h:port/shop", "cannot be read"),
            ("postgres://me:s3cret@h/shop?sslrootcert=x", "sslrootcert"),
            ("sqlite://", "names no file"),
            ("sqlite::memory:", "names no file"),
        ] {
            let problem = parse(url).unwrap_err();
            assert!(problem.what.contains(expected), "{url}: {}", problem.what);
            assert!(!format!("{problem:?}").contains("s3cret"), "{url}: {problem:?}");
        }
        assert!(Database::parse("sqlite:a.db", vec!["x".to_owned()], None).is_err());
    }
}
