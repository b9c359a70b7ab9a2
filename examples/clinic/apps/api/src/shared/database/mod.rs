//! The database: its address, connections and transactions, how values are kept, and which rule a refused statement has broken.

pub mod address;
pub mod availability;
mod connection;
mod opening;
pub mod pool;
pub mod pulse;
mod sql_types;
mod statement_limit;
#[cfg(test)]
mod testing;
pub mod violation;

pub use connection::*;
pub use sql_types::*;
#[cfg(test)]
pub use testing::TestDatabase;
