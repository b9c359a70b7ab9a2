//! Decides which tag prints which bracket: where a space would be seen, a bracket moves over.

use super::tree::{Id, Kind, Node, Tree};

/// The tags of a template.
pub struct Tags<'t> {
    pub tree: &'t Tree,
}

impl Tags<'_> {
    /// The start of a tag with what it prints of the tag before it.
    pub fn opening(&self, node: &Node) -> String {
        let lent = self.tree.before(node).is_some_and(|before| self.lends_start(before));
        match lent {
            true => String::new(),
            false => format!("{}{}", self.opening_prefix(node), self.opening_start(node)),
        }
    }

    /// What a node prints of the tag before it.
    pub fn opening_prefix(&self, node: &Node) -> String {
        if self.borrows_start(node) {
            return ">".to_owned();
        }
        match self.tree.before(node) {
            Some(before) if self.borrows_end(node) => self.closing_mark(before).to_owned(),
            _ => String::new(),
        }
    }

    fn opening_start(&self, node: &Node) -> String {
        match &node.kind {
            Kind::Interpolation(_) => "{{".to_owned(),
            _ => format!("<{}", node.name()),
        }
    }

    /// `</name` of an element, unless its last child prints it.
    pub fn closing_start_of(&self, id: Id) -> String {
        let node = self.tree.node(id);
        let last = self.tree.last(id);
        if last.is_some_and(|last| self.lends_closing(last)) {
            return String::new();
        }
        let prefix = match last {
            Some(last) if self.lends_end(id) => self.closing_mark(last),
            _ => "",
        };
        format!("{prefix}</{}", node.name())
    }

    /// The end of a tag, unless the next tag prints it, and what it prints of the next one.
    pub fn closing_end(&self, node: &Node) -> String {
        let borrowed = match self.tree.after(node) {
            Some(next) => self.borrows_end(next),
            None => self.lends_end(node.parent),
        };
        match borrowed {
            true => String::new(),
            false => format!("{}{}", self.closing_mark(node), self.closing_suffix(node)),
        }
    }

    /// What a node prints of the tag behind it.
    pub fn closing_suffix(&self, node: &Node) -> String {
        if self.lends_closing(node) {
            return format!("</{}", self.tree.parent(node).name());
        }
        match self.tree.after(node) {
            Some(next) if self.lends_start(node) => self.opening_start(next),
            _ => String::new(),
        }
    }

    fn closing_mark(&self, node: &Node) -> &'static str {
        match &node.kind {
            Kind::Interpolation(_) => "}}",
            Kind::Element(element) if element.self_closing => "/>",
            Kind::Element(_) => ">",
            _ => "",
        }
    }

    /// The first child prints the `>` of its parent's start tag.
    pub fn borrows_start(&self, node: &Node) -> bool {
        node.before.is_none() && node.sensitive_before && !node.space_before
    }

    /// The node prints the end of the tag before it.
    pub fn borrows_end(&self, node: &Node) -> bool {
        self.tree.before(node).is_some_and(|before| {
            !matches!(before.kind, Kind::DocType(_))
                && !node.is_block()
                && !before.is_text_like()
                && node.sensitive_before
                && !node.space_before
        })
    }

    /// The parent prints the end of its last child's tag.
    pub fn lends_end(&self, parent: Id) -> bool {
        let Some(last) = self.tree.last(parent) else {
            return false;
        };
        last.sensitive_after
            && !last.space_after
            && !self.ends_with_text(last)
            && !self.tree.node(parent).is_preformatted()
    }

    /// The last child prints `</name` of its parent.
    pub fn lends_closing(&self, node: &Node) -> bool {
        node.after.is_none() && !node.space_after && node.sensitive_after && self.ends_with_text(node)
    }

    /// The text prints `<name` of the tag behind it.
    pub fn lends_start(&self, node: &Node) -> bool {
        self.tree.after(node).is_some_and(|next| {
            !next.is_text_like() && node.is_text_like() && node.sensitive_after && !node.space_after
        })
    }

    fn ends_with_text(&self, node: &Node) -> bool {
        match node.children.last() {
            Some(last) => self.ends_with_text(self.tree.node(*last)),
            None => node.is_text_like() || node.is_interpolation(),
        }
    }
}
