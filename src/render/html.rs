//! Lays out an Angular template as Prettier does with the settings of the Angular CLI.

use std::borrow::Cow;

use anyhow::{Result, bail};
use markup_fmt::config::{FormatOptions, LayoutOptions};
use markup_fmt::{FormatError, Hints, Language, format_text};

use super::typescript;

/// The formatted Angular template `text`, 100 columns wide.
///
/// # Errors
/// When the markup or an expression in it cannot be read.
pub fn formatted(text: &str) -> Result<String> {
    let options = FormatOptions {
        layout: LayoutOptions { print_width: 100, ..LayoutOptions::default() },
        ..FormatOptions::default()
    };
    match format_text(text, Language::Angular, &options, expression) {
        Ok(text) => Ok(with_empty_elements_closed(&text)),
        Err(FormatError::Syntax(error)) => {
            bail!("{}", error)
        }
        Err(FormatError::External(errors)) => {
            bail!("{}", errors.into_iter().map(|e| e.to_string()).collect::<Vec<_>>().join("; "))
        }
    }
}

/// Puts the end tag of an empty element beside the end of its start tag, where the attributes have lines of their own.
fn with_empty_elements_closed(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match lines.last_mut() {
            Some(last) if last.trim() == ">" && line.trim_start().starts_with("</") => last.push_str(line.trim_start()),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

fn expression<'a>(code: &'a str, hints: Hints) -> Result<Cow<'a, str>> {
    match hints.ext {
        "ts" | "tsx" | "js" => {
            let Ok(t) = typescript::formatted_expression(
                code,
                biome_formatter::LineWidth::try_from(hints.print_width as u16).unwrap_or_default(),
            ) else {
                return Ok(code.into());
            };
            Ok(t.into())
        }
        _ => Ok(code.into()),
    }
}
