//! Which tables of a source a run is about.

use crate::problem::{Problem, Problems};
use glob::{MatchOptions, Pattern};

/// Patterns for the names of tables.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// All tables, when there is none.
    pub include: Vec<Pattern>,
    pub exclude: Vec<Pattern>,
}

impl Selection {
    /// Reads patterns as they are typed.
    ///
    /// # Errors
    /// Every pattern that is none.
    pub fn parse(include: &[String], exclude: &[String]) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let mut patterns = |flag: &str, texts: &[String]| -> Vec<Pattern> {
            let read = |text: &String| match Pattern::new(text) {
                Ok(pattern) => Some(pattern),
                Err(error) => {
                    let what = format!("`{}` is no pattern: {}", text.escape_debug(), error.msg);
                    problems.push(Problem::new(what).at(flag).hint("`*` is any text, `?` one letter: 'order*'"));
                    None
                }
            };
            texts.iter().filter_map(read).collect()
        };
        let selection = Self { include: patterns("--include", include), exclude: patterns("--exclude", exclude) };
        if problems.is_empty() { Ok(selection) } else { Err(Problems(problems)) }
    }

    /// Whether a table is one of those that are meant. Upper and lower case are the same.
    pub fn has(&self, table: &str) -> bool {
        let options = MatchOptions { case_sensitive: false, ..MatchOptions::new() };
        let is_in = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches_with(table, options));
        (self.include.is_empty() || is_in(&self.include)) && !is_in(&self.exclude)
    }
}
