//! The database: connections and transactions, how values are kept, and which rule a refused statement has broken.

mod connection;
pub mod pool;
mod sql_types;
#[cfg(test)]
mod testing;
pub mod violation;

pub use connection::*;
pub use sql_types::*;
#[cfg(test)]
pub use testing::TestDatabase;
