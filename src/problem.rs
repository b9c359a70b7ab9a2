//! What a person did wrong and how to mend it: one clear message each, all of a run together.

use std::fmt;

/// One thing that is wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What happened; lower case, no full stop, names in backticks.
    pub what: String,
    /// Where: `schema.sql:7:3`, `--field price:moneyy`.
    pub at: Option<String>,
    /// What to do.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem without a place or a way out yet.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), at: None, hint: None }
    }

    /// The same problem, with its place.
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.at = Some(place.into());
        self
    }

    /// The same problem, with the way out.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// All problems of one input. Displayed as `error: ...`, `  at ...`, `hint: ...`, one block each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "error: {}", problem.what)?;
            if let Some(at) = &problem.at {
                write!(f, "\n  at {at}")?;
            }
            if let Some(hint) = &problem.hint {
                write!(f, "\nhint: {hint}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
