//! Errors of the database that are over when the same request comes again.

use super::unavailability_of_code;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unavailability {
    /// It is locked, or has too much to do.
    Busy,
    /// It does not answer.
    Away,
    /// It was asked for something that takes too long.
    Slow,
}

/// Why the database was not available, if that is what an error is about.
pub fn of(error: &sqlx::Error) -> Option<Unavailability> {
    match error {
        sqlx::Error::PoolTimedOut => Some(Unavailability::Busy),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => Some(Unavailability::Away),
        sqlx::Error::Database(error) => unavailability_of_code(&error.code()?),
        _ => None,
    }
}
