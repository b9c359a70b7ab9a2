//! Why a SQLite file cannot be opened.

use std::fs;
use std::path::Path;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::SqliteConnectOptions;

use super::address::OpenError;
use super::{EXAMPLE_URL, primary_code};

/// Refuses a file that cannot be there, before SQLite makes anything.
pub fn check_place(options: &SqliteConnectOptions) -> Result<(), OpenError> {
    let file = options.get_filename();
    let refuse = |reason: &str| Err(refusal(file, reason));
    if file.as_os_str().is_empty() {
        return Err(OpenError(format!(
            "DATABASE_URL names no file: set it to an address such as {EXAMPLE_URL}"
        )));
    }
    if file.is_dir() {
        return refuse("is a folder: name a file in it");
    }
    let folder = file.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    match folder.map(fs::metadata) {
        Some(Err(error)) => refuse(&format!(
            "cannot be reached: {error}; make its folder, or name another file"
        )),
        Some(Ok(folder)) if !folder.is_dir() => refuse("lies below a file: name another file"),
        _ => Ok(()),
    }
}

/// What an error means that came when the file was opened or migrated.
pub fn explain(options: &SqliteConnectOptions, error: &MigrateError) -> OpenError {
    let sql_error = match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => Some(error),
        _ => None,
    };
    let file = options.get_filename();
    match sql_error.and_then(reason) {
        Some(reason) => refusal(file, reason),
        None => refusal(file, &format!("cannot be used: {error}")),
    }
}

fn reason(error: &sqlx::Error) -> Option<&'static str> {
    match error {
        // Opening a file waits for nothing else.
        sqlx::Error::PoolTimedOut => reason_of_code(5),
        sqlx::Error::Database(error) => reason_of_code(primary_code(&error.code()?)?),
        _ => None,
    }
}

/// What the codes of <https://sqlite.org/rescode.html> mean at the start.
fn reason_of_code(code: u32) -> Option<&'static str> {
    match code {
        5 | 6 => Some("is locked by another program: end that one, or wait until it is done"),
        8 => Some(
            "can only be read: allow this user to write it and its folder, and leave out `mode=ro`",
        ),
        14 => Some("cannot be opened: allow this user to read and write it and its folder"),
        26 => Some("is not a database of SQLite: name another file"),
        _ => None,
    }
}

fn refusal(file: &Path, reason: &str) -> OpenError {
    let file = file.display();
    OpenError(format!("the file `{file}` of DATABASE_URL {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_without_a_folder_is_refused() {
        let check = |file: &str| check_place(&SqliteConnectOptions::new().filename(file));
        let place = std::env::temp_dir();
        assert!(check("app.db").is_ok());
        assert!(check(&place.join("app.db").to_string_lossy()).is_ok());
        assert!(check("").is_err());
        assert!(check(&place.to_string_lossy()).is_err());
        assert!(check("no-such-folder/app.db").is_err());
        assert!(check("Cargo.toml/app.db").is_err());
    }
}
