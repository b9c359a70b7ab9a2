//! What rows are made of.

use serde::{Deserialize, Serialize};

/// What a cell holds. The cells of a CSV file hold text or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    #[serde(rename = "t")]
    Text,
    /// Plain digits, with a point before the fraction.
    #[serde(rename = "n")]
    Number,
    /// `2025-12-31`
    #[serde(rename = "d")]
    Date,
    /// `2025-12-31T23:59:59`
    #[serde(rename = "m")]
    DateTime,
    /// `23:59:59`
    #[serde(rename = "h")]
    Time,
    /// `true` or `false`
    #[serde(rename = "b")]
    Bool,
    /// A formula without a result ([`NO_RESULT`]), or one that failed: `#N/A`.
    #[serde(rename = "e")]
    Error,
    #[serde(rename = "0")]
    Empty,
}

/// What stands in the place of a result that a formula does not have.
pub const NO_RESULT: &str = "formula without a result";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub kind: CellKind,
}

impl Cell {
    pub fn new(kind: CellKind, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { kind, text }
    }

    pub fn empty() -> Self {
        Self::new(CellKind::Empty, "")
    }

    /// A cell of text, which is empty when there is none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        match text.is_empty() {
            true => Self::empty(),
            false => Self::new(CellKind::Text, text),
        }
    }

    /// Whether nobody would see anything in it.
    pub fn is_blank(&self) -> bool {
        self.kind == CellKind::Empty || self.text.trim().is_empty()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The row that a spreadsheet shows it in; the header is in 1.
    pub row_no: u64,
    pub cells: Vec<Cell>,
}
