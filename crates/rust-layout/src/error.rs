//! Says what cannot be laid out, and where it stands.

use std::fmt;

use crate::page::position;

/// A text that cannot be laid out: what is wrong with it, and where. Shown as `line:column: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// What was expected there, or what is wrong; without a full stop.
    pub message: String,
}

impl Error {
    /// `message` about the place `offset` bytes from the start of `text`.
    pub(crate) fn at(text: &str, offset: usize, message: impl Into<String>) -> Error {
        let (line, column) = position(text, offset);
        Error { line, column, message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for Error {}
