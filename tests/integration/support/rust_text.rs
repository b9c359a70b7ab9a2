//! Rust sources as far as tests need to understand them.

/// Whether a token is a word.
pub fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The tokens without what stands behind `#[cfg(test)]`.
pub fn without_tests(tokens: &[String]) -> Vec<String> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at..].iter().take(MARK.len()).eq(MARK) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let mut depth = 0;
        for token in &tokens[at..] {
            at += 1;
            match token.as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 && (token == "}" || token == ";") {
                break;
            }
        }
    }
    kept
}

/// Words, `::`, single signs and literals of text, these as they are written behind a `"`; no comments.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let raw_marks = rest.strip_prefix('r').map(|tail| tail.len() - tail.trim_start_matches('#').len());
        let raw = raw_marks.filter(|marks| rest[1 + marks..].starts_with('"'));
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(marks) = raw {
            let end = format!("\"{}", "#".repeat(marks));
            rest[2 + marks..].find(&end).map_or(rest.len(), |at| 2 + marks + at + end.len())
        } else if first == '"' {
            quoted_length(rest)
        } else if first == '\'' {
            character_length(rest)
        } else if is_word(rest) {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let token = &rest[..length];
        if raw.is_some() || first == '"' {
            let inner = token.trim_start_matches('r').trim_matches('#');
            tokens.push(inner.strip_suffix('"').unwrap_or(inner).to_owned());
        } else if !first.is_whitespace() && first != '\'' && !rest.starts_with("//") && !rest.starts_with("/*") {
            tokens.push(token.to_owned());
        }
        rest = &rest[length..];
    }
    tokens
}

fn quoted_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// A character, or the sign of a lifetime.
fn character_length(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => {
            chars.next();
            text.get(3..).and_then(|rest| rest.find('\'')).map_or(text.len(), |at| at + 4)
        }
        Some(_) => match chars.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
        None => 1,
    }
}

/// The texts of the literals of a file, without its tests: escapes of line breaks and quotes are read.
pub fn literals(text: &str) -> Vec<String> {
    let tokens = without_tests(&tokens(text));
    let literals = tokens.iter().filter_map(|token| token.strip_prefix('"'));
    let read = |literal: &str| {
        let mut parts = literal.split("\\\n");
        let first = parts.next().unwrap_or_default().to_owned();
        let text = parts.fold(first, |text, part| text + part.trim_start());
        text.replace("\\n", "\n").replace("\\\"", "\"")
    };
    literals.map(read).collect()
}
