//! Lays out TypeScript text as Prettier does with the settings of the Angular CLI.

use anyhow::{Context, Result, bail};
use biome_diagnostics::{Diagnostic, PrintDescription};
use biome_formatter::{IndentStyle, IndentWidth, LineWidth, QuoteStyle};
use biome_js_formatter::context::JsFormatOptions;
use biome_js_formatter::context::trailing_comma::TrailingComma;
use biome_js_formatter::format_node;
use biome_js_parser::{JsParserOptions, parse};
use biome_js_syntax::JsFileSource;
use biome_rowan::AstNode;

/// The formatted TypeScript module `text`, at most `width` columns where that can be had.
///
/// # Errors
/// When `text` is not TypeScript; the message names the line and column of the first problem.
pub fn formatted(text: &str, width: LineWidth) -> Result<String> {
    laid_out(text, width, TrailingComma::All)
}

/// The same for an expression of an Angular template, whose language has no comma before a closing bracket.
///
/// # Errors
/// The same.
pub(super) fn formatted_expression(text: &str, width: LineWidth) -> Result<String> {
    laid_out(text, width, TrailingComma::None)
}

fn laid_out(text: &str, width: LineWidth, trailing_commas: TrailingComma) -> Result<String> {
    let source_type = JsFileSource::ts();
    let parsed = parse(text, source_type, JsParserOptions::default());
    if let Some(first) = parsed.diagnostics().iter().find(|_| parsed.has_errors()) {
        let message = PrintDescription(first).to_string();
        let offset = first.location().span.map_or(0, |span| usize::from(span.start()));
        bail!("{}: {}", position(text, offset), message.trim());
    }
    let options = JsFormatOptions::new(source_type)
        .with_indent_style(IndentStyle::Space)
        .with_indent_width(IndentWidth::from(2))
        .with_line_width(width)
        .with_quote_style(QuoteStyle::Single)
        .with_trailing_comma(trailing_commas);
    let printed = format_node(options, parsed.tree().syntax())
        .and_then(|formatted| Ok(formatted.print()?))
        .context("TypeScript cannot be laid out")?;
    Ok(printed.into_code())
}

/// `line:column` of a byte offset, both counted from 1.
pub(super) fn position(text: &str, offset: usize) -> String {
    let before = &text[..text.floor_char_boundary(offset)];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    format!("{line}:{column}")
}
