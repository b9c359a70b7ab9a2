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
        Ok(text) => Ok(text),
        Err(FormatError::Syntax(error)) => {
            bail!("{}", error)
        }
        Err(FormatError::External(errors)) => {
            bail!("{}", errors.into_iter().map(|e| e.to_string()).collect::<Vec<_>>().join("; "))
        }
    }
}

fn expression<'a>(code: &'a str, hints: Hints) -> Result<Cow<'a, str>> {
    if std::env::var("H3").is_ok() {
        eprintln!("{:?} {} {} {}", code, hints.ext, hints.print_width, hints.attr);
    }
    match hints.ext {
        "ts" | "tsx" | "js" => {
            let Ok(t) = typescript::formatted(
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
