//! What the database deletes and changes by itself when a record goes (`ON DELETE CASCADE`, `SET NULL`, `SET DEFAULT`) or gets
//! another key (`ON UPDATE CASCADE`).

mod bounds;
mod dependent;
mod foreign_key;
mod moved;
mod rows;
#[cfg(test)]
mod tests;
mod walk;

pub use dependent::{Dependent, Dependents, Follower, of};
pub use foreign_key::{Effect, ForeignKey, Referred};
pub use rows::Rows;
pub use walk::Consequences;
