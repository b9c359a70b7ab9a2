//! What is read of a live database.

use crate::loss::Loss;

/// A schema as statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveSchema {
    pub text: String,
    /// What no statement is written for.
    pub losses: Vec<Loss>,
}
