//! The gap between two nodes of a template.

use super::doc::Doc;
use super::print::Printer;
use super::tree::{Kind, Node};

impl Printer<'_> {
    /// What stands between two nodes; None for nothing at all.
    pub(super) fn gap(&self, before: &Node, after: &Node) -> Option<Doc> {
        let tags = self.tags();
        if before.is_text_like() && after.is_text_like() {
            return match (before.sensitive_after, before.space_after) {
                (true, false) => None,
                (true, true) if self.stands_alone(after) => Some(Doc::Hardline),
                (true, true) => Some(Doc::Line),
                (false, _) if self.stands_alone(after) => Some(Doc::Hardline),
                (false, _) => Some(Doc::Softline),
            };
        }
        let borrows = tags.borrows_end(after);
        let only = |node: &Node| match node.children.as_slice() {
            [only] => self.tree.node(*only).is_interpolation(),
            _ => false,
        };
        let has_more = |node: &Node| {
            !node.children.is_empty()
                || node.is_interpolation()
                || node.is_self_closing()
                || node.element().is_some_and(|element| !element.attributes.is_empty())
        };
        let nothing_between = borrows && before.element().is_some() && only(before) && before.space_before
            || tags.lends_start(before) && has_more(after)
            || before.element().is_some() && before.is_self_closing() && borrows;
        if nothing_between {
            return None;
        }
        if matches!(after.kind, Kind::Comment(_)) && after.sensitive_before && !after.space_before {
            return Some(Doc::Softline);
        }
        let nested = || {
            let last = before.children.last().map(|last| self.tree.node(*last));
            last.is_some_and(|last| {
                let inner = last.children.last().map(|inner| self.tree.node(*inner));
                let inner_ends = last.is_interpolation() || inner.is_some_and(|inner| tags.lends_closing(inner));
                tags.lends_closing(last) && inner_ends
            })
        };
        if !after.sensitive_before || self.stands_alone(after) || borrows && nested() {
            return Some(Doc::Hardline);
        }
        Some(match after.space_before {
            true => Doc::Line,
            false => Doc::Softline,
        })
    }

    fn line(&self, offset: usize) -> usize {
        self.source[..offset].matches('\n').count()
    }

    fn has_break(&self, from: usize, to: usize) -> bool {
        from < to && self.source[from..to].contains('\n')
    }

    /// Whether the source has a blank line there, which is kept.
    pub(super) fn has_blank_line_after(&self, node: &Node) -> bool {
        let next = self.tree.after(node);
        next.is_some_and(|next| self.line(node.end) + 1 < self.line(next.start))
    }

    /// Whether the node keeps the line of its own that it has in the source.
    fn stands_alone(&self, node: &Node) -> bool {
        let forces = |node: &Node| {
            matches!(node.kind, Kind::Comment(_) | Kind::DocType(_)) || matches!(node.name(), "script" | "select")
        };
        let surrounded = |node: &Node| self.break_before(node) && self.break_after(node);
        forces(node)
            || surrounded(node)
            || self
                .tree
                .before(node)
                .is_some_and(|before| forces(before) || before.name() == "br" || surrounded(before))
    }

    /// Whether the source breaks the line before the node.
    pub(super) fn break_before(&self, node: &Node) -> bool {
        let parent = self.tree.parent(node);
        node.space_before
            && match self.tree.before(node) {
                Some(before) => self.has_break(before.end, node.start),
                None => match self.inside(parent) {
                    Some((start, _)) => self.has_break(start, node.start),
                    None => true,
                },
            }
    }

    /// Whether the source breaks the line behind the node.
    pub(super) fn break_after(&self, node: &Node) -> bool {
        let parent = self.tree.parent(node);
        node.space_after
            && match self.tree.after(node) {
                Some(after) => self.has_break(node.end, after.start),
                None => match self.inside(parent) {
                    Some((_, end)) => self.has_break(node.end, end),
                    None => true,
                },
            }
    }

    /// Where the content of a parent starts and ends; None for the root.
    fn inside(&self, parent: &Node) -> Option<(usize, usize)> {
        match &parent.kind {
            Kind::Element(element) => Some(element.inside),
            Kind::Block(_) => Some((parent.start, parent.end)),
            _ => None,
        }
    }
}
