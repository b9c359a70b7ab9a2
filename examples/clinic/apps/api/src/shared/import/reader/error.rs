//! Why a file cannot be read.

use std::io;

/// Why a file cannot be read, in a sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Something is wrong with the file.
    #[error("{0}")]
    Invalid(String),
    /// Something is wrong with the server.
    #[error("The server could not read the file")]
    Server(#[from] io::Error),
}

impl FileError {
    pub fn invalid(sentence: impl Into<String>) -> Self {
        Self::Invalid(sentence.into())
    }
}
