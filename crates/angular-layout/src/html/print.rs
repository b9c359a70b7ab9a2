//! Lays out the nodes of a template.

use super::attribute::attribute;
use super::doc::{Doc, GroupId, broken_group, group, indent, joined, named_group, nothing, text};
use super::expression::{Place, Unreadable, expression, microsyntax};
use super::tags::Tags;
use super::tree::{Block, Element, Id, Kind, Node, Tree};

/// An expression that cannot be read, and where it stands.
pub struct Problem {
    pub offset: usize,
    pub message: String,
}

/// A template and its source.
pub struct Printer<'t> {
    pub tree: &'t Tree,
    pub source: &'t str,
}

type Printed = Result<Doc, Problem>;

fn at<T>(offset: usize) -> impl Fn(Unreadable) -> Result<T, Problem> {
    move |Unreadable(message)| Err(Problem { offset, message })
}

impl Printer<'_> {
    /// The whole template.
    pub fn root(&self) -> Printed {
        let children = self.children(0)?;
        Ok(Doc::Concat(vec![group(children), Doc::Hardline]))
    }

    /// Who prints which bracket.
    pub(super) fn tags(&self) -> Tags<'_> {
        Tags { tree: self.tree }
    }

    fn node(&self, id: Id) -> Printed {
        let node = self.tree.node(id);
        let tags = self.tags();
        match &node.kind {
            Kind::Root => Ok(nothing()),
            Kind::Element(element) => self.element(id, node, element),
            Kind::Text(words) => Ok(self.text(node, words)),
            Kind::Interpolation(code) => {
                let code = expression(code, Place::Interpolation).or_else(at(node.start + 2))?;
                let borrowed = self.tree.after(node).is_some_and(|next| tags.borrows_end(next));
                let end = match borrowed {
                    true => text(" "),
                    false => Doc::Line,
                };
                Ok(Doc::Concat(vec![
                    text(tags.opening(node)),
                    indent(vec![Doc::Line, code.doc]),
                    end,
                    text(tags.closing_end(node)),
                ]))
            }
            Kind::Comment(comment) => Ok(Doc::Concat(vec![
                text(tags.opening_prefix(node)),
                Doc::Verbatim(comment.as_str().into()),
                text(tags.closing_suffix(node)),
            ])),
            Kind::Block(block) => self.block(id, node, block),
            Kind::Let(name, value) => {
                let value = expression(value, Place::Binding).or_else(at(node.start))?;
                Ok(group(vec![
                    text("@let "),
                    group(vec![text(format!("{name} =")), group(vec![indent(vec![Doc::Line, value.doc])])]),
                    text(";"),
                ]))
            }
            Kind::DocType(value) => {
                let words: Vec<_> = value.split_whitespace().collect();
                Ok(text(format!("<!doctype {}>", words.join(" "))))
            }
        }
    }

    fn text(&self, node: &Node, words: &str) -> Doc {
        let tags = self.tags();
        let parent = self.tree.parent(node);
        if parent.is_preformatted() || parent.is_raw() {
            return Doc::Verbatim(words.into());
        }
        let mut words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        if let Some(first) = words.first_mut() {
            first.insert_str(0, &tags.opening_prefix(node));
        }
        if let Some(last) = words.last_mut() {
            last.push_str(&tags.closing_suffix(node));
        }
        let words = words.into_iter().map(text).collect();
        Doc::Fill(joined(&[Doc::Line], words))
    }

    fn element(&self, id: Id, node: &Node, element: &Element) -> Printed {
        let tags = self.tags();
        let start_tag = self.start_tag(id, node, element)?;
        if node.is_preformatted() || node.is_raw() {
            let inside = &self.source[element.inside.0..element.inside.1];
            return Ok(Doc::Concat(vec![
                group(start_tag),
                Doc::Verbatim(inside.into()),
                text(format!("</{}{}", element.name, tags.closing_end(node))),
            ]));
        }
        let mut end_tag = String::new();
        if !element.self_closing {
            end_tag.push_str(&tags.closing_start_of(id));
        }
        end_tag.push_str(&tags.closing_end(node));
        let attributes: GroupId = id * 2;
        let whole = |content: Vec<Doc>| {
            let mut parts = vec![named_group(Some(attributes), start_tag.clone())];
            parts.extend(content);
            parts.push(text(end_tag.as_str()));
            group(parts)
        };
        let (Some(first), Some(last)) = (self.tree.first(id), self.tree.last(id)) else {
            let space = node.space_inside && node.sensitive_inside;
            return Ok(whole(if space { vec![Doc::Line] } else { Vec::new() }));
        };
        // A single interpolation stays with the tags.
        let hugs = node.children.len() == 1
            && first.is_interpolation()
            && first.sensitive_before
            && !first.space_before
            && last.sensitive_after
            && !last.space_after;
        let unless_attributes_broken =
            || Doc::IfBroken { id: Some(attributes), broken: Box::new(Doc::Softline), flat: Box::new(nothing()) };
        let start = match hugs {
            true => unless_attributes_broken(),
            false if first.space_before && first.sensitive_before => Doc::Line,
            false => Doc::Softline,
        };
        let end_borrowed = match self.tree.after(node) {
            Some(next) => tags.borrows_end(next),
            None => tags.lends_end(node.parent),
        };
        let space_at_end = last.space_after && last.sensitive_after;
        let end = match (end_borrowed, hugs) {
            (true, _) if space_at_end => text(" "),
            (true, _) => nothing(),
            (false, true) => unless_attributes_broken(),
            (false, false) if space_at_end => Doc::Line,
            (false, false) => Doc::Softline,
        };
        let mut content = vec![start];
        content.extend(self.children(id)?);
        let content = match hugs {
            true => Doc::IndentIfBroken { id: attributes, content: Box::new(Doc::Concat(content)) },
            false => indent(content),
        };
        let forced = match self.forces_break(id, node) {
            true => Doc::Break,
            false => nothing(),
        };
        Ok(whole(vec![forced, content, end]))
    }

    fn start_tag(&self, id: Id, node: &Node, element: &Element) -> Result<Vec<Doc>, Problem> {
        let tags = self.tags();
        let keeps_end = node.is_preformatted() || node.is_raw();
        let first = self.tree.first(id).filter(|_| !keeps_end);
        let mut parts = vec![text(tags.opening(node))];
        if element.attributes.is_empty() {
            parts.push(text(if element.self_closing { " " } else { "" }));
        } else {
            let mut docs = Vec::with_capacity(element.attributes.len());
            for value in &element.attributes {
                docs.push(attribute(value).or_else(at(value.start))?);
            }
            let mut list = vec![Doc::Line];
            list.extend(joined(&[Doc::Line], docs));
            parts.push(indent(list));
            let borrowed = first.is_some_and(|first| tags.borrows_start(first))
                || element.self_closing && tags.lends_end(node.parent);
            parts.push(match (borrowed, element.self_closing) {
                (true, true) => text(" "),
                (true, false) => nothing(),
                (false, true) => Doc::Line,
                (false, false) => Doc::Softline,
            });
        }
        if !element.self_closing && !first.is_some_and(|first| tags.borrows_start(first)) {
            parts.push(text(">"));
        }
        Ok(parts)
    }

    fn block(&self, id: Id, node: &Node, block: &Block) -> Printed {
        let mut parts = Vec::new();
        if self.tree.before(node).is_some_and(|before| self.continues(before)) {
            parts.push(text("} "));
        }
        parts.push(text(format!("@{}", block.name)));
        if let Some(parameters) = &block.parameters {
            let parameters = parameters.trim();
            let inner = match block.name.as_str() {
                "if" | "else if" | "for" | "switch" | "case" => {
                    microsyntax(parameters).or_else(at(block.parameters_start))?
                }
                _ => super::expression::Expression {
                    doc: Doc::Concat(joined(
                        &[text(";"), Doc::Line],
                        parameters.split(';').map(|part| text(part.trim())).collect(),
                    )),
                    hugs: false,
                },
            };
            let inner = match inner.hugs {
                true => group(vec![inner.doc]),
                false => group(vec![indent(vec![Doc::Softline, inner.doc]), Doc::Softline]),
            };
            parts.push(Doc::Concat(vec![text(" ("), inner, text(")")]));
        }
        parts.push(text(" {"));
        let closes = !self.continues(node);
        if !node.children.is_empty() {
            let mut content = vec![Doc::Hardline];
            content.extend(self.children(id)?);
            parts.push(indent(content));
            if closes {
                parts.push(Doc::Hardline);
            }
        }
        if closes {
            parts.push(text("}"));
        }
        Ok(broken_group(parts))
    }

    /// Whether the next block goes on behind the brace of this one.
    fn continues(&self, node: &Node) -> bool {
        let (Kind::Block(block), Some(next)) = (&node.kind, self.tree.after(node)) else {
            return false;
        };
        let Kind::Block(next) = &next.kind else {
            return false;
        };
        match block.name.as_str() {
            "if" | "else if" => matches!(next.name.as_str(), "else if" | "else"),
            "for" => next.name == "empty",
            "defer" | "placeholder" | "error" | "loading" => {
                matches!(next.name.as_str(), "placeholder" | "error" | "loading")
            }
            _ => false,
        }
    }

    fn children(&self, id: Id) -> Result<Vec<Doc>, Problem> {
        let children = &self.tree.node(id).children;
        let mut parts = Vec::with_capacity(children.len() * 2);
        if self.forces_children_apart(self.tree.node(id)) {
            parts.push(Doc::Break);
            for &child in children {
                if let Some(before) = self.tree.before(self.tree.node(child)) {
                    let gap = self.gap(before, self.tree.node(child));
                    if let Some(gap) = gap {
                        parts.push(gap);
                        if self.has_blank_line_after(before) {
                            parts.push(Doc::Hardline);
                        }
                    }
                }
                parts.push(self.node(child)?);
            }
            return Ok(parts);
        }
        for &child in children {
            let node = self.tree.node(child);
            let before = self.tree.before(node);
            match node.is_text_like() {
                true => self.push_text(&mut parts, child, node, before)?,
                false => self.push_tag(&mut parts, child, node, before)?,
            }
        }
        Ok(parts)
    }

    fn push_text(&self, parts: &mut Vec<Doc>, id: Id, node: &Node, before: Option<&Node>) -> Result<(), Problem> {
        if let Some(before) = before.filter(|before| before.is_text_like())
            && let Some(gap) = self.gap(before, node)
        {
            match self.has_blank_line_after(before) {
                true => parts.extend([Doc::Hardline, Doc::Hardline]),
                false => parts.push(gap),
            }
        }
        parts.push(self.node(id)?);
        Ok(())
    }

    fn push_tag(&self, parts: &mut Vec<Doc>, id: Id, node: &Node, before: Option<&Node>) -> Result<(), Problem> {
        let group_of = |id: Id| Some(id * 2 + 1);
        let mut leading = Vec::new();
        let mut trailing = Vec::new();
        let mut behind = Vec::new();
        if let Some(before) = before
            && let Some(gap) = self.gap(before, node)
        {
            if self.has_blank_line_after(before) {
                parts.extend([Doc::Hardline, Doc::Hardline]);
            } else if matches!(gap, Doc::Hardline) {
                parts.push(Doc::Hardline);
            } else if before.is_text_like() {
                leading.push(gap);
            } else {
                leading.push(Doc::IfBroken {
                    id: node.before.and_then(group_of),
                    broken: Box::new(nothing()),
                    flat: Box::new(Doc::Softline),
                });
            }
        }
        if let Some(after) = self.tree.after(node)
            && let Some(gap) = self.gap(node, after)
        {
            if self.has_blank_line_after(node) {
                if after.is_text_like() {
                    behind.extend([Doc::Hardline, Doc::Hardline]);
                }
            } else if matches!(gap, Doc::Hardline) {
                if after.is_text_like() {
                    behind.push(Doc::Hardline);
                }
            } else {
                trailing.push(gap);
            }
        }
        let mut content = vec![self.node(id)?];
        content.extend(trailing);
        leading.push(named_group(group_of(id), content));
        parts.push(group(leading));
        parts.extend(behind);
        Ok(())
    }

    fn forces_break(&self, id: Id, node: &Node) -> bool {
        let has_tags = |child: &Id| {
            let inner = &self.tree.node(*child).children;
            inner.iter().any(|inner| !self.tree.node(*inner).is_text())
        };
        let only_child_alone = match (self.tree.first(id), node.children.len()) {
            (Some(only), 1) => {
                !only.is_text() && self.break_before(only) && (!only.sensitive_after || self.break_after(only))
            }
            _ => false,
        };
        self.forces_children_apart(node)
            || matches!(node.name(), "body" | "script" | "style")
            || node.children.iter().any(has_tags)
            || only_child_alone
    }

    fn forces_children_apart(&self, node: &Node) -> bool {
        node.element().is_some()
            && !node.children.is_empty()
            && (matches!(node.name(), "html" | "head" | "ul" | "ol" | "select")
                || node.display.starts_with("table") && node.display != "table-cell")
    }
}
