//! Products: REST under `/api/products`, events `products:*`.

pub mod controller;
pub mod hooks;
pub mod repository;
mod routes;
pub mod schemas;
#[cfg(test)]
mod tests;

pub use routes::routes;
