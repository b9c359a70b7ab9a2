//! Chooses the formatter of a written file.

use anyhow::{Context, Error, Result};

/// Columns of a line.
const WIDTH: usize = 100;

/// `text` as the target's own formatter would write it, with LF and one final newline.
///
/// # Errors
/// When the formatter cannot read `text`: the message names `path`, the line and the column.
pub fn formatted(path: &str, text: String) -> Result<String> {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let text = match text.contains('\r') {
        true => text.replace("\r\n", "\n"),
        false => text,
    };
    let mut text = match extension {
        "ts" => angular_layout::format_typescript(&text, WIDTH).map_err(Error::from),
        "html" => angular_layout::format_template(&text, WIDTH).map_err(Error::from),
        "rs" => rust_layout::format(&text).map_err(Error::from),
        _ => Ok(text),
    }
    .with_context(|| format!("`{path}` cannot be formatted"))?;
    text.truncate(text.trim_end_matches('\n').len());
    if !text.is_empty() {
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::formatted;

    #[test]
    fn the_extension_chooses() {
        let cases = [
            ("a.ts", "let a='x'", "let a = 'x';\n"),
            ("a.html", "<p >a</p>", "<p>a</p>\n"),
            ("a.rs", "mod b;mod a;", "mod a;\nmod b;\n"),
            ("a.scss", "a{b:c}\r\n\r\n\r\n", "a{b:c}\n"),
            ("Makefile", "a:\n\tb", "a:\n\tb\n"),
            (".gitkeep", "", ""),
        ];
        for (path, text, expected) in cases {
            assert_eq!(formatted(path, text.to_owned()).expect(path), expected, "{path}");
        }
    }

    #[test]
    fn an_error_names_the_file_and_the_place() {
        for (path, text) in [("b/a.ts", "let = =;"), ("b/a.html", "<p>"), ("b/a.rs", "}")] {
            let error = format!("{:#}", formatted(path, text.to_owned()).expect_err(path));
            assert!(error.starts_with(&format!("`{path}` cannot be formatted: 1:")), "{error}");
        }
    }
}
