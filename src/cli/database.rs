//! The flags that name a live database.

use crate::problem::Problem;
use crate::source::Statements;
use crate::source::database::Database;
use clap::Args as ClapArgs;
use std::path::PathBuf;

/// A database whose schema is read. The URL is never repeated: it may hold a password.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct DatabaseArgs {
    /// A database whose schema is read: postgres://USER@HOST/NAME (the password may be in PGPASSWORD), sqlite://FILE
    #[arg(long, value_name = "URL")]
    pub database_url: Option<String>,
    /// Only this schema of PostgreSQL, with what it needs of others (repeatable)
    #[arg(long, value_name = "NAME", requires = "database_url")]
    pub schema: Vec<String>,
}

impl DatabaseArgs {
    /// The database, if one is named.
    ///
    /// # Errors
    /// A URL of something that is not read.
    pub fn database(self) -> Result<Option<Database>, Problem> {
        let password = std::env::var("PGPASSWORD").ok();
        self.database_url.map(|url| Database::parse(&url, self.schema, password.as_deref())).transpose()
    }
}

/// The statements that a file or a database has; clap takes one of them only.
///
/// # Errors
/// A URL of something that is not read.
pub fn statements(file: Option<PathBuf>, live: DatabaseArgs) -> Result<Option<Statements>, Problem> {
    Ok(live.database()?.map(Statements::Database).or(file.map(Statements::File)))
}
