//! How a command ended.

use super::exit::ExitStatus;

/// What a command has to print, and how it ended.
pub struct Outcome {
    pub stdout: String,
    pub status: ExitStatus,
}

impl Outcome {
    /// It did what it was asked to.
    pub fn done(stdout: String) -> Self {
        Self { stdout, status: ExitStatus::Done }
    }
}
