//! How a run ended, as the shell sees it.

/// The exit status of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Done, or nothing to do.
    Done = 0,
    /// A person must act: a conflict, a file that is not ours, a missing anchor.
    NeedsPerson = 1,
    /// Wrong usage, bad input or a failure; nothing was written.
    Failed = 2,
}

impl From<ExitStatus> for std::process::ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status as u8)
    }
}
