//! Merges lines that both sides changed, word by word.

use similar::{DiffOp, MergeResolution, TextMerge, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};

/// The user's lines with the words that changed from `base` to `new`; `None` when both sides changed the same words.
pub fn merge_words(base: &str, yours: &str, new: &str) -> Option<String> {
    let [base, yours, new] = [base, yours, new].map(one_a_line);
    let merge = TextMerge::from_lines(base.as_str(), yours.as_str(), new.as_str());
    let mut words = String::new();
    for region in merge.regions() {
        match region.resolution() {
            MergeResolution::Conflict => return None,
            MergeResolution::Theirs => words.extend(region.theirs_range().filter_map(|word| merge.theirs_line(word))),
            _ => words.extend(region.ours_range().filter_map(|word| merge.ours_line(word))),
        }
    }
    Some(words.replace('\n', "").replace(LINE_END, "\n"))
}

/// Whether all that changed from `base` to `new` stands in the user's lines, so that there is nothing to merge.
pub fn change_stands(base: &[&str], yours: &[&str], new: &[&str]) -> bool {
    let words = || merge_words(&base.concat(), &yours.concat(), &new.concat());
    lines_stand(base, yours, new) || words().is_some_and(|merged| merged == yours.concat())
}

/// Whether what was put in stands in the user's lines, in its order, and what was taken out does not.
fn lines_stand(base: &[&str], yours: &[&str], new: &[&str]) -> bool {
    let mut rest = yours;
    capture_diff_slices(similar::Algorithm::Myers, base, new).iter().all(|op| {
        if matches!(op, DiffOp::Equal { .. }) {
            return true;
        }
        let (was, now) = (&base[op.old_range()], &new[op.new_range()]);
        let is_edited = |line| yours.iter().any(|own| origin(own, base, new) == Some(line));
        let is_gone = was.iter().all(|line| new.contains(line) || !(yours.contains(line) || is_edited(*line)));
        // A bracket alone stands somewhere in every text.
        let says_something = now.iter().any(|line| line.contains(char::is_alphanumeric));
        let place = (0..=rest.len()).find(|at| rest[*at..].starts_with(now));
        rest = place.map_or(rest, |at| &rest[at + now.len()..]);
        is_gone && place.is_some() && (says_something || now.is_empty())
    })
}

/// The generated line that a line of the user's was made from: the one that it is most like, in at least half of all words.
fn origin<'a>(own: &str, base: &[&'a str], new: &[&'a str]) -> Option<&'a str> {
    if base.contains(&own) || new.contains(&own) {
        return None;
    }
    // Of two that are equally like it, the last one is taken, and that is what is generated now.
    let alike = base.iter().chain(new).map(|line| (common_words(own, line), *line));
    let (_, line) = alike.filter(|((common, all), _)| common * 2 >= *all).max_by_key(|((common, _), _)| *common)?;
    Some(line)
}

/// How many words two lines have in common, and how many the one has that has more.
fn common_words(one: &str, other: &str) -> (usize, usize) {
    let [one, mut other] = [one, other].map(|line| {
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        words.collect::<Vec<_>>()
    });
    let all = one.len().max(other.len()).max(1);
    let is_common = |word: &&&str| match other.iter().position(|known| known == *word) {
        Some(at) => {
            other.swap_remove(at);
            true
        }
        None => false,
    };
    (one.iter().filter(is_common).count(), all)
}

/// Whether a generated line is the other one, changed: at least half of the words are the same.
pub fn is_like(was: &str, now: &str) -> bool {
    let (common, all) = common_words(was, now);
    common * 2 >= all
}

/// Names of code that stand in `base` and not in `new`, where `text` still has them: its lines, counted from 1.
pub fn vanished_words(base: &str, new: &str, text: &str) -> BTreeMap<String, Vec<usize>> {
    let now: BTreeSet<&str> = code_words(new).map(|(_, word)| word).collect();
    let gone: BTreeSet<&str> = code_words(base).map(|(_, word)| word).filter(|word| !now.contains(word)).collect();
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (line, word) in code_words(text).filter(|(_, word)| gone.contains(word)) {
        let lines = found.entry(word.to_owned()).or_default();
        if lines.last() != Some(&line) {
            lines.push(line);
        }
    }
    found
}

/// The words outside of comments, each with its line.
fn code_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")).flat_map(|(index, line)| {
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| word.len() > 1);
        words.map(move |word| (index + 1, word))
    })
}

/// Stands for the end of a line in a text that has one word a line. It is in no text that is generated.
const LINE_END: &str = "\u{f0001}";

fn one_a_line(text: &str) -> String {
    let mut words = String::new();
    let mut before = None;
    for c in text.chars() {
        let kind = if c.is_alphanumeric() || c == '_' {
            Some(0)
        } else if c == ' ' {
            Some(1)
        } else {
            None
        };
        if before.is_some_and(|before| before != kind || kind.is_none()) {
            words.push('\n');
        }
        before = Some(kind);
        match c {
            '\n' => words.push_str(LINE_END),
            '\r' => words.push('\u{fffd}'),
            c => words.push(c),
        }
    }
    if !words.is_empty() {
        words.push('\n');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_sides_stand() {
        let base = "fn before(_input: &mut CreateProduct) -> Result<()> {\n";
        let yours = "fn before(input: &mut CreateProduct) -> Result<()> {\n    input.check()?;\n";
        let new = "fn before(_input: &mut CreateWare) -> Result<()> {\n";
        let merged = "fn before(input: &mut CreateWare) -> Result<()> {\n    input.check()?;\n";
        assert_eq!(merge_words(base, yours, new).as_deref(), Some(merged));
        assert_eq!(merge_words("a: i32\n", "a: i64\n", "a: i16\n"), None);
    }

    #[test]
    fn names_that_vanish_are_found() {
        let base = "use super::{CreateProduct, Product};\n// Product\n";
        let new = "use super::{CreateWare, Ware};\n";
        let text = "use super::{CreateWare, Ware};\nfn check(product: &Product) {}\n// CreateProduct\n";
        assert_eq!(vanished_words(base, new, text), BTreeMap::from([("Product".to_owned(), vec![2])]));
    }

    #[test]
    fn a_change_that_stands_needs_no_merge() {
        let stands = |base: &str, yours: &str, new: &str| {
            let [base, yours, new] = [base, yours, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
            change_stands(&base, &yours, &new)
        };
        assert!(stands("version: i32,\n", "version: i32, // mine\nweight: i32,\n", "version: i32,\nweight: i32,\n"));
        assert!(stands("version: i32,\n", "version: i64, // mine\n", "version: i64,\n"));
        assert!(stands("a\nold\nb\n", "a // mine\nnew\nb\n", "a\nnew\nb\n"));
        assert!(!stands("version: i32,\n", "version: i32, // mine\n", "version: i64,\n"));
        assert!(!stands("version: i32,\n", "version: i32, // mine\n", "version: i32,\nweight: i32,\n"));
        assert!(!stands("a\n", "a {\nmine\n}\n", "a\n}\n"), "a bracket is no sign of a change");
        assert!(!stands("old\n", "old // mine\nnew\nold\n", "new\n"), "what was taken out is still there");
        let field = "pub stock: Option<i32>,\n";
        for edited in
            ["pub stock: Option<i32>, // mine\n", "pub stock: Option<i64>,\n", "/* mine */ pub stock: Option<i32>,\n"]
        {
            assert!(!stands(field, edited, ""), "{edited} is what was taken out, and edited");
        }
        assert!(stands(field, "// there was a stock\n", ""));
    }
}
