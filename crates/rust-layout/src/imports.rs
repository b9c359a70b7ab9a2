//! Sorts and lays out `use`.

use std::cmp::Ordering;

use super::layout::Layout;
use super::list::{Format, ListItem, Tactic, Trailing, Wish, tactic, written};
use super::shape::{Indent, STEP, Shape, is_single_line};
use super::syntax_item::{Item, ItemKind, UseEnd, UseTree};
use super::version_sort::compare;

/// One part of an imported path, in the order in which parts are sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// `self`, `super` or `crate` by rank, with its alias.
    Word(usize, Option<String>),
    Name(String, Option<String>),
    Glob,
    List(Vec<Tree>),
}

const WORDS: [&str; 3] = ["self", "super", "crate"];

/// An imported path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree(Vec<Part>);

impl Part {
    fn named(name: &str, alias: Option<String>) -> Part {
        match WORDS.iter().position(|word| *word == name) {
            Some(rank) => Part::Word(rank, alias),
            None => Part::Name(name.to_owned(), alias),
        }
    }

    fn rank(&self) -> usize {
        match self {
            Part::Word(rank, _) => *rank,
            Part::Name(..) => 3,
            Part::Glob => 4,
            Part::List(_) => 5,
        }
    }

    fn without_alias(&self) -> Part {
        match self {
            Part::Word(rank, _) => Part::Word(*rank, None),
            Part::Name(name, _) => Part::Name(name.clone(), None),
            other => other.clone(),
        }
    }
}

fn bare(name: &str) -> &str {
    name.trim_start_matches("r#")
}

impl Ord for Part {
    fn cmp(&self, other: &Part) -> Ordering {
        match (self, other) {
            (Part::Word(a, first), Part::Word(b, second)) if a == b => match (first, second) {
                (Some(first), Some(second)) => compare(bare(first), bare(second)),
                _ => first.cmp(second),
            },
            (Part::Name(a, first), Part::Name(b, second)) => {
                compare(bare(a), bare(b)).then_with(|| match (first, second) {
                    (Some(first), Some(second)) => compare(bare(first), bare(second)),
                    _ => first.cmp(second),
                })
            }
            (Part::List(a), Part::List(b)) => a.cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Part) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Tree {
    fn cmp(&self, other: &Tree) -> Ordering {
        for (a, b) in self.0.iter().zip(&other.0) {
            let order = a.cmp(b);
            if order != Ordering::Equal && a.without_alias().cmp(&b.without_alias()) != Ordering::Equal {
                return order;
            }
        }
        self.0.len().cmp(&other.0.len())
    }
}

impl PartialOrd for Tree {
    fn partial_cmp(&self, other: &Tree) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The sorted tree of a `use` item.
pub fn tree(item: &Item) -> Tree {
    match &item.kind {
        ItemKind::Use(tree) => normalized(tree),
        _ => Tree(Vec::new()),
    }
}

/// The parts of `tree`, lists sorted, a list of one written without braces.
fn normalized(tree: &UseTree) -> Tree {
    let mut parts: Vec<Part> = tree.path.iter().map(|name| Part::named(name, None)).collect();
    match &tree.end {
        UseEnd::Glob => parts.push(Part::Glob),
        UseEnd::Name { name, alias } => {
            let alias = alias.clone().filter(|alias| alias != name);
            match (name.as_str(), parts.last_mut()) {
                ("self", Some(Part::Name(_, old))) if alias.is_some() => *old = alias,
                _ => parts.push(Part::named(name, alias)),
            }
        }
        UseEnd::List(trees) => {
            let mut list: Vec<Tree> = trees.iter().map(normalized).collect();
            list.sort();
            match list.as_slice() {
                [only] if only.0 != [Part::Word(0, None)] => parts.extend(only.0.clone()),
                _ => parts.push(Part::List(list)),
            }
        }
    }
    if let (true, Some(Part::Name(name, _))) = (tree.global, parts.first_mut()) {
        name.insert_str(0, "::");
    }
    Tree(parts)
}

impl Layout<'_> {
    /// `use a::{b, c};`
    pub fn use_item(&self, visibility: &str, tree: &UseTree, indent: Indent) -> Option<String> {
        if tree.has_comment {
            return None;
        }
        let shape = Shape::line(indent).after(visibility.len() + 4)?.narrower(1)?;
        let path = tree_text(&normalized(tree), shape)?;
        Some(format!("{visibility}use {path};"))
    }
}

fn tree_text(tree: &Tree, mut shape: Shape) -> Option<String> {
    let mut text = String::new();
    for (i, part) in tree.0.iter().enumerate() {
        let part = part_text(part, shape)?;
        text.push_str(&part);
        if i + 1 < tree.0.len() {
            text.push_str("::");
            shape = shape.after(2 + part.len())?;
        }
    }
    Some(text)
}

fn part_text(part: &Part, shape: Shape) -> Option<String> {
    let aliased = |name: &str, alias: &Option<String>| match alias {
        Some(alias) => format!("{name} as {alias}"),
        None => name.to_owned(),
    };
    match part {
        Part::Word(rank, alias) => Some(aliased(WORDS[*rank], alias)),
        Part::Name(name, alias) => Some(aliased(name, alias)),
        Part::Glob => Some("*".to_owned()),
        Part::List(trees) => list_text(trees, shape.after(1)?.narrower(1)?),
    }
}

/// `{a, b}` on one line, or as many a line as fit; lists in the list take a line each.
fn list_text(trees: &[Tree], shape: Shape) -> Option<String> {
    let inner = shape.indented(STEP).full_width().narrower(1)?;
    let mut items = Vec::with_capacity(trees.len());
    for tree in trees {
        items.push(ListItem::new(tree_text(tree, inner)?));
    }
    let nested = trees.iter().any(|tree| matches!(tree.0.last(), Some(Part::List(_))));
    let width = match nested {
        true => 0,
        false => shape.width.saturating_sub(2),
    };
    let tactic = tactic(&items, Wish::Fill, 2, width);
    let several = tactic != Tactic::Horizontal;
    let format = Format {
        trailing: if several { Trailing::Vertical } else { Trailing::Never },
        ends_with_newline: several,
        keeps_blank_lines: true,
        nested,
        ..Format::new(inner, tactic)
    };
    let text = written(&items, &format)?;
    if is_single_line(&text) && text.len() <= width {
        return Some(format!("{{{text}}}"));
    }
    let (start, end) = (inner.indent.newline(), shape.indent.newline());
    Some(format!("{{{start}{text}{end}}}"))
}
