//! Finds what a merge of lines without a conflict would put down twice: a member or a line that both sides added.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A line as a merge puts it down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub from: Origin,
}

/// Where a line of a merge comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It was there, or both sides wrote it at one place.
    Known,
    /// The user put it in: in this region of the merge.
    Yours(usize),
    /// It is generated now, and was not before: in this region.
    New(usize),
}

/// What is compared: the name of a member, or a whole line.
type Key = String;

/// The regions of the merge that say one thing twice: each pair is the user's and the generated one.
pub(super) fn doubles<'a>(
    base: impl Iterator<Item = &'a str>,
    yours: impl Iterator<Item = &'a str>,
    new: impl Iterator<Item = &'a str>,
    merged: &[Line<'a>],
) -> BTreeSet<(usize, usize)> {
    let scopes = scopes(merged.iter().map(|line| line.text));
    let mut added: BTreeMap<(Option<usize>, &Key), [Vec<usize>; 2]> = BTreeMap::new();
    for (line, (scope, keys)) in merged.iter().zip(&scopes) {
        for key in keys {
            match line.from {
                Origin::Known => {}
                Origin::Yours(region) => added.entry((*scope, key)).or_default()[0].push(region),
                Origin::New(region) => added.entry((*scope, key)).or_default()[1].push(region),
            }
        }
    }
    // Only one on each side: what stands several times in a place is of a kind that may.
    added.retain(|_, [yours, new]| yours.len() == 1 && new.len() == 1);
    if added.is_empty() {
        return BTreeSet::new();
    }
    let sides = [most(base), most(yours), most(new)];
    let header = |scope: Option<usize>| scope.map_or("", |at| merged[at].text.trim());
    let is_single = |scope, key: &Key| {
        let place = (header(scope), key.as_str());
        sides.iter().all(|side| side.get(place.0).and_then(|keys| keys.get(place.1)).is_none_or(|count| *count < 2))
    };
    let found = added.into_iter().filter(|((scope, key), _)| is_single(*scope, key));
    found.map(|(_, [yours, new])| (yours[0], new[0])).collect()
}

/// Whether a scope has a member, an item or an import more often than on either side, and more than once.
pub(super) fn has_more_members(yours: &str, new: &str, merged: &str) -> bool {
    let [yours, new, merged] = [yours, new, merged].map(|text| most(text.lines()));
    let count = |side: &HashMap<&str, HashMap<Key, usize>>, header: &str, key: &str| {
        side.get(header).and_then(|keys| keys.get(key)).copied().unwrap_or_default()
    };
    merged.iter().any(|(header, keys)| {
        let members = keys.iter().filter(|(key, count)| **count > 1 && !key.starts_with("line "));
        members.into_iter().any(|(key, found)| [&yours, &new].iter().all(|side| count(side, header, key) < *found))
    })
}

/// How often a thing is said in one scope, by the line that opens it: the most of all that are opened so.
fn most<'a>(lines: impl Iterator<Item = &'a str>) -> HashMap<&'a str, HashMap<Key, usize>> {
    let lines: Vec<&str> = lines.collect();
    let mut counts: HashMap<(Option<usize>, Key), usize> = HashMap::new();
    for (scope, keys) in scopes(lines.iter().copied()) {
        for key in keys {
            *counts.entry((scope, key)).or_default() += 1;
        }
    }
    let mut most: HashMap<&str, HashMap<Key, usize>> = HashMap::new();
    for ((scope, key), count) in counts {
        let header = scope.map_or("", |at| lines[at].trim());
        let known = most.entry(header).or_default().entry(key).or_default();
        *known = count.max(*known);
    }
    most
}

/// For each line the one that opens its scope, by its indentation, and what it says there.
fn scopes<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<(Option<usize>, Vec<Key>)> {
    let mut open: Vec<(usize, usize, &str)> = Vec::new();
    let scope = |(at, line): (usize, &'a str)| {
        let text = line.trim();
        if text.is_empty() {
            return (None, Vec::new());
        }
        let depth = line.len() - line.trim_start().len();
        while open.pop_if(|(outer, ..)| *outer >= depth).is_some() {}
        let header = open.last().map(|(_, at, _)| *at);
        let keys = keys(open.last().map(|(.., text)| *text), text);
        open.push((depth, at, text));
        (header, keys)
    };
    lines.enumerate().map(scope).collect()
}

/// What a line says in its scope: nothing for comments, attributes, and lines that are hardly more than brackets.
fn keys(header: Option<&str>, line: &str) -> Vec<Key> {
    const REMARKS: [&str; 7] = ["//", "#", "@", "*", "/*", "<!--", "-- "];
    if REMARKS.iter().any(|start| line.starts_with(start)) {
        return Vec::new();
    }
    let imported = imported_names(line);
    if !imported.is_empty() {
        return imported;
    }
    if let Some(member) = member(header, line) {
        return vec![member];
    }
    let words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| word.len() > 1);
    if words.count() > 1 { vec![format!("line {line}")] } else { Vec::new() }
}

/// The names that `use a::{b, c};` or `import { b, c } from 'a';` bring.
fn imported_names(line: &str) -> Vec<Key> {
    let line = line.trim_start_matches("pub ");
    if !line.ends_with(';') || !["use ", "import "].iter().any(|start| line.starts_with(start)) {
        return Vec::new();
    }
    let names = match (line.find('{'), line.rfind('}')) {
        (Some(from), Some(to)) if from < to && !line[from + 1..to].contains(['{', '}']) => &line[from + 1..to],
        (None, None) if line.starts_with("use ") => line[4..].trim_end_matches(';'),
        _ => return Vec::new(),
    };
    let last = |name: &str| {
        let name = name.rsplit(" as ").next().unwrap_or(name).rsplit("::").next().unwrap_or(name);
        name.trim().trim_start_matches("type ").to_owned()
    };
    let names =
        names.split(',').map(last).filter(|name| !name.is_empty() && !matches!(name.as_str(), "_" | "*" | "self"));
    names.map(|name| format!("import {name}")).collect()
}

/// The name that a line gives to something of its scope.
fn member(header: Option<&str>, line: &str) -> Option<Key> {
    const MODIFIERS: [&str; 13] = [
        "pub",
        "pub(crate)",
        "pub(super)",
        "export",
        "default",
        "public",
        "private",
        "protected",
        "readonly",
        "static",
        "async",
        "unsafe",
        "abstract",
    ];
    const KINDS: [&str; 11] =
        ["fn", "struct", "enum", "trait", "mod", "const", "type", "class", "interface", "function", "static"];
    let mut rest = line;
    let mut word = first_word(rest);
    while MODIFIERS.contains(&word) && rest[word.len()..].starts_with(' ') {
        rest = rest[word.len()..].trim_start();
        word = first_word(rest);
    }
    let is_in = |kinds: &[&str]| {
        header.is_some_and(|header| header.split(|c: char| !c.is_alphanumeric()).any(|word| kinds.contains(&word)))
    };
    if KINDS.contains(&word) && rest[word.len()..].starts_with(' ') {
        let rest = rest[word.len()..].trim_start();
        let name = first_word(rest.strip_prefix("fn ").unwrap_or(rest));
        return (!name.is_empty() && name != "_").then(|| format!("item {name}"));
    }
    let name = word.trim_matches(['\'', '"']);
    let after = rest[word.len()..].trim_start_matches(['?', '!']);
    let is_field = after.starts_with(':') && !after.starts_with("::") && header.is_some();
    let is_class_member = is_in(&["class"]) && (after.starts_with('(') || after.starts_with(" = "));
    let is_variant = is_in(&["enum"]) && after.starts_with([',', '(', ' ']);
    let is_member = is_field || is_class_member || is_variant;
    (is_member && !name.is_empty() && name != "default").then(|| format!("member {name}"))
}

/// The name, quoted or with what stands in brackets behind `pub`, that a text starts with.
fn first_word(text: &str) -> &str {
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '\'' | '"');
    for visible in ["pub(crate)", "pub(super)"] {
        if text.starts_with(visible) {
            return &text[..visible.len()];
        }
    }
    &text[..text.find(|c: char| !is_of_word(c)).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(header: &str, line: &str, expected: &[&str]) {
        assert_eq!(keys((!header.is_empty()).then_some(header), line), expected, "{line}");
    }

    #[test]
    fn a_line_says_the_name_of_a_member() {
        says("pub struct Product {", "pub weight: Option<i32>,", &["member weight"]);
        says("pub struct Product {", "pub(crate) weight: i64, // mine", &["member weight"]);
        says("impl Product {", "pub async fn weigh(&self) -> i32 {", &["item weigh"]);
        says("impl Product {", "pub const fn weigh(&self) -> i32 {", &["item weigh"]);
        says("enum Kind {", "Heavy,", &["member Heavy"]);
        says("export interface Product {", "weight?: number | null;", &["member weight"]);
        says("export class Form {", "readonly weight = input();", &["member weight"]);
        says("export class Form {", "weigh(product: Product): void {", &["member weigh"]);
        says("", "pub mod weights;", &["item weights"]);
        says("", "export const LIMIT = 5;", &["item LIMIT"]);
        says("", "use crate::shared::{money::Money, Weight as Mass};", &["import Money", "import Mass"]);
        says("", "use super::Product;", &["import Product"]);
        says("", "import { Weight, type Unit } from './weight';", &["import Weight", "import Unit"]);
        says("<form>", "<app-weight [value]=\"weight()\" />", &["line <app-weight [value]=\"weight()\" />"]);
    }

    #[test]
    fn a_line_that_stands_anywhere_says_nothing() {
        for line in [
            "}",
            "});",
            "// a remark",
            "#[serde(default)]",
            "@Input()",
            "* a remark",
            "<!-- a remark -->",
            "</div>",
            "));",
        ] {
            says("pub struct Product {", line, &[]);
        }
        says("fn main() {", "Vec::new();", &["line Vec::new();"]);
    }
}
