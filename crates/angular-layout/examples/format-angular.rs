//! Formats the files that are named, in place; the number of those that cannot be formatted is the exit status.

use angular_layout::{format_template, format_typescript};
use std::process::ExitCode;

#[allow(clippy::disallowed_methods, reason = "a tool for the bench")]
fn main() -> std::io::Result<ExitCode> {
    let mut refused = 0;
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let format = if path.ends_with(".html") { format_template } else { format_typescript };
        match format(&text, 100) {
            Ok(text) => std::fs::write(&path, text)?,
            Err(error) => {
                eprintln!("{path}:{error}");
                refused += 1;
            }
        }
    }
    Ok(ExitCode::from(u8::try_from(refused).unwrap_or(u8::MAX)))
}
