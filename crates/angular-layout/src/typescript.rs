//! Lays out TypeScript text as Prettier does with the settings of the Angular CLI.

mod newer;
mod shield;
#[cfg(test)]
mod tests;

use crate::Error;
use biome_diagnostics::{Diagnostic, PrintDescription};
use biome_formatter::{IndentStyle, IndentWidth, LineWidth, QuoteStyle};
use biome_js_formatter::context::JsFormatOptions;
use biome_js_formatter::format_node;
use biome_js_parser::{JsParserOptions, Parse, parse};
use biome_js_syntax::{AnyJsExpression, AnyJsRoot, AnyJsStatement, JsFileSource, JsSyntaxKind};
use biome_rowan::AstNode;

/// The TypeScript module `text` in `width` columns.
///
/// # Errors
/// When `text` is not TypeScript.
pub fn format_typescript(text: &str, width: usize) -> Result<String, Error> {
    Ok(newer::adjusted(&laid_out(text, width)?, width))
}

/// The statement `text` in `width` columns, without its semicolon.
///
/// # Errors
/// When `text` is not TypeScript.
pub fn statement(text: &str, width: usize) -> Result<String, Error> {
    let text = laid_out(text, width)?;
    let text = text.trim_end();
    Ok(text.strip_suffix(';').unwrap_or(text).to_owned())
}

/// What an expression is on the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    Array,
    Object,
    /// A string or a template.
    Text,
    /// Two operands.
    Binary,
    /// Nothing in it is called or assigned.
    Inert,
    /// Two operands, and nothing in them is called or assigned.
    InertBinary,
    Other,
}

/// What the expression `text` is on the outside.
///
/// # Errors
/// When `text` is not an expression.
pub fn root(text: &str) -> Result<Root, Error> {
    let parsed = read(&format!("({text})"))?;
    let expression = match parsed.tree() {
        AnyJsRoot::JsModule(module) => module.items().into_iter().next().and_then(|item| {
            let statement = item.as_any_js_statement()?.clone();
            match statement {
                AnyJsStatement::JsExpressionStatement(statement) => statement.expression().ok(),
                _ => None,
            }
        }),
        _ => None,
    };
    let Some(AnyJsExpression::JsParenthesizedExpression(whole)) = expression else {
        return Err(Error::at(text, 0, "expected an expression"));
    };
    let inner = whole.expression().map_err(|error| Error::at(text, 0, error.to_string()))?;
    let acts = whole.syntax().descendants().any(|node| {
        matches!(
            node.kind(),
            JsSyntaxKind::JS_CALL_EXPRESSION | JsSyntaxKind::JS_ASSIGNMENT_EXPRESSION | JsSyntaxKind::JS_NEW_EXPRESSION
        )
    });
    Ok(match inner {
        AnyJsExpression::JsArrayExpression(_) => Root::Array,
        AnyJsExpression::JsObjectExpression(_) => Root::Object,
        AnyJsExpression::JsTemplateExpression(_) => Root::Text,
        AnyJsExpression::AnyJsLiteralExpression(_) if text.starts_with(['\'', '"']) => Root::Text,
        _ if !acts => match inner {
            AnyJsExpression::JsBinaryExpression(_) | AnyJsExpression::JsLogicalExpression(_) => Root::InertBinary,
            _ => Root::Inert,
        },
        AnyJsExpression::JsBinaryExpression(_) | AnyJsExpression::JsLogicalExpression(_) => Root::Binary,
        _ => Root::Other,
    })
}

fn read(text: &str) -> Result<Parse<AnyJsRoot>, Error> {
    let parsed = parse(text, JsFileSource::ts(), JsParserOptions::default());
    if let Some(first) = parsed.diagnostics().iter().find(|_| parsed.has_errors()) {
        let message = PrintDescription(first).to_string();
        let span = first.location().span;
        let offset = span.map_or(0, |span| usize::from(span.start()));
        return Err(Error::at(text, offset, message.trim()));
    }
    Ok(parsed)
}

fn laid_out(text: &str, width: usize) -> Result<String, Error> {
    let mut parsed = read(text)?;
    let shielded = shield::shielded(text, &parsed.tree());
    if shielded.text != text {
        parsed = read(&shielded.text)?;
    }
    let width = u16::try_from(width).unwrap_or(u16::MAX).clamp(1, 320);
    let options = JsFormatOptions::new(JsFileSource::ts())
        .with_indent_style(IndentStyle::Space)
        .with_indent_width(IndentWidth::from(2))
        .with_line_width(LineWidth::try_from(width).unwrap_or_default())
        .with_quote_style(QuoteStyle::Single);
    let printed = format_node(options, parsed.tree().syntax())
        .and_then(|formatted| Ok(formatted.print()?))
        .map_err(|error| Error::at(text, 0, format!("cannot be laid out: {error}")))?;
    Ok(shielded.restored(printed.as_code()))
}
