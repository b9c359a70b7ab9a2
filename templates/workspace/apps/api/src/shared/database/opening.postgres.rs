//! Why a database of PostgreSQL cannot be opened.

use sqlx::migrate::MigrateError;
use sqlx::postgres::PgConnectOptions;

use super::address::OpenError;

/// Refuses an address that ends where its password has a `/`, `?` or `#`: the rest would be taken for the name of a database.
pub fn check_password(url: &str) -> Result<(), OpenError> {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, behind) = rest.split_at(end);
    match !authority.contains('@') && behind.contains('@') {
        true => Err(OpenError(
            "DATABASE_URL has an `@` too late: write `/`, `?`, `#` and `@` in names and passwords as %2F, %3F, %23 and %40"
                .to_owned(),
        )),
        false => Ok(()),
    }
}

/// What an error means that came when the database was opened or migrated.
pub fn explain(options: &PgConnectOptions, error: &MigrateError) -> OpenError {
    let user = options.get_username();
    let database = options.get_database().unwrap_or(user);
    let server = server(options);
    let reason = match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
            reason(options, error)
        }
        _ => None,
    };
    let reason = reason.unwrap_or_else(|| format!("cannot be used: {error}"));
    OpenError(format!(
        "the database `{database}` of DATABASE_URL (PostgreSQL at {server}, user `{user}`) {reason}"
    ))
}

fn server(options: &PgConnectOptions) -> String {
    let port = options.get_port();
    match options.get_socket() {
        Some(folder) => format!("{}:{port}", folder.display()),
        None => format!("{}:{port}", options.get_host()),
    }
}

fn reason(options: &PgConnectOptions, error: &sqlx::Error) -> Option<String> {
    match error {
        sqlx::Error::Io(error) => Some(format!(
            "cannot be reached: {error}; start the server, or correct the host and the port"
        )),
        sqlx::Error::PoolTimedOut => Some(
            "does not answer: look whether it is PostgreSQL that listens there, and what it waits for"
                .to_owned(),
        ),
        sqlx::Error::Tls(error) => Some(format!(
            "has no connection with TLS: {error}; see `sslmode` in DATABASE_URL"
        )),
        sqlx::Error::Database(error) => refusal(options, &error.code()?, error.message()),
        _ => None,
    }
}

/// What the codes of <https://www.postgresql.org/docs/current/errcodes-appendix.html> mean at the start.
fn refusal(options: &PgConnectOptions, code: &str, message: &str) -> Option<String> {
    let (host, port) = (options.get_host(), options.get_port());
    let user = options.get_username();
    let database = options.get_database().unwrap_or(user);
    match code {
        "28P01" => Some("refuses the password: check user and password".to_owned()),
        "28000" => Some(format!(
            "does not let this user in: {message}; check the user, add `?sslmode=require` where TLS is asked for, \
             or see the server's pg_hba.conf"
        )),
        "3D000" => Some(format!(
            "does not exist: make it with `createdb -h {host} -p {port} -U {user} {database}`, or correct the name"
        )),
        "42501" => Some(format!(
            "does not allow this user to make tables: {message}; make the user its owner"
        )),
        "53300" => Some(format!(
            "has no room: {message}; end some connections, or raise `max_connections`"
        )),
        "57P03" => Some(format!("is not ready: {message}; wait until it is")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_that_cuts_the_address_is_refused() {
        assert!(check_password("postgres://me:hunter/2@db/shop").is_err());
        assert!(check_password("postgres://me:hunter%2F2@db/shop?sslmode=require").is_ok());
        assert!(check_password("postgres://db/shop").is_ok());
    }

    #[test]
    fn errors_name_the_place_and_no_password() {
        let url = "postgres://me:hunter2@db.example:5433/shop";
        let options: PgConnectOptions = url.parse().unwrap();
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        let error = explain(&options, &sqlx::Error::Io(refused).into()).to_string();
        let place = "`shop` of DATABASE_URL (PostgreSQL at db.example:5433, user `me`)";
        assert!(error.contains(place), "{error}");
        assert!(!error.contains("hunter2"), "{error}");
        let missing = refusal(&options, "3D000", "").unwrap();
        assert!(missing.contains("`createdb -h db.example -p 5433 -U me shop`"));
    }
}
