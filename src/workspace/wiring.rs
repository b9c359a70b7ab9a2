//! Puts one line into a text at an anchor, as a pure function.

use crate::output::Snippet;
use std::collections::BTreeSet;

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
    if is_present(text, snippet) {
        return Outcome::AlreadyPresent;
    }
    let Some((start, anchor)) = anchor_line(text, &snippet.anchor) else {
        return Outcome::AnchorMissing;
    };
    let is_crlf = anchor.ends_with("\r\n") || (!anchor.ends_with('\n') && text[..start].ends_with("\r\n"));
    let line_end = if is_crlf { "\r\n" } else { "\n" };
    let (line, indentation) = (snippet.line.trim(), indentation(anchor));
    let at = sorted_place(text, start, indentation, line);
    Outcome::Applied(format!("{}{indentation}{line}{line_end}{}", &text[..at], &text[at..]))
}

/// Whether the line is there, perhaps with other spaces, broken into several lines, or with a comment after it.
pub fn is_present(text: &str, snippet: &Snippet) -> bool {
    find(text, snippet).is_some()
}

/// The text without the line; `None` when it is not there as it was put in, spaces and line breaks aside, or when
/// somebody put an attribute or a comment to it.
pub fn remove(text: &str, snippet: &Snippet) -> Option<String> {
    let unit = Unit::find(text, snippet)?;
    unit.is_bare.then(|| unit.text_without(text))
}

/// The text without the line and all that somebody put to it.
pub fn remove_whole(text: &str, snippet: &Snippet) -> Option<String> {
    Unit::find(text, snippet).map(|unit| unit.text_without(text))
}

/// A line with the attributes above it and the comment behind it.
struct Unit {
    start: usize,
    end: usize,
    is_bare: bool,
}

impl Unit {
    fn find(text: &str, snippet: &Snippet) -> Option<Self> {
        let (first, last) = find(text, snippet)?;
        let line = line_start(text, first);
        let start = with_attributes(text, line, indentation(&text[line..]));
        let end = text[last..].find('\n').map_or(text.len(), |at| last + at + 1);
        Some(Self { start, end, is_bare: start == line && text[last..end].trim().is_empty() })
    }

    fn text_without(&self, text: &str) -> String {
        format!("{}{}", &text[..self.start], &text[self.end..])
    }
}

/// Where the attributes above a line start.
fn with_attributes(text: &str, line: usize, indentation: &str) -> usize {
    above(text, line, indentation, |line| line.starts_with("#[") || line.starts_with('@'))
}

/// Where the attributes and comments above a line start.
fn with_what_is_put_to_it(text: &str, line: usize, indentation: &str) -> usize {
    above(text, line, indentation, |line| {
        let is_comment = line.starts_with("//") && !line.starts_with("//!") && !line.contains("crud-gen:");
        line.starts_with("#[") || line.starts_with('@') || is_comment
    })
}

fn above(text: &str, mut line: usize, indentation: &str, belongs: impl Fn(&str) -> bool) -> usize {
    while line > line_start(text, 0) {
        let start = line_start(text, line - 1);
        let other = &text[start..line];
        if self::indentation(other) != indentation || !belongs(other.trim()) {
            break;
        }
        line = start;
    }
    line
}

/// Where the line starts and ends, whatever spaces and line breaks are between its tokens. The last one above the
/// anchor counts, else the first.
fn find(text: &str, snippet: &Snippet) -> Option<(usize, usize)> {
    let wanted = tokens(snippet.line.trim_end().trim_end_matches(','));
    let longest = wanted.iter().map(|(_, token)| *token).max_by_key(|token| token.len())?;
    let mut places = BTreeSet::new();
    for (at, _) in text.match_indices(longest) {
        // No token may be farther away than that, if each is on a line of its own.
        let before = text[..at].rmatch_indices('\n').nth(wanted.len()).map_or(line_start(text, 0), |(at, _)| at + 1);
        let after = text[at..].match_indices('\n').nth(wanted.len()).map_or(text.len(), |(length, _)| at + length);
        let found = tokens(&text[before..after]);
        let is_match = |found: &&[(usize, &str)]| found.iter().zip(&wanted).all(|(found, wanted)| found.1 == wanted.1);
        for found in found.windows(wanted.len()).filter(is_match) {
            let (last, token) = found[found.len() - 1];
            let (start, end) = (before + found[0].0, comma_end(text, before + last + token.len()));
            if is_whole_line(text, start, end) {
                places.insert((start, end));
            }
        }
    }
    let first = places.first()?;
    let anchor = anchor_line(text, &snippet.anchor).map_or(0, |(start, _)| start);
    places.iter().rev().find(|(_, end)| *end <= anchor).or(Some(first)).copied()
}

/// Where the comma after this offset ends, when there is one.
fn comma_end(text: &str, offset: usize) -> usize {
    let spaces = text[offset..].len() - text[offset..].trim_start_matches([' ', '\t']).len();
    if text[offset + spaces..].starts_with(',') { offset + spaces + 1 } else { offset }
}

/// Whether nothing else is on these lines, but for a comment at the end.
fn is_whole_line(text: &str, start: usize, end: usize) -> bool {
    let rest = text[end..].split('\n').next().unwrap_or_default().trim();
    text[line_start(text, start)..start].trim().is_empty()
        && (rest.is_empty() || ["//", "/*", "#", "<!--", "--"].iter().any(|comment| rest.starts_with(comment)))
}

/// Words (with `_` and `-` in them) and single other characters, each with its offset. A comma before a closing bracket
/// does not count, nor does one at the end: formatters put it there and take it away.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let mut tokens: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let Some(first) = text[at..].chars().next() else { return tokens };
        let end = match is_word(first) {
            true => text[at..].find(|c| !is_word(c)).map_or(text.len(), |length| at + length),
            false => at + first.len_utf8(),
        };
        if matches!(first, ')' | ']' | '}') && tokens.last().is_some_and(|(_, token)| *token == ",") {
            tokens.pop();
        }
        tokens.push((at, &text[at..end]));
        at = end;
    }
}

/// The line that marks the place, and where it starts.
fn anchor_line<'a>(text: &'a str, anchor: &str) -> Option<(usize, &'a str)> {
    let word = anchor.split_whitespace().max_by_key(|word| word.len())?;
    text.match_indices(word).find_map(|(at, _)| {
        let start = line_start(text, at);
        let line = text[start..].split_inclusive('\n').next()?;
        line.split_whitespace().eq(anchor.split_whitespace()).then_some((start, line))
    })
}

fn line_start(text: &str, offset: usize) -> usize {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    text[..offset].rfind('\n').map_or(mark, |at| at + 1)
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Where the line goes above the anchor: among the lines directly above that have its indentation and its punctuation,
/// when they are sorted, else at the end.
fn sorted_place(text: &str, anchor: usize, indentation: &str, line: &str) -> usize {
    let shape = shape(line);
    let mut end = anchor;
    let mut places = Vec::new();
    while end > line_start(text, 0) {
        let start = line_start(text, end - 1);
        let other = &text[start..end];
        if self::indentation(other) != indentation || self::shape(other) != shape {
            break;
        }
        let start = with_what_is_put_to_it(text, start, indentation);
        places.insert(0, (start, other.trim()));
        end = start;
    }
    if !places.is_sorted_by_key(|(_, other)| without_raw_marks(other)) {
        return anchor;
    }
    let line = without_raw_marks(line);
    places.iter().find(|(_, other)| without_raw_marks(other) > line).map_or(anchor, |(start, _)| *start)
}

/// The line with every word taken out: two lines of one shape can change places.
fn shape(line: &str) -> Vec<String> {
    let is_word = |token: &str| token.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let line = without_raw_marks(line);
    tokens(&line).into_iter().map(|(_, token)| if is_word(token) { String::new() } else { token.to_owned() }).collect()
}

/// The line with Rust's raw identifiers as they are meant: `r#box` stands where `box` would.
fn without_raw_marks(line: &str) -> String {
    line.replace("r#", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snippet(line: &str) -> Snippet {
        Snippet { anchor: "// crud-gen:here".into(), line: line.into() }
    }

    #[track_caller]
    fn apply_line(text: &str, line: &str) -> String {
        match apply(text, &snippet(line)) {
            Outcome::Applied(text) => text,
            outcome => panic!("{outcome:?}"),
        }
    }

    #[test]
    fn goes_above_the_anchor_with_its_indentation() {
        assert_eq!(apply_line("a\n    // crud-gen:here\nb\n", "mod x;"), "a\n    mod x;\n    // crud-gen:here\nb\n");
        assert_eq!(apply_line("\t//  crud-gen:here", "mod x;"), "\tmod x;\n\t//  crud-gen:here");
    }

    #[test]
    fn keeps_the_line_ending_and_the_mark() {
        assert_eq!(apply_line("a\r\n// crud-gen:here\r\n", "mod x;"), "a\r\nmod x;\r\n// crud-gen:here\r\n");
        assert_eq!(apply_line("a\r\n// crud-gen:here", "mod x;"), "a\r\nmod x;\r\n// crud-gen:here");
        assert_eq!(apply_line("\u{feff}// crud-gen:here\n", "mod x;"), "\u{feff}mod x;\n// crud-gen:here\n");
        assert_eq!(
            apply_line("\u{feff}mod z;\n// crud-gen:here\n", "mod x;"),
            "\u{feff}mod x;\nmod z;\n// crud-gen:here\n"
        );
    }

    #[test]
    fn keeps_a_sorted_block_sorted() {
        let sorted = "mod a;\nmod c;\n// crud-gen:here\n";
        assert_eq!(apply_line(sorted, "mod b;"), "mod a;\nmod b;\nmod c;\n// crud-gen:here\n");
        let unsorted = "mod c;\nmod a;\n// crud-gen:here\n";
        assert_eq!(apply_line(unsorted, "mod b;"), "mod c;\nmod a;\nmod b;\n// crud-gen:here\n");
        let raw = apply_line("mod a;\nmod c;\n// crud-gen:here\n", "mod r#box;");
        assert_eq!(raw, "mod a;\nmod r#box;\nmod c;\n// crud-gen:here\n");
        assert_eq!(apply_line(&raw, "mod bus;"), "mod a;\nmod r#box;\nmod bus;\nmod c;\n// crud-gen:here\n");
    }

    #[test]
    fn never_goes_into_another_statement() {
        let text = "foo(\n  z,\n);\n// crud-gen:here\n";
        assert_eq!(apply_line(text, "\"a\","), "foo(\n  z,\n);\n\"a\",\n// crud-gen:here\n");
        let text = "Router::new()\n  .route(\"/z\", z)\n  // crud-gen:here\n";
        assert_eq!(
            apply_line(text, ".merge(a())"),
            "Router::new()\n  .route(\"/z\", z)\n  .merge(a())\n  // crud-gen:here\n"
        );
    }

    #[test]
    fn finds_its_line_however_it_is_laid_out() {
        let line = "{ path: 'a', load: () => import('./a') },";
        for text in [
            "{ path: 'a', load: () => import('./a') },\n// crud-gen:here\n",
            "\t{path:'a',load:()=>import('./a')},\r\n// crud-gen:here\r\n",
            "{\n  path: 'a',\n  load: () =>\n    import('./a'),\n},\n// crud-gen:here\n",
            "{ path: 'a', load: () => import('./a') }, // the first\n// crud-gen:here\n",
            "{ path: 'a', load: () => import('./a') },\n",
            "{ path: 'a', load: () => import('./a') },\n]",
            "{ path: 'a', load: () => import('./a') }\n]",
        ] {
            assert_eq!(apply(text, &snippet(line)), Outcome::AlreadyPresent, "{text}");
        }
    }

    #[test]
    fn is_not_misled() {
        for text in
            ["// mod a;\n", "mod ba;\n", "mod a_b;\n", "mod a; mod b;\n", "x, mod a;\n", "<!-- mod a; -->\n", "mod\n"]
        {
            let text = format!("{text}// crud-gen:here\n");
            assert!(matches!(apply(&text, &snippet("mod a;")), Outcome::Applied(_)), "{text}");
        }
    }

    #[test]
    fn says_when_the_anchor_is_gone() {
        for text in ["", "mod b;\n", "// crud-gen:here or not\n", "// crud-gen:hereafter\n"] {
            assert_eq!(apply(text, &snippet("mod a;")), Outcome::AnchorMissing, "{text}");
        }
    }

    #[test]
    fn removes_what_was_put_in() {
        let text = "x\r\n  mod b;\r\n  // crud-gen:here\r\ny";
        let with = apply_line(text, "mod a;");
        assert_eq!(remove(&with, &snippet("mod a;")).as_deref(), Some(text));
        assert_eq!(remove(text, &snippet("mod a;")), None);
        assert_eq!(remove("mod a; // mine\n// crud-gen:here\n", &snippet("mod a;")), None);
        let twice = "mod a;\nmod a;\n// crud-gen:here\nmod a;\n";
        assert_eq!(remove(twice, &snippet("mod a;")).as_deref(), Some("mod a;\n// crud-gen:here\nmod a;\n"));
        let broken = "{\n  a,\n},\n// crud-gen:here\n";
        assert_eq!(remove(broken, &snippet("{ a },")).as_deref(), Some("// crud-gen:here\n"));
        let last = "[\n  a,\n  // crud-gen:here\n]\n";
        assert_eq!(remove(last, &snippet("a,")).as_deref(), Some("[\n  // crud-gen:here\n]\n"));
        assert_eq!(remove("[\n  b,\n  a,\n]\n", &snippet("a,")).as_deref(), Some("[\n  b,\n]\n"));
    }
}
