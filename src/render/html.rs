//! Lays out an Angular template as Prettier does with the settings of the Angular CLI.
//!
//! ```text
//! text -> parser -> tree -> space (what may be broken) -> print -> doc -> text
//! ```

mod attribute;
mod doc;
mod expression;
mod gap;
mod parser;
mod print;
mod space;
mod tags;
#[cfg(test)]
mod tests;
mod tree;

use anyhow::{Result, anyhow};

use super::page::position;

/// The Angular template `text` in `width` columns.
///
/// # Errors
/// When the markup or an expression in it cannot be read: the message starts with the line and the
/// column.
pub fn formatted(text: &str, width: usize) -> Result<String> {
    let mut tree = parser::parsed(text)
        .map_err(|error| anyhow!("{}: expected {}", position(text, error.offset), error.expected))?;
    space::annotate(&mut tree);
    let printer = print::Printer { tree: &tree, source: text };
    let doc = printer.root().map_err(|problem| anyhow!("{}: {}", position(text, problem.offset), problem.message))?;
    Ok(doc::printed(&doc, width))
}
