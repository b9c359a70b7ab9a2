//! `DATABASE_URL`: what it must look like, and why the database that it names cannot be opened.

use sqlx::Connection;

use super::{DATABASE_NAME, DbConnection, EXAMPLE_URL, URL_SCHEMES};

pub type Options = <DbConnection as Connection>::Options;

/// What is wrong, where, and what to do, in one line and without a password.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct OpenError(pub String);

/// Reads the address of a database. It is not shown, as there may be a password in it.
pub fn parse(url: &str) -> Result<Options, OpenError> {
    let reason = match scheme(url) {
        Some(scheme) if URL_SCHEMES.contains(&scheme) => match url.parse() {
            Ok(options) => return Ok(options),
            Err(sqlx::Error::Configuration(error)) => format!("cannot be read ({error})"),
            Err(error) => format!("cannot be read ({error})"),
        },
        Some(scheme) => format!("begins with `{scheme}:`"),
        None if url.is_empty() => "is empty or not set".to_owned(),
        None => format!("does not begin with `{}:`", URL_SCHEMES[0]),
    };
    Err(OpenError(format!(
        "DATABASE_URL {reason}; the database of this API is {DATABASE_NAME}: \
         set it to an address such as {EXAMPLE_URL}, in the environment or in `.env`"
    )))
}

/// What stands before the first colon, if it can be the beginning of a URL.
fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_scheme && scheme.chars().all(is_plain)).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_database_are_taken() {
        assert!(parse(EXAMPLE_URL).is_ok());
        let others = ["mysql://me:hunter2@db/shop", "http://localhost", "data", ""];
        for url in others {
            let error = parse(url).unwrap_err().to_string();
            assert!(error.contains(EXAMPLE_URL), "{url}: {error}");
            assert!(!error.contains("hunter2"), "{url}: {error}");
        }
        assert!(parse(&format!("{}/app", URL_SCHEMES[0])).is_err());
    }
}
