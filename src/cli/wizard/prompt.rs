//! One question on the terminal.

use crate::problem::Problem;
use anyhow::Result;
use inquire::validator::Validation;
use inquire::{Confirm, InquireError, Select, Text};
use std::fmt::Display;
use std::io::{self, IsTerminal};

/// Whether somebody can be asked: questions are written to stderr and answered on stdin.
pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// The questions were left with Ctrl-C.
#[derive(Debug)]
pub struct Left;

impl Display for Left {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("left, and nothing was written")
    }
}

impl std::error::Error for Left {}

/// A line of text, checked when Enter is pressed; `None` for Esc.
///
/// # Errors
/// Ctrl-C, or a terminal that cannot be used.
pub fn text(
    message: &str,
    default: Option<&str>,
    help: &str,
    check: impl Fn(&str) -> Result<(), Problem> + Clone,
) -> Result<Option<String>> {
    let validator = move |typed: &str| {
        Ok(match check(typed.trim()) {
            Ok(()) => Validation::Valid,
            Err(problem) => Validation::Invalid(in_one_line(&problem).into()),
        })
    };
    let mut question = Text::new(message).with_help_message(help).with_validator(validator);
    if let Some(default) = default {
        question = question.with_default(default);
    }
    let answer = skippable(question.prompt_skippable())?;
    Ok(answer.map(|typed| typed.trim().to_owned()))
}

/// One of several; `None` for Esc. What is typed narrows them down.
///
/// # Errors
/// Ctrl-C, or a terminal that cannot be used.
pub fn choice<T: Display>(message: &str, options: Vec<T>, start: usize, help: &str) -> Result<Option<T>> {
    let start = start.min(options.len().saturating_sub(1));
    skippable(Select::new(message, options).with_starting_cursor(start).with_help_message(help).prompt_skippable())
}

/// Yes or no; `None` for Esc.
///
/// # Errors
/// Ctrl-C, or a terminal that cannot be used.
pub fn confirmation(message: &str, default: bool, help: &str) -> Result<Option<bool>> {
    skippable(Confirm::new(message).with_default(default).with_help_message(help).prompt_skippable())
}

fn skippable<T>(answer: Result<Option<T>, InquireError>) -> Result<Option<T>> {
    match answer {
        Err(InquireError::OperationInterrupted) => Err(Left.into()),
        Err(error) => Err(error.into()),
        Ok(answer) => Ok(answer),
    }
}

fn in_one_line(problem: &Problem) -> String {
    match &problem.hint {
        Some(hint) => format!("{}; {hint}", problem.what),
        None => problem.what.clone(),
    }
}
