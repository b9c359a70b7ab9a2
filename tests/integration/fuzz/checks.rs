//! What must be true of files whatever a user and crud-gen did to them.

use super::renderings::ENTITIES;
use super::{is_of_user, text};
use crate::support::store::Place;
use crud_gen::output::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// The user's files, and the copies of those that were written over.
pub type Tree = BTreeMap<String, String>;

pub fn tree(place: &Place) -> Tree {
    let files = place.snapshot().into_iter().filter(|(path, _)| is_of_user(path));
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("text"))).collect()
}

/// Marks of the user that stood somewhere and stand nowhere.
pub fn lost_marks(before: &Tree, after: &Tree) -> Vec<String> {
    let there = marks(after);
    marks(before).into_iter().filter(|mark| !there.contains(mark)).collect()
}

fn marks(tree: &Tree) -> BTreeSet<String> {
    let words = tree.values().flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '_'));
    words.filter(|word| word.starts_with("mine_")).map(str::to_owned).collect()
}

/// Each merged file has no member more often than one of its sides, and parses where both sides do. What the user has
/// twice in an entity it has twice when the entity has another name.
pub fn whole(yours: &Tree, new: &Unit, merged: &Tree) {
    for (path, file) in &new.files {
        let path = path.as_str();
        let (Some(merged), Some(yours)) = (text(merged, path), text(yours, path)) else { continue };
        if merged.contains("<<<<<<< yours") {
            continue;
        }
        let members = |text: &str| {
            let text = text.replace(ENTITIES[1], ENTITIES[0]);
            if path.ends_with(".rs") { rust_members(&text) } else { script_members(&text) }
        };
        if !path.ends_with(".rs") && !path.ends_with(".ts") {
            continue;
        }
        let (Some(of_yours), Some(of_new)) = (members(yours), members(&file.text)) else { continue };
        let found = members(merged).unwrap_or_else(|| panic!("{path} does not parse:\n{merged}\nof\n{yours}"));
        for (name, count) in found {
            let most = [&of_yours, &of_new].map(|side| side.get(&name).copied().unwrap_or_default());
            assert!(count <= most[0].max(most[1]).max(1), "{path}: {name} stands {count} times in\n{merged}");
        }
    }
}

type Members = BTreeMap<String, usize>;

/// The items, fields and variants of a Rust file; `None` when it does not parse.
fn rust_members(text: &str) -> Option<Members> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut members = Members::new();
    let mut add = |name: String| *members.entry(name).or_default() += 1;
    for item in syn::parse_file(&text).ok()?.items {
        match item {
            syn::Item::Struct(item) => {
                let named = item.fields.iter().filter_map(|field| field.ident.as_ref());
                named.for_each(|field| add(format!("{}.{field}", item.ident)));
                add(format!("type {}", item.ident));
            }
            syn::Item::Enum(item) => {
                item.variants.iter().for_each(|variant| add(format!("{}::{}", item.ident, variant.ident)));
                add(format!("type {}", item.ident));
            }
            syn::Item::Fn(item) => add(format!("fn {}", item.sig.ident)),
            syn::Item::Const(item) => add(format!("const {}", item.ident)),
            syn::Item::Mod(item) => add(format!("mod {}", item.ident)),
            _ => {}
        }
    }
    Some(members)
}

/// The members of interfaces and classes of a TypeScript file; `None` when it does not parse.
fn script_members(text: &str) -> Option<Members> {
    angular_layout::format_typescript(&text.trim_start_matches('\u{feff}').replace("\r\n", "\n"), 100).ok()?;
    let mut members = Members::new();
    let mut open: Vec<char> = Vec::new();
    let mut owner = None;
    for line in text.trim_start_matches('\u{feff}').lines() {
        let code = code(line);
        let word = |text: &str| {
            let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
            (text[..end].to_owned(), text[end..].to_owned())
        };
        if open.is_empty() {
            let named = ["export interface ", "export class "].iter().find_map(|start| code.strip_prefix(start));
            owner = named.map(|rest| word(rest).0).or(owner.filter(|_| !code.trim().is_empty()));
        } else if let (Some(owner), ['{']) = (&owner, open.as_slice()) {
            let mut rest = code.trim();
            for modifier in ["private ", "protected ", "readonly ", "async "] {
                rest = rest.strip_prefix(modifier).unwrap_or(rest);
            }
            let (name, after) = word(rest);
            if !name.is_empty() && [":", "?:", " = "].iter().any(|sign| after.starts_with(sign)) {
                *members.entry(format!("{owner}.{name}")).or_default() += 1;
            }
        }
        for c in code.chars() {
            match c {
                '(' | '[' | '{' => open.push(c),
                ')' if open.pop() != Some('(') => return None,
                ']' if open.pop() != Some('[') => return None,
                '}' if open.pop() != Some('{') => return None,
                _ => {}
            }
        }
    }
    open.is_empty().then_some(members)
}

/// A line without strings on one line and without a remark.
fn code(line: &str) -> String {
    let mut code = String::new();
    let mut quote = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(_), '\\') => drop(chars.next()),
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '/') if matches!(chars.peek(), Some('/' | '*')) => break,
            (None, c) => code.push(c),
        }
    }
    code
}
