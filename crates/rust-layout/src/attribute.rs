//! Lays out attributes and documentation comments.

use super::inner::Inner;
use super::layout::Layout;
use super::lexer::Span;
use super::list::{Format, ListItem, Trailing, Wish, tactic, written};
use super::overflow::Bracketed;
use super::shape::{Indent, STEP, Shape, is_single_line};
use super::syntax::{Attribute, AttributeKind, Meta, MetaKind};

/// Widest argument list of an attribute on one line.
const ATTRIBUTE_WIDTH: usize = 70;

impl Layout<'_> {
    /// Attributes on lines of their own; the last one without a newline.
    pub fn attributes(&self, attributes: &[Attribute], shape: Shape) -> Option<String> {
        let mut text = String::new();
        for (i, attribute) in attributes.iter().enumerate() {
            text.push_str(&self.attribute(attribute, shape)?);
            let Some(next) = attributes.get(i + 1) else {
                break;
            };
            let gap = Span { lo: attribute.span.hi, hi: next.span.lo };
            let is_doc = |attribute: &Attribute| matches!(attribute.kind, AttributeKind::Doc);
            let first = self.comments_in(gap).first();
            let space = &self.text[gap.lo..first.map_or(gap.hi, |comment| comment.lo)];
            let blank = space.matches('\n').count() > 1;
            if blank && is_doc(next) != is_doc(attribute) {
                text.push('\n');
            }
            text.push_str(&self.comment_lines(gap, shape.indent));
            text.push_str(&shape.indent.newline());
        }
        Some(text)
    }

    /// The comments of a gap behind an attribute, on its line or on lines of their own.
    pub fn comment_lines(&self, gap: Span, indent: Indent) -> String {
        let mut text = String::new();
        let mut end = gap.lo;
        for comment in self.comments_in(gap) {
            match self.text[end..comment.lo].contains('\n') {
                true => text.push_str(&indent.newline()),
                false => text.push(' '),
            }
            text.push_str(self.source(*comment).trim());
            end = comment.hi;
        }
        text
    }

    /// The attribute; as it stands, when it cannot be laid out.
    pub fn attribute_or_source(&self, attribute: &Attribute, shape: Shape) -> String {
        self.attribute(attribute, shape).unwrap_or_else(|| self.source(attribute.span).to_owned())
    }

    fn attribute(&self, attribute: &Attribute, shape: Shape) -> Option<String> {
        let source = self.source(attribute.span);
        let prefix = if attribute.inner { "#!" } else { "#" };
        match &attribute.kind {
            AttributeKind::Doc => {
                // Two spaces at the end of a line are a line break in Markdown.
                let lines = source.lines().map(|line| match line.ends_with("  ") {
                    true => line,
                    false => line.trim_end(),
                });
                Some(lines.collect::<Vec<_>>().join("\n"))
            }
            _ if self.has_comment(attribute.span) => Some(source.to_owned()),
            AttributeKind::Other => Some(source.to_owned()),
            AttributeKind::Derive(arguments) => self.derive(prefix, arguments, shape),
            AttributeKind::Meta(meta) => {
                let text = self.meta(meta, shape.after(prefix.len() + 1)?);
                Some(match text {
                    Some(text) => format!("{prefix}[{text}]"),
                    None => source.to_owned(),
                })
            }
        }
    }

    fn derive(&self, prefix: &str, arguments: &[Span], shape: Shape) -> Option<String> {
        let inner = shape.indented(STEP).full_width();
        let items: Vec<_> = arguments.iter().map(|argument| ListItem::new(self.source(*argument))).collect();
        let tactic = tactic(&items, Wish::Fit, 2, inner.width);
        let format = Format { ends_with_newline: false, ..Format::new(inner, tactic) };
        let text = written(&items, &format)?;
        let width = shape.after(10 + prefix.len())?.narrower(4)?.width;
        if is_single_line(&text) && text.len() <= width {
            return Some(format!("{prefix}[derive({text})]"));
        }
        let (start, end) = (inner.indent.newline(), shape.indent.newline());
        Some(format!("{prefix}[derive({start}{text},{end})]"))
    }

    /// What stands in an attribute's brackets.
    pub fn meta(&self, meta: &Meta, shape: Shape) -> Option<String> {
        let source = |span: Span| self.source(span).to_owned();
        match &meta.kind {
            MetaKind::Word => (meta.span.hi - meta.span.lo <= shape.width).then(|| source(meta.span)),
            MetaKind::Literal => self.literal(meta.span, shape),
            MetaKind::Value { path, value } => {
                let path = source(*path);
                let inner = shape.shrunk(path.len() + 3)?;
                let value = self.literal(*value, inner).unwrap_or_else(|| source(*value));
                Some(format!("{path} = {value}"))
            }
            MetaKind::List { path, items } => {
                let trailing = match self.ends_with_comma(meta.span) {
                    true => Trailing::Always,
                    false => Trailing::Never,
                };
                let list = Bracketed {
                    name: self.source(*path),
                    items: items.iter().map(Inner::Meta).collect(),
                    inside: Span { lo: path.hi + 1, hi: meta.span.hi - 1 },
                    brackets: ("(", ")"),
                    limit: ATTRIBUTE_WIDTH,
                    trailing: Some(trailing),
                };
                self.bracketed(&list, shape.narrower(1)?)
            }
        }
    }

    /// `text` behind attributes that stand on lines of their own.
    pub fn behind_attributes(&self, attributes: &[Attribute], text: String, shape: Shape) -> Option<String> {
        let Some(last) = attributes.last() else {
            return Some(text);
        };
        let lines = self.attributes(attributes, shape)?;
        let comments = self.comment_lines(self.gap_after(last.span.hi), shape.indent);
        Some(format!("{lines}{comments}{}{text}", shape.indent.newline()))
    }

    /// Space and comments from `lo` on.
    fn gap_after(&self, lo: usize) -> Span {
        let space = |at: usize| {
            let rest = &self.text[at..];
            at + rest.len() - rest.trim_start().len()
        };
        let mut hi = space(lo);
        let from = self.comments.partition_point(|comment| comment.lo < lo);
        for comment in &self.comments[from..] {
            if comment.lo != hi {
                break;
            }
            hi = space(comment.hi);
        }
        Span { lo, hi }
    }
}
