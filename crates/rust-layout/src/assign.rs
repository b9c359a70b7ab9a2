//! Puts a value behind its `=`, on the same line or on the next one.

use super::layout::{Layout, fits};
use super::shape::{Shape, first_line, is_single_line, last_width, newlines};
use crate::page::columns;

impl Layout<'_> {
    /// `left`, which ends with `=`, and the value.
    pub fn assigned(&self, left: &str, shape: Shape, value: impl Fn(Shape) -> Option<String>) -> Option<String> {
        Some(format!("{left}{}", value_behind(left, shape, value)?))
    }
}

/// The value with the space or the newline before it.
pub fn value_behind(left: &str, shape: Shape, value: impl Fn(Shape) -> Option<String>) -> Option<String> {
    let indent = match is_single_line(left) {
        true => 0,
        false => shape.indent.width(),
    };
    let width = last_width(left).saturating_sub(indent) + 1;
    let here = shape.after(width).unwrap_or(Shape { width: 0, offset: shape.offset + width, ..shape });
    let same_line = value(here);
    if let Some(text) = &same_line {
        if text.is_empty() {
            return Some(String::new());
        }
        if is_single_line(text) && columns(text) <= here.width {
            return Some(format!(" {text}"));
        }
    }
    let inner = here.indent.inner();
    let below = Shape::line(inner).narrower(here.reserved())?;
    let next_line = value(below);
    match (same_line, next_line) {
        (Some(same), Some(next)) if !fits(&next, below) => Some(format!(" {same}")),
        (Some(same), Some(next)) if prefers_next_line(&same, &next) => Some(format!("{}{next}", inner.newline())),
        (None, Some(next)) => Some(format!("{}{next}", inner.newline())),
        (Some(same), _) => Some(format!(" {same}")),
        (None, None) => None,
    }
}

/// Whether the value looks better on the next line.
pub fn prefers_next_line(same: &str, next: &str) -> bool {
    let opens = |bracket: char| first_line(same).ends_with(bracket) && !first_line(next).ends_with(bracket);
    is_single_line(next) || newlines(same) > newlines(next) + 1 || ['(', '{', '['].map(opens).contains(&true)
}
