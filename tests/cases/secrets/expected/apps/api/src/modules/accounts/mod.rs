//! Accounts: REST under `/api/accounts`, events `accounts:*`.

pub mod controller;
pub mod hooks;
pub mod import;
pub mod repository;
mod routes;
pub mod schemas;
#[cfg(test)]
mod tests;

pub use routes::routes;
