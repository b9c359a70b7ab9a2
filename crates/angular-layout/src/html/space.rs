//! Works out where whitespace would be seen on the page, from how elements are displayed.

use super::tree::{Id, Kind, Node, Tree};

/// How a browser displays an element.
fn display_of(tree: &Tree, node: &Node) -> &'static str {
    if node.is_block() {
        return "block";
    }
    let name = node.name();
    if name == "svg" {
        return "inline-block";
    }
    let mut ancestor = tree.parent(node);
    while !matches!(ancestor.kind, Kind::Root) {
        if ancestor.name() == "svg" && node.element().is_some() {
            return "block";
        }
        ancestor = tree.parent(ancestor);
    }
    match name {
        "area" | "base" | "basefont" | "datalist" | "head" | "link" | "meta" | "noembed" | "noframes" | "rp"
        | "style" | "title" => "none",
        "param" | "script" | "html" | "body" | "address" | "blockquote" | "center" | "dialog" | "div" | "figure"
        | "figcaption" | "footer" | "form" | "header" | "hr" | "legend" | "listing" | "main" | "p" | "plaintext"
        | "pre" | "search" | "xmp" | "article" | "aside" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hgroup"
        | "nav" | "section" | "dir" | "dd" | "dl" | "dt" | "menu" | "ol" | "ul" | "fieldset" | "details"
        | "summary" | "option" | "optgroup" | "source" | "track" => "block",
        "li" => "list-item",
        "table" => "table",
        "caption" => "table-caption",
        "colgroup" | "col" => "table-column",
        "thead" | "tbody" | "tfoot" => "table-row-group",
        "tr" => "table-row",
        "td" | "th" => "table-cell",
        "input" | "button" | "marquee" | "select" | "meter" | "progress" | "object" | "video" | "audio" => {
            "inline-block"
        }
        _ => "inline",
    }
}

fn is_block_like(display: &str) -> bool {
    display == "block" || display == "list-item" || display.starts_with("table")
}

/// Whitespace at the edges inside is not seen.
fn hides_edges(display: &str) -> bool {
    is_block_like(display) || display == "inline-block"
}

/// Fills in what every node knows about the whitespace around it.
pub fn annotate(tree: &mut Tree) {
    for id in 0..tree.nodes.len() {
        take_spaces(tree, id);
    }
    for id in 0..tree.nodes.len() {
        let children = tree.nodes[id].children.clone();
        for (i, &child) in children.iter().enumerate() {
            tree.nodes[child].before = i.checked_sub(1).map(|i| children[i]);
            tree.nodes[child].after = children.get(i + 1).copied();
        }
        tree.nodes[id].display = display_of(tree, &tree.nodes[id]);
    }
    for id in 0..tree.nodes.len() {
        mark_sensitive(tree, id);
    }
    merge_simple_elements(tree);
}

/// Trims the texts under `id`, drops the empty ones and remembers the spaces.
fn take_spaces(tree: &mut Tree, id: Id) {
    let node = &tree.nodes[id];
    let children = node.children.clone();
    let is_blank = |id: &Id| match &tree.nodes[*id].kind {
        Kind::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    if children.is_empty() || children.len() == 1 && is_blank(&children[0]) {
        tree.nodes[id].space_inside = !children.is_empty();
        tree.nodes[id].children.clear();
        return;
    }
    if node.is_preformatted() || node.is_raw() {
        return;
    }
    let mut kept: Vec<Id> = Vec::with_capacity(children.len());
    let mut space = false;
    for child in children {
        let node = &mut tree.nodes[child];
        let mut trailing = false;
        if let Kind::Text(text) = &mut node.kind {
            let trimmed = text.trim();
            if trimmed.is_empty() {
                space = true;
                if let Some(&last) = kept.last() {
                    tree.nodes[last].space_after = true;
                }
                continue;
            }
            let leading = text.len() - text.trim_start().len();
            trailing = text.trim_end().len() != text.len();
            node.end = node.start + text.trim_end().len();
            node.start += leading;
            space |= leading > 0;
            *text = trimmed.to_owned();
        }
        node.space_before = space;
        node.space_after = trailing;
        if space && let Some(&last) = kept.last() {
            tree.nodes[last].space_after = true;
        }
        space = trailing;
        kept.push(child);
    }
    tree.nodes[id].children = kept;
}

fn mark_sensitive(tree: &mut Tree, id: Id) {
    let node = &tree.nodes[id];
    if node.children.is_empty() {
        tree.nodes[id].sensitive_inside = !hides_edges(node.display) && !node.is_raw();
        return;
    }
    let children = node.children.clone();
    let mut sensitive: Vec<(bool, bool)> = children
        .iter()
        .map(|&child| {
            let child = &tree.nodes[child];
            (is_sensitive(tree, child, child.before), is_sensitive(tree, child, child.after))
        })
        .collect();
    for i in 0..sensitive.len() {
        let before = i == 0 || sensitive[i - 1].1;
        let after = i + 1 == sensitive.len() || sensitive[i + 1].0;
        sensitive[i].0 &= before;
        sensitive[i].1 &= after;
    }
    for (child, (before, after)) in children.into_iter().zip(sensitive) {
        tree.nodes[child].sensitive_before = before;
        tree.nodes[child].sensitive_after = after;
    }
}

/// Whether a space between `node` and its neighbour on one side would be seen.
fn is_sensitive(tree: &Tree, node: &Node, neighbour: Option<Id>) -> bool {
    if node.is_block() {
        return false;
    }
    let neighbour = neighbour.map(|id| tree.node(id));
    let is_words = |node: &Node| node.is_text() || node.is_interpolation();
    if is_words(node) && neighbour.is_some_and(is_words) {
        return true;
    }
    let parent = tree.parent(node);
    if parent.display == "none" && !matches!(parent.kind, Kind::Root) {
        return false;
    }
    if parent.is_preformatted() {
        return true;
    }
    match neighbour {
        None => {
            let hidden = matches!(parent.kind, Kind::Root)
                || node.is_preformatted()
                || parent.is_raw()
                || hides_edges(parent.display);
            !hidden
        }
        Some(neighbour) => !is_block_like(neighbour.display),
    }
}

/// Makes a tag without attributes around one word a part of the text around it.
fn merge_simple_elements(tree: &mut Tree) {
    for id in 0..tree.nodes.len() {
        let mut i = 1;
        while i + 1 < tree.nodes[id].children.len() {
            let children = &tree.nodes[id].children;
            let (before, element, after) = (children[i - 1], children[i], children[i + 1]);
            let Some(text) = simple_text(tree, before, element, after) else {
                i += 1;
                continue;
            };
            let behind = &tree.nodes[after];
            let (end, space, sensitive) = (behind.end, behind.space_after, behind.sensitive_after);
            let next = behind.after;
            let node = &mut tree.nodes[before];
            node.kind = Kind::Text(text);
            node.end = end;
            node.space_after = space;
            node.sensitive_after = sensitive;
            node.after = next;
            if let Some(next) = next {
                tree.nodes[next].before = Some(before);
            }
            tree.nodes[id].children.drain(i..i + 2);
        }
    }
}

fn simple_text(tree: &Tree, before: Id, id: Id, after: Id) -> Option<String> {
    let (first, node, last) = (tree.node(before), tree.node(id), tree.node(after));
    let (Kind::Text(head), Kind::Element(element), Kind::Text(tail)) = (&first.kind, &node.kind, &last.kind) else {
        return None;
    };
    let [only] = node.children.as_slice() else {
        return None;
    };
    let only = tree.node(*only);
    let Kind::Text(word) = &only.kind else {
        return None;
    };
    let simple = element.attributes.is_empty()
        && !word.contains(char::is_whitespace)
        && !only.space_before
        && !only.space_after
        && node.sensitive_before
        && !node.space_before
        && node.sensitive_after
        && !node.space_after;
    let name = &element.name;
    simple.then(|| format!("{head}<{name}>{word}</{name}>{tail}"))
}
