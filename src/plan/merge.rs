//! Merges the user's file and a new rendering, line by line, without touching a line that did not change.

use super::beside::{Piece, beside};
use super::choices::Conflicts;
use super::doubles::{Line, Origin, doubles};
use super::words::change_stands;
use similar::{MergeRegion, MergeResolution, TextMerge};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// The first and the last line of a conflict in the user's file start with this.
pub(super) const MARKERS: [&str; 2] = ["<<<<<<< yours", ">>>>>>> generated now"];

/// A byte order mark.
const MARK: char = '\u{feff}';

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The whole text, in the form of the user's file; conflicts are resolved as it was asked for, else marked.
    pub text: String,
    /// Where both sides changed the same lines, or added the same: line numbers in the user's file, counted from 1.
    pub conflicts: Vec<Range<usize>>,
    /// Whether one of them is something that both sides added in two places.
    pub is_doubled: bool,
    /// Whether both sides do not fit together although no line is in the way: the conflict is the whole file.
    pub is_apart: bool,
}

/// The text as it would be rendered: LF, one final newline, no byte order mark. What differs only in this is not an edit.
pub fn normal(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
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

/// Whether an earlier conflict still has its markers, ours or those of version control.
pub fn has_markers(text: &str) -> bool {
    let mut starts = ["<<<<<<< ", "=======", ">>>>>>> "].into_iter().peekable();
    for line in text.trim_start_matches(MARK).lines() {
        starts.next_if(|start| line.starts_with(start));
    }
    starts.peek().is_none()
}

/// The user's text `disk` with everything that changed from `base` to `new`, which are normal. Lines of the user's file
/// keep their line endings; new lines get those that most lines have. Byte order mark and final newline stay as they are.
pub fn merge_text(base: &str, disk: &str, new: &str, conflicts: Conflicts) -> Merged {
    let lines = lines(disk);
    let comparable = lines.iter().map(|line| comparable(line)).collect::<String>();
    let merge = TextMerge::from_lines(base, comparable.as_str(), new);
    let regions: Vec<Region> = merge.regions().iter().map(|region| Region::new(&merge, region)).collect();
    let doubled = doubled_regions([base, &comparable, new], &regions, conflicts);
    join_regions(disk, &lines, &regions, &doubled, conflicts)
}

/// The same as one conflict over the whole file, for what does not fit together however its lines are taken.
pub fn merge_apart(base: &str, disk: &str, new: &str, conflicts: Conflicts) -> Merged {
    let lines = lines(disk);
    let [was, now] = [base, new].map(|text| text.split_inclusive('\n').collect());
    let place = 0..lines.len();
    let all = Region { outcome: Outcome::Conflict, place, was, yours: lines.clone(), now, both: Vec::new() };
    Merged { is_apart: true, ..join_regions(disk, &lines, &[all], &BTreeSet::new(), conflicts) }
}

/// The lines of the user's file, without its byte order mark.
fn lines(disk: &str) -> Vec<&str> {
    disk.strip_prefix(MARK).unwrap_or(disk).split_inclusive('\n').collect()
}

/// What the regions give, in the form of the user's file.
fn join_regions(
    disk: &str,
    lines: &[&str],
    regions: &[Region],
    doubled: &BTreeSet<(usize, usize)>,
    conflicts: Conflicts,
) -> Merged {
    let line_end =
        if lines.iter().filter(|line| line.ends_with("\r\n")).count() * 2 > lines.len() { "\r\n" } else { "\n" };
    let mark = if disk.starts_with(MARK) { MARK.to_string() } else { String::new() };
    let mut output = Output { text: mark, line_end, last_end: 0 };
    let mut found = Vec::new();
    for (at, region) in regions.iter().enumerate() {
        let yours = lines[region.place.clone()].iter().copied();
        let (was, now) = (region.was.iter().copied(), region.now.iter().copied());
        let is_yours_twice = doubled.iter().any(|(yours, _)| *yours == at);
        let is_new_twice = doubled.iter().any(|(_, new)| *new == at);
        if is_yours_twice || region.outcome == Outcome::Conflict {
            found.push(region.place.start + 1..region.place.end + 1);
        }
        match (region.outcome, conflicts) {
            (Outcome::Both, _) if !is_yours_twice && !is_new_twice => {
                for piece in &region.both {
                    match *piece {
                        Piece::Yours(line) => output.push_yours(std::iter::once(lines[region.place.start + line])),
                        Piece::New(line) => output.push_new(std::iter::once(region.now[line])),
                    }
                }
            }
            (Outcome::Yours, Conflicts::Theirs) if is_yours_twice => output.push_new(now),
            (Outcome::Yours, _) => output.push_yours(yours),
            (Outcome::New, _) if !is_new_twice => output.push_new(now),
            (_, Conflicts::Ours) => output.push_yours(yours),
            (_, Conflicts::Theirs) => output.push_new(now),
            (_, Conflicts::Stop | Conflicts::Markers) => {
                output.push_new([MARKERS[0]].into_iter());
                output.push_yours(yours);
                output.push_new(["||||||| generated before"].into_iter().chain(was));
                output.push_new(["======="].into_iter().chain(now).chain([MARKERS[1]]));
            }
        }
    }
    if lines.last().is_some_and(|line| !line.ends_with('\n')) {
        output.text.truncate(output.text.len() - output.last_end);
    }
    Merged { text: output.text, conflicts: found, is_doubled: !doubled.is_empty(), is_apart: false }
}

/// Lines that belong together: nothing that changed stands between them.
struct Region<'a> {
    outcome: Outcome,
    /// The lines of the user's file, counted from 0.
    place: Range<usize>,
    was: Vec<&'a str>,
    yours: Vec<&'a str>,
    now: Vec<&'a str>,
    /// The lines of both, where they go together.
    both: Vec<Piece>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Yours,
    New,
    Both,
    Conflict,
}

impl<'a> Region<'a> {
    fn new(merge: &'a TextMerge<'_, '_, '_, str>, region: &MergeRegion) -> Self {
        let was: Vec<&str> = region.base_range().filter_map(|line| merge.base_line(line)).collect();
        let yours: Vec<&str> = region.ours_range().filter_map(|line| merge.ours_line(line)).collect();
        let now: Vec<&str> = region.theirs_range().filter_map(|line| merge.theirs_line(line)).collect();
        let (outcome, both) = match region.resolution() {
            MergeResolution::Theirs => (Outcome::New, Vec::new()),
            MergeResolution::Conflict if !change_stands(&was, &yours, &now) => match beside(&was, &yours, &now) {
                Some(both) => (Outcome::Both, both),
                None => (Outcome::Conflict, Vec::new()),
            },
            _ => (Outcome::Yours, Vec::new()),
        };
        Self { outcome, place: region.ours_range(), was, yours, now, both }
    }

    /// The lines that it gives, each with the side that put it in.
    fn lines(&self, at: usize, conflicts: Conflicts) -> impl Iterator<Item = Line<'a>> {
        let is_taken = self.outcome == Outcome::Conflict && conflicts == Conflicts::Theirs;
        let pieces = match self.outcome {
            Outcome::Both => self.both.clone(),
            Outcome::Yours | Outcome::Conflict if !is_taken => (0..self.yours.len()).map(Piece::Yours).collect(),
            Outcome::Yours | Outcome::New | Outcome::Conflict => (0..self.now.len()).map(Piece::New).collect(),
        };
        pieces.into_iter().map(move |piece| {
            let (text, is_new) = match piece {
                Piece::Yours(line) => (self.yours[line], false),
                Piece::New(line) => (self.now[line], true),
            };
            let is_known = self.was.contains(&text) || (!is_new && self.now.contains(&text));
            let from = match is_known {
                true => Origin::Known,
                false if is_new => Origin::New(at),
                false => Origin::Yours(at),
            };
            Line { text, from }
        })
    }
}

/// Regions that say together one thing twice: the user's and the generated one.
fn doubled_regions(
    [base, yours, new]: [&str; 3],
    regions: &[Region],
    conflicts: Conflicts,
) -> BTreeSet<(usize, usize)> {
    let lines: Vec<Line> = regions.iter().enumerate().flat_map(|(at, region)| region.lines(at, conflicts)).collect();
    doubles(base.lines(), yours.lines(), new.lines(), &lines)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn clean(base: &str, disk: &str, new: &str) -> String {
        let merged = merge_text(base, disk, new, Conflicts::Stop);
        assert!(merged.conflicts.is_empty(), "{}", merged.text);
        merged.text
    }

    #[test]
    fn both_sides_stay() {
        let base = "1\n2\n3\n4\n5\n";
        assert_eq!(clean(base, "0\n1\n2\n3\n4\n5\n", "1\n2\n3\n4\nV\n"), "0\n1\n2\n3\n4\nV\n");
        assert_eq!(clean(base, "1\n2\n3\n4\n5\n6\n", "I\n2\n3\n4\n5\n"), "I\n2\n3\n4\n5\n6\n");
        assert_eq!(clean(base, "1\n3\n4\n5\n", "1\n2\n3\n4\n5\n6\n"), "1\n3\n4\n5\n6\n");
        assert_eq!(clean(base, "1\n2\n3\n3a\n4\n5\n", "1\n2\n3\n3a\n4\n5\n"), "1\n2\n3\n3a\n4\n5\n");
    }

    #[test]
    fn one_line_twice_is_a_conflict() {
        let (base, disk, new) = ("a\nb\nc\n", "a\nyours\nc\n", "a\nnew\nc\n");
        let marked = "a\n<<<<<<< yours\nyours\n||||||| generated before\nb\n=======\nnew\n>>>>>>> generated now\nc\n";
        for (conflicts, text) in
            [(Conflicts::Stop, marked), (Conflicts::Markers, marked), (Conflicts::Ours, disk), (Conflicts::Theirs, new)]
        {
            let merged = merge_text(base, disk, new, conflicts);
            assert_eq!(merged.text, text);
            assert!(merged.conflicts.iter().eq([&(2..3)]));
        }
        assert!(has_markers(marked) && has_markers(&marked.replace('\n', "\r\n")) && !has_markers(disk));
    }

    #[test]
    fn the_form_of_the_file_stays() {
        let (base, new) = ("a\nb\nc\nd\n", "a\nb\nc\nD\ne\n");
        for (disk, text) in [
            ("A\r\nb\r\nc\r\nd\r\n", "A\r\nb\r\nc\r\nD\r\ne\r\n"),
            ("A\nb\nc\nd", "A\nb\nc\nD\ne"),
            ("A\r\nb\r\nc\r\nd", "A\r\nb\r\nc\r\nD\r\ne"),
            ("\u{feff}A\nb\nc\nd\n", "\u{feff}A\nb\nc\nD\ne\n"),
            ("A\nb\r\nc\nd\n", "A\nb\r\nc\nD\ne\n"),
            ("A\rx\r\r\nb\nc\nd\n", "A\rx\r\r\nb\nc\nD\ne\n"),
            ("a\r\nb\r\nc\r\nd\r\n", "a\r\nb\r\nc\r\nD\r\ne\r\n"),
            ("\u{feff}a\r\nb\r\nc\r\nd", "\u{feff}a\r\nb\r\nc\r\nD\r\ne"),
        ] {
            assert_eq!(clean(base, disk, new), text, "{disk:?}");
        }
        assert_eq!(clean("a\nb\nc\n", "A\nb\nc", "a\nb\n"), "A\nb");
        let marked = merge_text("a\n", "x\r\n", "y\n", Conflicts::Markers).text;
        assert_eq!(marked.matches("\r\n").count(), marked.matches('\n').count());
    }

    #[test]
    fn what_does_not_fit_together_is_one_conflict() {
        let (base, disk, new) = ("a\nb\n", "\u{feff}A\r\nb\r\nc", "a\nB\n");
        let merged = |conflicts| merge_apart(base, disk, new, conflicts);
        assert_eq!(merged(Conflicts::Ours).text, disk);
        assert_eq!(merged(Conflicts::Theirs).text, "\u{feff}a\r\nB");
        let marked = merged(Conflicts::Markers);
        assert!(has_markers(&marked.text) && marked.is_apart && marked.conflicts.iter().eq([&(1..4)]), "{marked:?}");
    }

    #[test]
    fn normal_is_how_it_is_rendered() {
        for text in ["a\nb\n", "a\r\nb\r\n", "a\nb", "\u{feff}a\r\nb", "a\r\nb\n"] {
            assert_eq!(normal(text), "a\nb\n");
        }
        assert_eq!(normal(""), "");
        assert_eq!(normal("a\rb"), "a\rb\n");
    }

    /// A small generator of numbers, the same on every machine.
    struct Random(u64);

    impl Random {
        fn below(&mut self, limit: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % limit
        }

        /// A version of the text with lines put in, changed and taken out; those that are new have a name of their own.
        fn edit_lines(&mut self, base: &[String], side: &str) -> Vec<String> {
            let mut lines = Vec::new();
            for (at, line) in base.iter().enumerate() {
                match self.below(12) {
                    0 => lines.extend((0..=self.below(2)).map(|n| format!("{side} {at}.{n}"))),
                    1 => continue,
                    2 => {
                        lines.push(format!("{side} {at} for {line}"));
                        continue;
                    }
                    _ => {}
                }
                lines.push(line.clone());
            }
            lines
        }
    }

    const STRUCT: &str = "struct A {\n    pub one: i32,\n    pub two: i32,\n    pub three: i32,\n}\n";

    #[test]
    fn a_member_of_both_sides_is_a_conflict() {
        let new = STRUCT.replace("    pub three", "    pub weight: Option<i32>,\n    pub three");
        for mine in ["    pub weight: Option<i32>,\n", "    #[serde(default)]\n    pub weight: i64, // mine\n"] {
            let disk = STRUCT.replace("    pub two", &format!("{mine}    pub two"));
            let merged = merge_text(STRUCT, &disk, &new, Conflicts::Stop);
            assert!(merged.is_doubled && !merged.conflicts.is_empty() && has_markers(&merged.text), "{}", merged.text);
            assert_eq!(merge_text(STRUCT, &disk, &new, Conflicts::Ours).text, disk);
            assert_eq!(merge_text(STRUCT, &disk, &new, Conflicts::Theirs).text, new);
        }
        let other = STRUCT.replace('A', "B") + STRUCT;
        let disk = other.replacen("    pub two", "    pub weight: Option<i32>,\n    pub two", 1);
        assert!(clean(&other, &disk, &(STRUCT.replace('A', "B") + &new)).matches("weight").count() == 2, "two structs");
    }

    /// Adds some of these members, each at a random place.
    fn add_members(random: &mut Random, names: &[&str], base: &str) -> String {
        let mut lines: Vec<String> = base.lines().map(str::to_owned).collect();
        for name in names.iter().filter(|_| random.below(2) == 0).collect::<Vec<_>>() {
            let last = lines.len();
            lines.insert(1 + random.below(last - 1), format!("    pub {name}: i32,"));
        }
        lines.join("\n") + "\n"
    }

    #[test]
    fn no_member_stands_twice() {
        let mut random = Random(11);
        let (mut clean, mut doubled) = (0, 0);
        let base = (0..12).map(|at| format!("    pub base{at}: i32,\n")).collect::<String>();
        let base = format!("struct A {{\n{base}}}\n");
        for round in 0..3000 {
            // Every second round nothing can double, and nothing may be said to.
            let news = if round % 2 == 0 { ["four", "five", "six"] } else { ["seven", "eight", "nine"] };
            let disk = add_members(&mut random, &["four", "five", "six"], &base);
            let new = add_members(&mut random, &news, &base);
            let merged = merge_text(&base, &disk, &new, Conflicts::Stop);
            assert!(round % 2 == 0 || !merged.is_doubled, "{base}{disk}{new}");
            for conflicts in [Conflicts::Stop, Conflicts::Ours, Conflicts::Theirs] {
                let merged = merge_text(&base, &disk, &new, conflicts);
                if !merged.conflicts.is_empty() && (conflicts == Conflicts::Stop || !merged.is_doubled) {
                    continue;
                }
                let twice = ["four", "five", "six"]
                    .into_iter()
                    .find(|name| merged.text.matches(&format!("pub {name}:")).count() > 1);
                assert_eq!(twice, None, "{conflicts:?}:\n{disk}{new}gives\n{}", merged.text);
            }
            *(if merged.is_doubled { &mut doubled } else { &mut clean }) += 1;
        }
        assert!(clean > 500 && doubled > 500, "{clean} clean, {doubled} doubled");
    }

    #[test]
    fn no_line_of_the_user_is_lost() {
        let mut random = Random(7);
        let (mut clean, mut conflicted) = (0, 0);
        for round in 0..4000 {
            // Few different lines, so that a diff has many ways to go wrong.
            let length = random.below(40);
            let base =
                (0..length).map(|_| ["{", "}", "", "a", "b", "c"][random.below(6)].to_owned()).collect::<Vec<_>>();
            let (yours, new) = (random.edit_lines(&base, "yours"), random.edit_lines(&base, "new"));
            let text =
                |lines: &[String], end: &str| lines.iter().map(|line| format!("{line}{end}")).collect::<String>();
            let end = ["\n", "\r\n"][random.below(2)];
            let disk = text(&yours, end);
            for conflicts in [Conflicts::Stop, Conflicts::Markers, Conflicts::Ours, Conflicts::Theirs] {
                let merged = merge_text(&text(&base, "\n"), &disk, &text(&new, "\n"), conflicts);
                let has = |line: &String| merged.text.lines().any(|other| other == line);
                let is_clean = merged.conflicts.is_empty();
                *(if is_clean { &mut clean } else { &mut conflicted }) += 1;
                if is_clean || conflicts != Conflicts::Theirs {
                    let lost = yours.iter().filter(|line| line.starts_with("yours") && !has(line)).collect::<Vec<_>>();
                    assert!(
                        lost.is_empty(),
                        "round {round}, {conflicts:?}: {lost:?} of\n{disk}\nare not in\n{}",
                        merged.text
                    );
                }
                if is_clean || conflicts != Conflicts::Ours {
                    let lost = new.iter().filter(|line| line.starts_with("new") && !has(line)).collect::<Vec<_>>();
                    assert!(lost.is_empty(), "round {round}, {conflicts:?}: {lost:?} are not in\n{}", merged.text);
                }
                assert_eq!(has_markers(&merged.text), !is_clean && conflicts <= Conflicts::Markers);
                assert!(end == "\n" || merged.text.matches('\n').count() == merged.text.matches("\r\n").count());
            }
        }
        assert!(clean > 1000 && conflicted > 1000, "{clean} clean, {conflicted} not");
    }
}
