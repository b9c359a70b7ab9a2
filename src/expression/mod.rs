//! SQL expressions that mean the same on every database: what checks, defaults and computed columns are made of.
//!
//! Text goes in through [`parsed`], which lets only this small language pass, and comes out through `Term::sql`, so
//! nothing that a schema says can become other SQL than an expression over its own columns.

mod evaluate;
mod literal;
pub mod number;
mod read;
mod scale;
mod term;
#[cfg(test)]
mod tests;
mod write;

pub use evaluate::Scalar;
pub use literal::literal;
pub(crate) use read::plain_arguments;
pub use read::{Columns, expression, parsed, term};
pub use scale::{condition_in_minor_units, number_in_minor_units};
pub use term::{FUNCTIONS, Operator, Term};
pub use write::Spelled;
