//! Why a database is not read, and what to do.

use crate::problem::Problem;

/// What to do where a connection must be encrypted.
pub const WAYS: &str = "read it through a tunnel (`ssh -L 5432:HOST:5432 ...`), or give the schema as a file: \
    `pg_dump -s NAME > schema.sql`, then `--ddl schema.sql`";

/// A URL that is not read.
pub fn wrong(what: &str) -> Problem {
    Problem::new(what).at("--database-url")
}
