//! Names in Angular's expressions that are words of JavaScript's own: an output may be called `import`.

/// Reserved in a module of JavaScript, but a name in Angular. No two differ in their first letter only.
const KEYWORDS: [&str; 34] = [
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "enum",
    "export",
    "extends",
    "finally",
    "for",
    "function",
    "implements",
    "import",
    "interface",
    "new",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "throw",
    "try",
    "while",
    "with",
    "yield",
];

/// Stands for the first letter of a hidden name. Letter of one column that Angular allows in no name.
const MARK: char = 'ǃ';

/// `source` with its keywords as names of the same width, for a parser of JavaScript.
pub fn hidden(source: &str) -> String {
    if source.contains(MARK) {
        return source.to_owned();
    }
    let mut result = String::with_capacity(source.len());
    let mut quote = None;
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let word = rest.find(|c: char| !is_part(c)).map_or(rest, |end| &rest[..end]);
        if word.is_empty() {
            let escapes = c == '\\' && quote.is_some();
            let escaped = rest.chars().nth(1).filter(|_| escapes);
            quote = match quote {
                Some(open) if open == c => None,
                None if c == '\'' || c == '"' => Some(c),
                other => other,
            };
            let taken = c.len_utf8() + escaped.map_or(0, char::len_utf8);
            result.push_str(&rest[..taken]);
            rest = &rest[taken..];
            continue;
        }
        let behind = &rest[word.len()..];
        match quote.is_none() && KEYWORDS.contains(&word) && !is_property(&result, behind) {
            true => {
                result.push(MARK);
                result.push_str(&word[1..]);
            }
            false => result.push_str(word),
        }
        rest = behind;
    }
    result
}

/// `text`, laid out from the hidden form of `source`, with the keywords again.
pub fn restored(text: &str, source: &str) -> String {
    let mut text = text.to_owned();
    if source.contains(MARK) || !text.contains(MARK) {
        return text;
    }
    // Longer words first: what is left of `do` starts what is left of `for`.
    let mut words = KEYWORDS;
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in words {
        text = text.replace(&format!("{MARK}{}", &word[1..]), word);
    }
    text
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// Whether a word between `before` and `behind` is a member or the key of an object, where JavaScript allows keywords.
fn is_property(before: &str, behind: &str) -> bool {
    let before = before.trim_end();
    let is_key = before.ends_with(['{', ',']) && behind.trim_start().starts_with(':');
    let is_member = before.ends_with('.') && !before.ends_with("...");
    is_key || is_member || before.ends_with('\\')
}
