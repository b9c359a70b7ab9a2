//! Merges the user's file and a new rendering, line by line, without touching a line that did not change.

use super::Conflicts;
use similar::{MergeResolution, TextMerge};
use std::borrow::Cow;
use std::ops::Range;

/// The first and the last line of a conflict in the user's file start with this.
const MARKERS: [&str; 2] = ["<<<<<<< yours", ">>>>>>> generated now"];

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The whole text, in the form of the user's file; conflicts are resolved as it was asked for, else marked.
    pub text: String,
    /// Where both sides changed the same lines: line numbers in the user's file, counted from 1.
    pub conflicts: Vec<Range<usize>>,
}

/// The text as it would be rendered: LF, one final newline, no byte order mark. What differs only in this is not an edit.
pub fn normal(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let ended = text.is_empty() || text.ends_with('\n');
    if ended && !text.contains("\r\n") {
        return Cow::Borrowed(text);
    }
    let mut text = text.replace("\r\n", "\n");
    if !ended {
        text.push('\n');
    }
    Cow::Owned(text)
}

/// Whether an earlier conflict still has its markers.
pub fn has_markers(text: &str) -> bool {
    text.lines().any(|line| line == MARKERS[0]) && text.lines().any(|line| line == MARKERS[1])
}

/// The user's text `disk` with everything that changed from `base` to `new`, which are normal. Lines of the user's file
/// keep their line endings; new lines get those that most lines have. Byte order mark and final newline stay as they are.
pub fn merged(base: &str, disk: &str, new: &str, conflicts: Conflicts) -> Merged {
    let (mark, disk) = match disk.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", disk),
    };
    let lines = disk.split_inclusive('\n').collect::<Vec<_>>();
    let comparable = lines.iter().map(|line| comparable(line)).collect::<String>();
    let line_end =
        if lines.iter().filter(|line| line.ends_with("\r\n")).count() * 2 > lines.len() { "\r\n" } else { "\n" };
    let merge = TextMerge::from_lines(base, comparable.as_str(), new);

    let mut output = Output { text: mark.to_owned(), line_end, last_end: 0 };
    let mut found = Vec::new();
    for region in merge.regions() {
        let yours = lines[region.ours_range()].iter().copied();
        let was = region.base_range().filter_map(|line| merge.base_line(line));
        let now = region.theirs_range().filter_map(|line| merge.theirs_line(line));
        match region.resolution() {
            MergeResolution::Theirs => output.push_new(now),
            MergeResolution::Conflict => {
                found.push(region.ours_range().start + 1..region.ours_range().end + 1);
                match conflicts {
                    Conflicts::Ours => output.push_yours(yours),
                    Conflicts::Theirs => output.push_new(now),
                    Conflicts::Stop | Conflicts::Markers => {
                        output.push_new([MARKERS[0]].into_iter());
                        output.push_yours(yours);
                        output.push_new(["||||||| generated before"].into_iter().chain(was));
                        output.push_new(["======="].into_iter().chain(now).chain([MARKERS[1]]));
                    }
                }
            }
            _ => output.push_yours(yours),
        }
    }
    if !disk.is_empty() && !disk.ends_with('\n') {
        output.text.truncate(output.text.len() - output.last_end);
    }
    Merged { text: output.text, conflicts: found }
}

/// A line of the user's file as it is compared: with LF, and no carriage return that would count as a line's end.
fn comparable(line: &str) -> String {
    let line = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
    line.replace('\r', "\u{fffd}") + "\n"
}

struct Output<'a> {
    text: String,
    line_end: &'a str,
    /// The length of the last line's ending.
    last_end: usize,
}

impl Output<'_> {
    /// Lines of the user's file, as they are.
    fn push_yours<'a>(&mut self, lines: impl Iterator<Item = &'a str>) {
        for line in lines {
            self.text.push_str(line);
            if line.ends_with('\n') {
                self.last_end = if line.ends_with("\r\n") { 2 } else { 1 };
            } else {
                self.text.push_str(self.line_end);
                self.last_end = self.line_end.len();
            }
        }
    }

    /// Lines that were rendered, with the line ending that most lines of the user's file have.
    fn push_new<'a>(&mut self, lines: impl Iterator<Item = &'a str>) {
        for line in lines {
            self.text.extend([line.strip_suffix('\n').unwrap_or(line), self.line_end]);
            self.last_end = self.line_end.len();
        }
    }
}
