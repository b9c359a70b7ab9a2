//! What the database deletes and changes by itself when a record goes: `ON DELETE CASCADE`, `SET NULL` and `SET DEFAULT`.

mod dependent;
mod rows;
#[cfg(test)]
mod tests;
mod walk;

pub use dependent::{Dependent, Dependents, Effect, Follower, ForeignKey, of};
pub use rows::Rows;
pub use walk::Consequences;
