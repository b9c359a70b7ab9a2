//! What every module uses.

pub mod audit;
pub mod auth;
pub mod bulk;
pub mod change;
pub mod clock;
pub mod column;
pub mod database;
pub mod docs;
pub mod entity;
pub mod envelope;
pub mod error;
pub mod events;
pub mod extract;
pub mod idempotency;
pub mod import;
pub mod input;
pub mod journal;
pub mod json;
pub mod key;
pub mod middleware;
pub mod openapi;
pub mod pool;
pub mod query;
pub mod rate_limit;
pub mod refusal;
pub mod routes;
pub mod rules;
pub mod secret;
pub mod sql_types;
pub mod table;
#[cfg(test)]
mod test_database;
#[cfg(test)]
pub mod testing;
pub mod upkeep;
pub mod value;
pub mod version;
mod violation;
