//! Lays out an Angular template as Prettier does with the settings of the Angular CLI.
//!
//! ```text
//! text -> parser -> tree -> space (what may be broken) -> print -> doc -> text
//! ```

mod attribute;
mod doc;
mod expression;
mod gap;
mod keyword;
mod parser;
mod print;
mod space;
mod tags;
#[cfg(test)]
mod tests;
mod tree;

use crate::Error;

/// The Angular template `text` in `width` columns.
///
/// # Errors
/// When the markup or an expression in it cannot be read.
pub fn format_template(text: &str, width: usize) -> Result<String, Error> {
    let mut tree =
        parser::parsed(text).map_err(|error| Error::at(text, error.offset, format!("expected {}", error.expected)))?;
    space::annotate(&mut tree);
    let printer = print::Printer { tree: &tree, source: text };
    let doc = printer.root().map_err(|problem| Error::at(text, problem.offset, problem.message))?;
    Ok(doc::printed(&doc, width))
}
