//! Puts one line into a text at an anchor, as a pure function.

/// A line and the place where it belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Snippet {
    /// The comment line that marks the place, e.g. `// crud-gen:modules` or `<!-- crud-gen:nav -->`.
    pub anchor: String,
    /// One line, without indentation.
    pub line: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The text with the line above the anchor.
    Applied(String),
    /// The line is there, perhaps with other spaces or broken into several lines.
    AlreadyPresent,
    /// The user took the anchor out; the line must be put in by hand.
    AnchorMissing,
}

/// Puts the line above its anchor, with the anchor's indentation. Among lines of its kind that are sorted it goes to its
/// place in their order; no other line changes.
pub fn apply(text: &str, snippet: &Snippet) -> Outcome {
    if find(text, snippet).is_some() {
        return Outcome::AlreadyPresent;
    }
    let Some(anchor) = anchor_start(text, &snippet.anchor) else {
        return Outcome::AnchorMissing;
    };
    let line_end = if text[anchor..].split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n"))
        || (!text[anchor..].contains('\n') && text.contains("\r\n"))
    {
        "\r\n"
    } else {
        "\n"
    };
    let indentation = indentation(&text[anchor..]);
    let at = sorted_place(&text[..anchor], indentation, &snippet.line);
    let line = snippet.line.trim();
    Outcome::Applied(format!("{}{indentation}{line}{line_end}{}", &text[..at], &text[at..]))
}

/// The text without the line; `None` when it is not there as it was put in, spaces aside.
pub fn remove(text: &str, snippet: &Snippet) -> Option<String> {
    let (start, end) = find(text, snippet)?;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    let alone = text[line_start..start].trim().is_empty() && text[end..line_end].trim().is_empty();
    alone.then(|| format!("{}{}", &text[..line_start], &text[line_end..]))
}

/// Where the line starts and ends, whatever spaces and line breaks are between its tokens. The last one above the
/// anchor counts, else the first.
fn find(text: &str, snippet: &Snippet) -> Option<(usize, usize)> {
    let wanted = tokens(&snippet.line).map(|(_, token)| token).collect::<Vec<_>>();
    let longest = wanted.iter().max_by_key(|token| token.len())?;
    if !text.contains(longest) {
        return None;
    }
    let found = tokens(text).collect::<Vec<_>>();
    let matches = found.windows(wanted.len()).filter(|window| {
        window.iter().zip(&wanted).all(|((_, token), wanted)| token == wanted)
            && !is_comment(text, window[0].0, &snippet.line)
    });
    let places = matches
        .map(|window| (window[0].0, window[window.len() - 1].0 + window[window.len() - 1].1.len()))
        .collect::<Vec<_>>();
    let anchor = anchor_start(text, &snippet.anchor).unwrap_or(0);
    places.iter().rev().find(|(_, end)| *end <= anchor).or(places.first()).copied()
}

/// Words (with `_` and `-` in them) and single other characters, each with its offset.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].len() - text[at..].trim_start().len();
        let first = text[at..].chars().next()?;
        let length =
            if is_word(first) { text[at..].find(|c| !is_word(c)).unwrap_or(text.len() - at) } else { first.len_utf8() };
        let token = (at, &text[at..at + length]);
        at += length;
        Some(token)
    })
}

/// Whether this offset is on a line that is commented out, which the line itself is not.
fn is_comment(text: &str, offset: usize, line: &str) -> bool {
    let starts =
        |line: &str| ["//", "/*", "* ", "# ", "<!--", "-- "].iter().any(|mark| line.trim_start().starts_with(mark));
    let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    starts(&text[line_start..]) && !starts(line)
}

fn anchor_start(text: &str, anchor: &str) -> Option<usize> {
    let wanted = anchor.split_whitespace().collect::<Vec<_>>();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.split_whitespace().eq(wanted.iter().copied()) {
            return Some(start);
        }
        start += line.len();
    }
    None
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Where the line goes in the text above the anchor: among the lines directly above that have the same indentation and
/// the same punctuation, when they are sorted, else at the end.
fn sorted_place(above: &str, indentation_wanted: &str, line: &str) -> usize {
    let shape = shape(line);
    let mut places = Vec::new();
    let mut end = above.len();
    for other in above.split_inclusive('\n').rev() {
        if indentation(other) != indentation_wanted || self::shape(other) != shape {
            break;
        }
        end -= other.len();
        places.push((end, other.trim()));
    }
    places.reverse();
    if !places.is_sorted_by_key(|(_, other)| *other) {
        return above.len();
    }
    places.iter().find(|(_, other)| *other > line.trim()).map_or(above.len(), |(at, _)| *at)
}

/// The line with every word taken out: two lines of one shape can change places.
fn shape(line: &str) -> Vec<&str> {
    let is_word = |token: &str| token.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    tokens(line).map(|(_, token)| if is_word(token) { "" } else { token }).collect()
}

/// Whether the line is there, spaces aside.
pub fn is_present(text: &str, snippet: &Snippet) -> bool {
    find(text, snippet).is_some()
}
