//! The database: its address, connections and transactions, how values are kept, and which rule a refused statement has broken.

pub mod address;
pub mod availability;
mod connection;
mod move_key;
mod opening;
pub mod pool;
pub mod pulse;
mod sql_types;
mod statement_limit;
mod stored_text;
mod testing;
pub mod violation;

pub use connection::*;
pub use move_key::move_key;
pub use sql_types::*;
pub use stored_text::{beyond_types, stored_text};
pub use testing::TestDatabase;

/// Those of the workspace, for the tests of the shared part.
#[cfg(test)]
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");
