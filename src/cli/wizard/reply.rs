//! What comes of a question.

use std::fmt::{self, Display};

/// What came of a question.
pub enum Reply {
    Next,
    /// There was nothing to ask.
    Skipped,
    /// Esc: to the question before.
    Back,
}

/// An option with what is said of it.
pub struct Choice<T> {
    pub value: T,
    text: String,
}

impl<T> Choice<T> {
    pub fn new(value: T, text: impl Into<String>) -> Self {
        Self { value, text: text.into() }
    }
}

impl<T> Display for Choice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Turns an answer into what comes next; `take` is given what was answered.
pub fn accept<T>(answer: Option<T>, take: impl FnOnce(T)) -> Reply {
    match answer {
        Some(value) => {
            take(value);
            Reply::Next
        }
        None => Reply::Back,
    }
}
