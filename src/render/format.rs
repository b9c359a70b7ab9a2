//! Chooses the formatter of a written file.

use anyhow::{Context, Result};

use super::{html, rust_layout, typescript};
use biome_formatter::LineWidth;

/// Columns of a line in TypeScript and HTML.
const WIDTH: u16 = 100;

/// `text` as the target's own formatter would write it, with LF and one final newline.
///
/// # Errors
/// When the formatter cannot read `text`: the message names `path`, the line and the column.
pub fn formatted(path: &str, text: String) -> Result<String> {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
    let mut text = match extension {
        "ts" => typescript::formatted(&text, LineWidth::try_from(WIDTH).unwrap_or_default()),
        "html" => html::formatted(&text),
        "rs" => rust_layout::formatted(&text),
        _ => Ok(text),
    }
    .with_context(|| format!("`{path}` cannot be formatted"))?;
    text.truncate(text.trim_end_matches('\n').len());
    if !text.is_empty() {
        text.push('\n');
    }
    Ok(text)
}
